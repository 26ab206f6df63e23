import { networkInterfaces } from 'node:os';
import type { SecureContext } from 'node:tls';
import { parseNetworkAddress } from '../../../shared/model/address.ts';
import type { Site } from '../../../shared/model/site.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import { readGateway } from '../laptop/read/ways-out.ts';
import { type Endpoint, endpointText } from './fetch/connect.ts';
import { trustPublicAuthorities } from './fetch/handshake.ts';

/** What an echo to one address brought. */
export type EchoResult =
  | { readonly kind: 'measured'; readonly sent: number; readonly rttsMs: readonly number[] }
  /** Could not be sent from here; `why` is part of a sentence: `this laptop may not send pings`. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** Sends `count` pings, politely spaced. Settles when all are answered or late, or when the signal aborts. */
export type Ping = (address: string, count: number, signal: AbortSignal) => Promise<EchoResult>;

/** What the system would do for a URL: `DIRECT`, `PROXY host:port; DIRECT`, as Chromium says it. */
export type ResolveProxy = (url: string) => Promise<string>;

export interface NetworkOptions {
  /** Names, servers, proxy, block pages and rehearsal of the school. */
  readonly site: Pick<Site, 'network' | 'rehearsal'>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Absent: gateway pings are not made, and the check says so. */
  readonly ping?: Ping;
  /** Only a browser engine can evaluate the system's proxy script; absent: the proxy check says "not known". */
  readonly resolveProxy?: ResolveProxy;
  /** Absent: this process's own environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Own addresses of this laptop; absent: asks the system. */
  readonly ownAddresses?: () => readonly OwnAddress[];
  /** Address of the router that this laptop sends everything through; empty: none. Absent: asks the system. */
  readonly findGateway?: () => Promise<string>;
}

/** One address of one interface of this laptop, in CIDR form (`10.1.2.3/24`). */
export interface OwnAddress {
  readonly address: string;
  readonly cidr: string | null;
}

/** The laptop's network as the checks use it: no state but what it was made of, safe to share between checks. */
export interface Network {
  readonly site: Pick<Site, 'network' | 'rehearsal'>;
  readonly trust: () => SecureContext;
  readonly now: () => number;
  readonly ping: Ping | null;
  readonly resolveProxy: ResolveProxy | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Addresses that could reach something: without loopback and link-local ones. */
  readonly ownAddresses: () => readonly OwnAddress[];
  readonly findGateway: () => Promise<string>;
}

/** On Windows and on a Mac a program of the system is started for it. */
const FIND_GATEWAY_MS = 5 * SECOND_MS;

/** Usage: `networkChecks(plan, createNetwork({ site: plan.site, ping }))`, once for each sweep. */
export function createNetwork(options: NetworkOptions): Network {
  let trust: SecureContext | null = null;
  return {
    site: options.site,
    trust: () => {
      // Reading 140 authorities takes some 30 ms: once for a sweep, not once for a host.
      trust ??= trustPublicAuthorities(options.site.rehearsal.trustedCertificates);
      return trust;
    },
    now: options.now ?? Date.now,
    ping: options.ping ?? null,
    resolveProxy: options.resolveProxy ?? null,
    environment: options.environment ?? process.env,
    ownAddresses: options.ownAddresses ?? systemAddresses,
    findGateway: options.findGateway ?? systemGateway,
  };
}

/** Where a rehearsal sends this name or address instead; null: nowhere else. */
export function rehearsedEndpoint(network: Network, endpoint: Endpoint): Endpoint | null {
  return network.site.rehearsal.redirects[endpointText(endpoint)] ?? null;
}

/** A rehearsal may be told to touch nothing but this laptop: then only what it redirects, and loopback. */
export function mayContact(network: Network, endpoint: Endpoint): boolean {
  if (!network.site.rehearsal.isLocalOnly || rehearsedEndpoint(network, endpoint) !== null) return true;
  return endpoint.address === 'localhost' || parseNetworkAddress(endpoint.address)?.scope === 'loopback';
}

export function hasIpv6(network: Network): boolean {
  return network.ownAddresses().some(({ address }) => address.includes(':'));
}

export function isOnline(network: Network): boolean {
  return network.ownAddresses().length > 0;
}

async function systemGateway(): Promise<string> {
  return (await readGateway(AbortSignal.timeout(FIND_GATEWAY_MS))) ?? '';
}

function systemAddresses(): OwnAddress[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !isLinkOnly(address))
    .map(({ address, cidr }) => ({ address, cidr }));
}

/** An interface without a network gives itself such an address; it leads nowhere. */
function isLinkOnly(address: string): boolean {
  return parseNetworkAddress(address)?.scope === 'link';
}
