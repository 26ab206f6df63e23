import type { TransportChoice } from '../../shared/model/live.ts';
import { type AppError, fail, ok, type Result } from '../../shared/result.ts';
import type { EchoSink, EchoTransport } from './transport.ts';
import { createNativeIcmpTransport } from './transports/native-icmp.ts';
import { createSimulatedTransport, type SimulatedOptions } from './transports/simulated.ts';
import { createSystemPingTransport } from './transports/system-ping.ts';
import { createWindowsIcmpTransport } from './transports/windows-icmp.ts';

/** A transport that is open, and what to say about the choice: why a better one was not usable, or null. */
export interface OpenedTransport {
  readonly transport: EchoTransport;
  readonly message: string | null;
}

/** Makes a transport; the engine's tests put their own in. */
export type TransportCandidates = (choice: TransportChoice) => readonly (() => EchoTransport)[];

/**
 * What a choice means on a platform, best first. A forced transport has no second; simulated only ever by choice.
 *
 * @param simulation  Which lab to play; without one there is no simulated transport.
 */
export function transportCandidates(
  platform: NodeJS.Platform,
  simulation: SimulatedOptions | null,
): TransportCandidates {
  const native = () => (platform === 'win32' ? createWindowsIcmpTransport() : createNativeIcmpTransport());
  const system = () => createSystemPingTransport();
  return (choice) => {
    switch (choice) {
      case 'native':
        return [native];
      case 'system':
        return [system];
      case 'simulated':
        return simulation === null ? [] : [() => createSimulatedTransport(simulation)];
      case 'auto':
        return [native, system];
    }
  };
}

/**
 * Opens the first transport of a choice that works here.
 *
 * @returns `no-transport` with a sentence for people, what to do included, when none does.
 */
export async function openTransport(
  choice: TransportChoice,
  sink: EchoSink,
  candidates: TransportCandidates,
): Promise<Result<OpenedTransport>> {
  const reasons: AppError[] = [];
  for (const create of candidates(choice)) {
    const transport = create();
    const opened = await transport.open(sink);
    if (opened.ok) {
      const better = reasons[0];
      return ok({ transport, message: better === undefined ? null : `Using ${transport.label}: ${better.message}` });
    }
    reasons.push(opened.error);
  }
  const why = reasons.map(({ message }) => message).join(' ');
  if (choice === 'auto') {
    return fail('no-transport', `Devices cannot be pinged from this computer, so nothing is being checked. ${why}`);
  }
  return fail(
    'no-transport',
    `The chosen way to ping (${choice}) does not work here. ${why} Choose "automatic" in Settings.`.replace('  ', ' '),
  );
}
