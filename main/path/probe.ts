import type { Socket } from 'node:net';
import type { PathFailure, PathFailureCode, PathTarget } from '../../shared/model/path.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { PathProbe } from '../diagnosis/path-memory.ts';
import type { Attempt, Failure } from '../readiness/network/fetch/attempt.ts';
import { connectTcp, parseEndpoint } from '../readiness/network/fetch/connect.ts';
import { type HandshakeFacts, shakeHands } from '../readiness/network/fetch/handshake.ts';
import { candidatesOf, lookUp, type NameObservation } from '../readiness/network/fetch/names.ts';
import { askServer, type DnsOutcome } from '../readiness/network/fetch/resolve.ts';
import { isOnline, type Network, rehearsedEndpoint } from '../readiness/network/network.ts';

/** Asked of a name server to see that it answers; any answer will do, so it need not exist. */
const NAME_TO_ASK = 'example.com';

/**
 * Asks one hop once, over real sockets: a name server for a name, anything else for a connection and, where the hop speaks it, a TLS
 * handshake. Pings are the echo engine's, links are read (`link.ts`). One try, one connection, nothing is sent over it.
 *
 * @param now  Epoch milliseconds; the round trip itself is measured by the steps.
 * @returns Never rejects.
 */
export async function probeHop(
  target: PathTarget,
  network: Network,
  now: () => number,
  signal: AbortSignal,
): Promise<PathProbe> {
  const startedAt = now();
  const outcome = await (target.method === 'dns'
    ? askNameServer(target, network, signal)
    : knock(target, network, signal));
  return { startedAt, finishedAt: now(), ...outcome };
}

type Outcome = Pick<PathProbe, 'rttMs' | 'failure'>;

async function askNameServer({ host }: PathTarget, network: Network, signal: AbortSignal): Promise<Outcome> {
  if (!isOnline(network) && !isLoopback(parseEndpoint(host ?? '')?.address ?? host ?? ''))
    return failed('laptop-offline', 'This laptop has no network.');
  const { outcome, tookMs, server } = await askServer(host, NAME_TO_ASK, signal);
  return ANSWERED.has(outcome)
    ? { rttMs: tookMs, failure: null }
    : failed('name-service-down', `The name server ${server ?? ''} does not answer (${outcome}).`);
}

/** A server that says no is a server that answers. */
const ANSWERED: ReadonlySet<DnsOutcome> = new Set(['answered', 'no-such-name', 'no-address', 'failed']);

async function knock(target: PathTarget, network: Network, signal: AbortSignal): Promise<Outcome> {
  const { host, port } = target;
  if (host === null || port === null) return failed('not-yet', 'Nothing is configured to be asked.');
  if (!isOnline(network) && rehearsedEndpoint(network, { address: host, port }) === null && !isLoopback(host))
    return failed('laptop-offline', 'This laptop has no network.');
  const name = await lookUp(network, host, port, signal);
  const [endpoint] = candidatesOf(name, port);
  if (endpoint === undefined) return nameFailure(host, name);
  const connected = await connectTcp(rehearsedEndpoint(network, endpoint) ?? endpoint, signal, target.timeoutMs);
  if (!connected.isOk) return connectFailure(await withRouter(connected.failure, network), host, port);
  if (target.method === 'tcp') {
    connected.value.destroy();
    return { rttMs: connected.tookMs, failure: null };
  }
  return greet(connected.value, connected.tookMs, target, host, network, signal);
}

async function greet(
  socket: Socket,
  connectMs: number,
  { timeoutMs }: PathTarget,
  host: string,
  network: Network,
  signal: AbortSignal,
): Promise<Outcome> {
  const hello: Attempt<{ socket: Socket; facts: HandshakeFacts }> = await shakeHands(
    socket,
    host,
    network.trust(),
    signal,
    timeoutMs,
  );
  if (!hello.isOk) return connectFailure(hello.failure, host, null);
  hello.value.socket.destroy();
  return certificateFailure(hello.value.facts, host) ?? { rttMs: connectMs + hello.tookMs, failure: null };
}

/** OpenSSL's words for a chain whose end nobody knows: something in between signs with its own authority. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

function certificateFailure({ distrust, nameError, chain }: HandshakeFacts, host: string): Outcome | null {
  const issuer = chain[0]?.issuerName ?? 'an unknown issuer';
  if (distrust !== null && UNKNOWN_ISSUER.has(distrust))
    return failed('intercepted', `The certificate for ${host} comes from ${issuer}, which the public does not trust.`);
  if (distrust === 'CERT_HAS_EXPIRED') return failed('certificate-expired', `The certificate of ${host} has expired.`);
  if (nameError !== null) return failed('certificate-wrong-name', `${host} shows a certificate for another name.`);
  return distrust === null ? null : failed('intercepted', `The certificate of ${host} is not trusted (${distrust}).`);
}

function nameFailure(host: string, name: NameObservation): Outcome {
  const outcomes = name.kind === 'asked' ? name.answers.map(({ outcome }) => outcome) : [];
  const isGone = outcomes.some((outcome) => outcome === 'no-such-name' || outcome === 'no-address');
  return isGone
    ? failed('name-not-found', `The name server says that ${host} does not exist.`)
    : failed('name-service-down', `No name server answers, so ${host} cannot be looked up.`);
}

/** A laptop that has a router was told by it that there is no way on: that is the school's trouble, not the laptop's. */
async function withRouter(failure: Failure, network: Network): Promise<Failure> {
  if (failure.kind !== 'unreachable' || failure.code !== 'ENETUNREACH') return failure;
  const gateway = await network.findGateway().catch(() => '');
  return gateway === '' ? failure : { ...failure, code: 'EHOSTUNREACH' };
}

function connectFailure(failure: Failure, host: string, port: number | null): Outcome {
  const where = port === null ? host : `${host}, port ${port},`;
  switch (failure.kind) {
    case 'timeout':
      return failed('timeout', `${where} did not answer within ${Math.round(failure.afterMs / SECOND_MS)} s.`);
    case 'refused':
      return failed('refused', `${where} refuses the connection.`);
    case 'reset':
    case 'closed':
    case 'garbled':
      return failed('reset', `${where} cut the connection while it was being made.`);
    case 'unreachable':
      return failed(
        failure.code === 'EHOSTUNREACH' ? 'unreachable' : 'no-route',
        `There is no way to ${host} from here.`,
      );
    case 'stopped':
      return failed('not-yet', 'The check was stopped.');
    case 'proxy-refused':
      return failed('http-error', `The proxy refuses the way to ${host} (${failure.status}).`);
    case 'other':
      return failed('reset', `${where} could not be reached (${failure.detail}).`);
  }
}

function failed(code: PathFailureCode, sentence: string): Outcome {
  const failure: PathFailure = { code, sentence: sentence.slice(0, 300) };
  return { rttMs: null, failure };
}

function isLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.');
}
