import { setTimeout as wait } from 'node:timers/promises';
import { SECOND_MS } from '../../shared/units.ts';
import { parseEchoAddress } from '../probe/address.ts';
import { type RunPing, runSystemPing } from '../probe/transports/system-process.ts';
import type { EchoResult, Ping } from './network/network.ts';

/** Ours: politely spaced, and twenty of them end well within their check's deadline. */
const GAP_MS = 150;
const TIMEOUT_MS = SECOND_MS;

/**
 * Pings one address with the system's own command. The echo engine is not asked: it follows the roster, and a router is not
 * on it. `run` is a seam for tests.
 */
export function systemPing(run: RunPing = runSystemPing): Ping {
  return async (text, count, signal) => {
    const address = parseEchoAddress(text);
    if (address === null) return { kind: 'unavailable', why: 'it is not an address' };
    const outcomes: Promise<EchoResult>[] = [];
    for (let sent = 0; sent < count && !signal.aborted; sent += 1) {
      outcomes.push(once(() => run(address, TIMEOUT_MS), signal));
      await wait(GAP_MS, undefined, { signal }).catch(() => undefined);
    }
    const settled = await Promise.all(outcomes);
    const unavailable = settled.find(({ kind }) => kind === 'unavailable');
    if (unavailable !== undefined) return unavailable;
    const rttsMs = settled.flatMap((result) => (result.kind === 'measured' ? result.rttsMs : []));
    return { kind: 'measured', sent: settled.length, rttsMs };
  };
}

async function once(start: () => ReturnType<RunPing>, signal: AbortSignal): Promise<EchoResult> {
  const running = start();
  const end = () => running.end();
  signal.addEventListener('abort', end);
  const outcome = await running.outcome;
  signal.removeEventListener('abort', end);
  switch (outcome.kind) {
    case 'reply':
      return { kind: 'measured', sent: 1, rttsMs: [outcome.rttMs] };
    case 'not-started':
      return { kind: 'unavailable', why: 'this laptop has no ping command that may be run' };
    case 'failed':
      return outcome.reason === 'no-permission'
        ? { kind: 'unavailable', why: 'this laptop may not send pings' }
        : { kind: 'measured', sent: 1, rttsMs: [] };
    default:
      return { kind: 'measured', sent: 1, rttsMs: [] };
  }
}
