import { mayContact, type Network, rehearsedEndpoint } from '../network.ts';
import { type Attempt, pause } from './attempt.ts';
import { connectTcp, type Endpoint } from './connect.ts';
import { CONNECT_LIMIT_MS, CONNECT_RETRY_PAUSE_MS, MAX_CONNECT_TRIES } from './limits.ts';
import { candidatesOf, lookUp, type NameObservation } from './names.ts';

export interface PortSeen {
  readonly port: number;
  /** The last of its tries. */
  readonly result: Attempt<null>;
  readonly tries: number;
}

/** What a machine inside the school showed. */
export interface MachineSeen {
  readonly name: NameObservation;
  /** Null: the name led nowhere. */
  readonly endpoint: Endpoint | null;
  readonly ports: readonly PortSeen[];
  /** Every port answered. */
  readonly isHealthy: boolean;
}

/**
 * Looks a machine up and connects to each of its ports. Never rejects.
 *
 * @param quickEnoughMs  A slower connect is measured again: a moment in which this laptop was busy is not the machine's fault.
 */
export async function probeMachine(
  network: Network,
  host: string,
  ports: readonly number[],
  quickEnoughMs: number,
  signal: AbortSignal,
): Promise<MachineSeen> {
  const name = await lookUp(network, host, ports[0] ?? 0, signal);
  const found = candidatesOf(name, ports[0] ?? 0)[0] ?? null;
  const endpoint = found !== null && mayContact(network, found) ? found : null;
  if (endpoint === null) return { name, endpoint, ports: [], isHealthy: false };
  const seen = await Promise.all(
    ports.map((port) => knock(port, portEndpoint(network, host, endpoint.address, port), quickEnoughMs, signal)),
  );
  return { name, endpoint, ports: seen, isHealthy: seen.every(({ result }) => result.isOk) };
}

function portEndpoint(network: Network, host: string, address: string, port: number): Endpoint {
  return (
    rehearsedEndpoint(network, { address: host, port }) ??
    rehearsedEndpoint(network, { address, port }) ?? { address, port }
  );
}

async function knock(port: number, endpoint: Endpoint, quickEnoughMs: number, signal: AbortSignal): Promise<PortSeen> {
  for (let tries = 1; ; tries++) {
    const result = await connectTcp(endpoint, signal, CONNECT_LIMIT_MS);
    if (result.isOk) {
      result.value.destroy();
      const tookMs = await quickest(result.tookMs, endpoint, quickEnoughMs, signal);
      return { port, tries, result: { isOk: true, tookMs, value: null } };
    }
    if (tries >= MAX_CONNECT_TRIES || signal.aborted) return { port, tries, result };
    await pause(CONNECT_RETRY_PAUSE_MS, signal);
  }
}

async function quickest(
  firstMs: number,
  endpoint: Endpoint,
  quickEnoughMs: number,
  signal: AbortSignal,
): Promise<number> {
  let bestMs = firstMs;
  for (let again = 1; again < MAX_CONNECT_TRIES && bestMs > quickEnoughMs && !signal.aborted; again++) {
    await pause(CONNECT_RETRY_PAUSE_MS, signal);
    const result = await connectTcp(endpoint, signal, CONNECT_LIMIT_MS);
    if (!result.isOk) continue;
    result.value.destroy();
    bestMs = Math.min(bestMs, result.tookMs);
  }
  return bestMs;
}
