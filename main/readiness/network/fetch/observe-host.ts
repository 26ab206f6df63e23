import type { Socket } from 'node:net';
import type { HttpExpectation } from '../../../../shared/profiles/schema.ts';
import { isSameSite } from '../judge/domains.ts';
import { hasIpv6, mayContact, type Network, rehearsedEndpoint } from '../network.ts';
import { type Attempt, pause } from './attempt.ts';
import { connectTcp, type Endpoint, parseEndpoint } from './connect.ts';
import { exchange, type HttpAnswer, openTunnel } from './exchange.ts';
import { type HandshakeFacts, type SecureConnection, shakeHands } from './handshake.ts';
import * as limits from './limits.ts';
import { candidatesOf, lookUp, type NameObservation } from './names.ts';
import { isAddress } from './resolve.ts';

/** One concrete host and port, and how far to go with it. */
export interface HostTarget {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'https' | 'tls' | 'tcp';
  /** Null: no web page is asked for. */
  readonly http: HttpExpectation | null;
}

/** Whether what was seen so far is good enough for the next step to mean anything. */
export interface HostGate {
  readonly name: (name: NameObservation) => boolean;
  readonly tls: (facts: Attempt<HandshakeFacts>) => boolean;
}

/** One try to connect: where to, and what came of it. */
export interface ConnectTry {
  readonly endpoint: Endpoint;
  /** Where a rehearsal really sent it; null: to the endpoint itself. */
  readonly sentTo: Endpoint | null;
  readonly result: Attempt<null>;
}

/** One answered page; several where it led on. */
export interface Hop {
  readonly url: string;
  readonly answer: Attempt<HttpAnswer>;
}

/** Everything seen on the way to a host. A step that is null was not tried, since an earlier one failed or it does not apply. */
export interface HostObservation {
  readonly target: HostTarget;
  readonly startedAt: number;
  /** The school's proxy, when devices are meant to use one; null: straight there. */
  readonly proxy: Endpoint | null;
  /** Null: the proxy looks names up. */
  readonly name: NameObservation | null;
  readonly tries: readonly ConnectTry[];
  readonly tunnel: Attempt<null> | null;
  readonly tls: Attempt<HandshakeFacts> | null;
  /** In the order they were asked. */
  readonly hops: readonly Hop[];
  /** Connect times in milliseconds; null: no answer in time. Empty: not measured. */
  readonly roundTripsMs: readonly (number | null)[];
}

/** Goes to a host one step at a time until one fails: DNS, TCP, TLS, HTTP; then measures the way a few times. Never rejects. */
export async function observeHost(
  network: Network,
  target: HostTarget,
  gate: HostGate,
  signal: AbortSignal,
): Promise<HostObservation> {
  const startedAt = network.now();
  const way = await openWay(network, target, gate.name, signal);
  const base = { target, startedAt, ...way.seen };
  if (way.socket === null) return { ...base, tls: null, hops: [], roundTripsMs: [] };
  if (target.protocol === 'tcp') {
    way.socket.destroy();
    return { ...base, tls: null, hops: [], roundTripsMs: await roundTrips(way.seen, signal) };
  }
  const hello = await shakeHands(way.socket, target.host, network.trust(), signal, limits.TLS_LIMIT_MS);
  const tls = withoutSocket(hello, ({ facts }) => facts);
  if (!hello.isOk) return { ...base, tls, hops: [], roundTripsMs: [] };
  if (!gate.tls(tls)) {
    hello.value.socket.destroy();
    return { ...base, tls, hops: [], roundTripsMs: [] };
  }
  const hops = await ask(network, target, hello.value, signal);
  hello.value.socket.destroy();
  const isThrough = hops.every(({ answer }) => answer.isOk);
  return { ...base, tls, hops, roundTripsMs: isThrough ? await roundTrips(way.seen, signal) : [] };
}

type WaySeen = Pick<HostObservation, 'proxy' | 'name' | 'tries' | 'tunnel'>;
interface Way {
  readonly seen: WaySeen;
  readonly socket: Socket | null;
}

/** A connected socket to the host, through the proxy where the school has one, or what stood in the way. */
async function openWay(
  network: Network,
  { host, port }: Pick<HostTarget, 'host' | 'port'>,
  isUsable: HostGate['name'],
  signal: AbortSignal,
): Promise<Way> {
  const proxy = proxyFor(network, host);
  if (proxy === null) {
    const name = await lookUp(network, host, port, signal);
    if (!isUsable(name)) return { seen: { proxy, name, tries: [], tunnel: null }, socket: null };
    const { tries, socket } = await connectFirst(network, candidatesOf(name, port), signal);
    return { seen: { proxy, name, tries, tunnel: null }, socket };
  }
  const { tries, socket } = await connectFirst(network, [proxy], signal);
  if (socket === null) return { seen: { proxy, name: null, tries, tunnel: null }, socket: null };
  const tunnel = await openTunnel(socket, `${host}:${port}`, signal, limits.CONNECT_LIMIT_MS * 2);
  const seen = { proxy, name: null, tries, tunnel: withoutSocket(tunnel, () => null) };
  return { seen, socket: tunnel.isOk ? tunnel.value : null };
}

/** Machines of the school are reached without the proxy. */
function proxyFor(network: Network, host: string): Endpoint | null {
  const { expectedProxy } = network.site.network;
  return expectedProxy === null || isAddress(host) ? null : parseEndpoint(expectedProxy);
}

