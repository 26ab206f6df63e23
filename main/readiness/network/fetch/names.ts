import { mayContact, type Network, rehearsedEndpoint } from '../network.ts';
import { type Endpoint, parseEndpoint } from './connect.ts';
import { askServer, askSystem, isAddress, needsSystemLookup, type ServerAnswer } from './resolve.ts';

/** How a name became addresses. */
export type NameObservation =
  /** Nothing to look up: it is an address already. */
  | { readonly kind: 'address'; readonly address: string }
  /** A rehearsal sends it elsewhere; DNS was not asked. */
  | { readonly kind: 'rehearsed'; readonly endpoint: Endpoint }
  /** A rehearsal that stays on this laptop: neither the name nor the address may be used. */
  | { readonly kind: 'off-limits' }
  | { readonly kind: 'asked'; readonly answers: readonly ServerAnswer[] };

/** Asks every DNS server that the school names, at the same time; without any, the laptop's own resolvers. */
export async function lookUp(
  network: Network,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<NameObservation> {
  const endpoint = rehearsedEndpoint(network, { address: host, port });
  if (endpoint !== null) return { kind: 'rehearsed', endpoint };
  if (isAddress(host)) {
    return mayContact(network, { address: host, port }) ? { kind: 'address', address: host } : { kind: 'off-limits' };
  }
  const dnsServers = usableDnsServers(network);
  if (dnsServers === null) return { kind: 'off-limits' };
  const answers =
    dnsServers.length === 0
      ? [await askOwnResolvers(host, signal)]
      : await Promise.all(dnsServers.map((server) => askServer(server, host, signal)));
  return { kind: 'asked', answers };
}

/** The school's servers; empty: the laptop's own. Null: a rehearsal lets none of them be asked. */
export function usableDnsServers(network: Network): readonly string[] | null {
  const { dnsServers } = network.site.network;
  if (!network.site.rehearsal.isLocalOnly) return dnsServers;
  const near = dnsServers.filter((server) =>
    mayContact(network, parseEndpoint(server) ?? { address: server, port: 53 }),
  );
  return near.length === 0 ? null : near;
}

/** Up to two addresses of each family, IPv4 first: what most of a school's devices use. */
export function candidatesOf(observation: NameObservation, port: number): Endpoint[] {
  switch (observation.kind) {
    case 'address':
      return [{ address: observation.address, port }];
    case 'rehearsed':
      return [observation.endpoint];
    case 'off-limits':
      return [];
    case 'asked': {
      const answer = observation.answers.find(({ outcome }) => outcome === 'answered');
      const addresses = [...(answer?.v4.slice(0, 2) ?? []), ...(answer?.v6.slice(0, 2) ?? [])];
      return addresses.map((address) => ({ address, port }));
    }
  }
}

/** The system's own way where the servers that Node sees are not the ones the system asks, or do not know such names. */
async function askOwnResolvers(host: string, signal: AbortSignal): Promise<ServerAnswer> {
  if (needsSystemLookup(host)) return askSystem(host, signal);
  const answer = await askServer(null, host, signal);
  return answer.outcome === 'closed' || answer.outcome === 'unreadable' ? askSystem(host, signal) : answer;
}
