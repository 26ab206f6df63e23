import type { TransportChoice } from '../../shared/model/live.ts';
import { type AppError, fail, ok, type Result } from '../../shared/result.ts';
import type { EchoSink, EchoTransport } from './transport.ts';
import { createSimulatedTransport, type SimulatedOptions } from './transports/simulated.ts';
import { createSystemPingTransport } from './transports/system-ping.ts';

/** A transport that is open, and what to say about the choice: why a better one was not usable, or null. */
export interface OpenedTransport {
  readonly transport: EchoTransport;
  readonly message: string | null;
}

/** Makes a transport; the engine's tests put their own in. A rejection means that its program parts are missing or broken. */
export type TransportFactory = () => Promise<EchoTransport>;
export type TransportCandidates = (choice: TransportChoice) => readonly TransportFactory[];

/**
 * What a choice means on a platform, best first. A forced transport has no second; simulated only ever by choice.
 *
 * @param simulation  Which lab to play; without one there is no simulated transport.
 */
export function transportCandidates(
  platform: NodeJS.Platform,
  simulation: SimulatedOptions | null,
): TransportCandidates {
  // Loaded when asked for: the binary part of `koffi` may be missing or made for another system, and then the others still work.
  const native = async () =>
    platform === 'win32'
      ? (await import('./transports/windows-icmp.ts')).createWindowsIcmpTransport()
      : (await import('./transports/native-icmp.ts')).createNativeIcmpTransport();
  const system = async () => createSystemPingTransport();
  return (choice) => {
    switch (choice) {
      case 'native':
        return [native];
      case 'system':
        return [system];
      case 'simulated':
        return simulation === null ? [] : [async () => createSimulatedTransport(simulation)];
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
    const opened = await openOne(create, sink);
    if (opened.ok) {
      const transport = opened.value;
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

async function openOne(create: TransportFactory, sink: EchoSink): Promise<Result<EchoTransport>> {
  let transport: EchoTransport;
  try {
    transport = await create();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
    return fail(
      'icmp-unavailable',
      `The part of the console that pings by itself could not be loaded (${why}). Installing the console again brings it back.`,
    );
  }
  const opened = await transport.open(sink);
  return opened.ok ? ok(transport) : opened;
}