/** One address after the other, and again, until one answers or the tries are used up. */
async function connectFirst(network: Network, candidates: readonly Endpoint[], signal: AbortSignal) {
  const usable = candidates.filter((endpoint) => canTry(network, endpoint));
  const tries: ConnectTry[] = [];
  while (tries.length < limits.MAX_CONNECT_TRIES && !signal.aborted) {
    const endpoint = usable[tries.length % usable.length];
    if (endpoint === undefined) break;
    if (tries.length > 0) await pause(limits.CONNECT_RETRY_PAUSE_MS, signal);
    const sentTo = rehearsedEndpoint(network, endpoint);
    const result = await connectTcp(sentTo ?? endpoint, signal, limits.CONNECT_LIMIT_MS);
    tries.push({ endpoint, sentTo, result: withoutSocket(result, () => null) });
    if (result.isOk) return { tries, socket: result.value };
  }
  return { tries, socket: null };
}

/** Without IPv6 here an IPv6 address says nothing about the host. */
function canTry(network: Network, endpoint: Endpoint): boolean {
  if (!mayContact(network, endpoint)) return false;
  return !endpoint.address.includes(':') || hasIpv6(network) || isOnLoopback(network, endpoint);
}

function isOnLoopback(network: Network, endpoint: Endpoint): boolean {
  return (rehearsedEndpoint(network, endpoint) ?? endpoint).address === '::1';
}

/** Asks for the page, and follows where it leads within the host's own site when what comes there matters. */
async function ask(network: Network, target: HostTarget, first: SecureConnection, signal: AbortSignal): Promise<Hop[]> {
  const { http, host, port } = target;
  if (http === null || target.protocol !== 'https') return [];
  const hops: Hop[] = [];
  const endsAt = performance.now() + limits.ALL_HOPS_LIMIT_MS;
  const start = `https://${host}${port === 443 ? '' : `:${port}`}${http.path}`;
  // A school may type anything as a host; what is no address was not found before, except in a rehearsal.
  if (!URL.canParse(start)) return [];
  let url = new URL(start);
  let socket: Socket | null = first.socket;
  while (socket !== null) {
    const request = { host: url.host, path: `${url.pathname}${url.search}` };
    const limitMs = Math.min(limits.HTTP_LIMIT_MS, Math.max(1, endsAt - performance.now()));
    const answer: Attempt<HttpAnswer> = await exchange(socket, request, network.now, signal, limitMs);
    hops.push({ url: url.href, answer });
    const next = nextUrl(url, answer, http);
    if (next === null || hops.length > limits.MAX_REDIRECTS) return hops;
    url = next;
    socket = await until(endsAt, signal, (own) => reconnect(network, next, own));
  }
  return hops;
}

/** Runs something with a signal that also aborts at `endsAt` (`performance.now()`). */
async function until<T>(endsAt: number, outer: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const stop = () => own.abort();
  const timer = setTimeout(stop, Math.max(0, endsAt - performance.now()));
  outer.addEventListener('abort', stop, { once: true });
  if (outer.aborted) stop();
  try {
    return await run(own.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', stop);
  }
}

/** Null: the end of the way, or a step out of the site, which is judged and not taken. */
function nextUrl(url: URL, answer: Attempt<HttpAnswer>, http: HttpExpectation): URL | null {
  const needsContent = http.answer !== 'page' || http.contains !== undefined;
  if (!needsContent || !answer.isOk || answer.value.location === null) return null;
  if (answer.value.status < 300 || answer.value.status > 399) return null;
  const next = URL.canParse(answer.value.location, url.href) ? new URL(answer.value.location, url) : null;
  if (next === null || next.protocol !== 'https:') return null;
  return isSameSite(url.hostname, next.hostname) || http.mayRedirectTo.some((domain) => isBelow(next.hostname, domain))
    ? next
    : null;
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

async function reconnect(network: Network, url: URL, signal: AbortSignal): Promise<Socket | null> {
  const port = url.port === '' ? 443 : Number(url.port);
  const { socket } = await openWay(network, { host: url.hostname, port }, () => true, signal);
  if (socket === null) return null;
  const hello = await shakeHands(socket, url.hostname, network.trust(), signal, limits.TLS_LIMIT_MS);
  return hello.isOk ? hello.value.socket : null;
}

/** A few more connects to the address that answered; the first one counts too. */
async function roundTrips({ tries }: WaySeen, signal: AbortSignal): Promise<(number | null)[]> {
  const answered = tries.find(({ result }) => result.isOk);
  if (answered === undefined) return [];
  const times: (number | null)[] = [answered.result.tookMs];
  while (times.length < limits.ROUND_TRIPS && !signal.aborted) {
    await pause(limits.ROUND_TRIP_PAUSE_MS, signal);
    const again = await connectTcp(answered.sentTo ?? answered.endpoint, signal, limits.ROUND_TRIP_LIMIT_MS);
    if (again.isOk) again.value.destroy();
    if (again.isOk || again.failure.kind !== 'stopped') times.push(again.isOk ? again.tookMs : null);
  }
  return times;
}

function withoutSocket<T, U>(result: Attempt<T>, keep: (value: T) => U): Attempt<U> {
  return result.isOk ? { ...result, value: keep(result.value) } : result;
}
