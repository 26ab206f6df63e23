import { promises as dns, getServers, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { attempt } from './attempt.ts';
import { DNS_LIMIT_MS } from './limits.ts';

/** What one DNS server said of one name. */
export interface ServerAnswer {
  /** As configured: `10.0.0.53`, `127.0.0.1:5353`; null: the laptop's own resolvers. */
  readonly server: string | null;
  readonly tookMs: number;
  readonly outcome: DnsOutcome;
  readonly v4: readonly string[];
  readonly v6: readonly string[];
}

/**
 * - `no-such-name`   the server says that the name does not exist (NXDOMAIN)
 * - `no-address`     the name exists without an address
 * - `silent`         nothing came back in time
 * - `closed`         nothing listens there
 * - `failed`         the server says that it could not find out, or will not tell
 * - `unreadable`     the answer is not one, or the server's address is none
 */
export type DnsOutcome =
  | 'answered'
  | 'no-such-name'
  | 'no-address'
  | 'silent'
  | 'closed'
  | 'failed'
  | 'unreadable'
  | 'stopped';

/** Source: the error codes of Node's `dns` module, which are those of c-ares. */
const OUTCOMES: Readonly<Record<string, DnsOutcome>> = {
  ENOTFOUND: 'no-such-name',
  ENODATA: 'no-address',
  ETIMEOUT: 'silent',
  ECANCELLED: 'silent',
  ECONNREFUSED: 'closed',
  ESERVFAIL: 'failed',
  EREFUSED: 'failed',
  ENOTIMP: 'failed',
};

/** What counts when IPv4 and IPv6 are answered differently: the last of these that was said. */
const TELLING: readonly DnsOutcome[] = ['no-address', 'no-such-name', 'failed', 'unreadable', 'closed', 'silent'];

/**
 * Asks one server for the IPv4 and IPv6 addresses of a name. Node's own time limit for this is not exact (nodejs/node#65340), so the
 * query is cancelled from outside. `getaddrinfo` is left alone: it cannot be cancelled, and four hanging names would hold up the
 * file and database work that shares its threads.
 */
export async function askServer(server: string | null, host: string, signal: AbortSignal): Promise<ServerAnswer> {
  const answer = await attempt<Pick<ServerAnswer, 'outcome' | 'v4' | 'v6'>>(signal, DNS_LIMIT_MS, ({ succeed }) => {
    const resolver = new dns.Resolver({ timeout: DNS_LIMIT_MS / 2, tries: 2 });
    if (server !== null) resolver.setServers([server]);
    const v4 = resolver.resolve4(host).catch(outcomeOf);
    const v6 = resolver.resolve6(host).catch(outcomeOf);
    void Promise.all([v4, v6]).then(([four, six]) => succeed(combine(four, six)));
    return () => resolver.cancel();
  });
  const { tookMs } = answer;
  if (answer.isOk) return { server, tookMs, ...answer.value };
  const outcome =
    answer.failure.kind === 'stopped' ? 'stopped' : answer.failure.kind === 'timeout' ? 'silent' : 'unreadable';
  return { server, tookMs, outcome, v4: [], v6: [] };
}

/** Names that only the operating system can look up: `printer`, `cache.local`. */
export function needsSystemLookup(host: string): boolean {
  return !host.includes('.') || host.endsWith('.local');
}

/** Asks the operating system, which also knows its own file and the neighbours. Takes one of the few shared threads. */
export async function askSystem(host: string, signal: AbortSignal): Promise<ServerAnswer> {
  const answer = await attempt<Pick<ServerAnswer, 'outcome' | 'v4' | 'v6'>>(signal, DNS_LIMIT_MS, ({ succeed }) => {
    lookup(host, { all: true }, (error, found) => {
      if (error !== null) succeed({ outcome: 'no-such-name', v4: [], v6: [] });
      else
        succeed({
          outcome: 'answered',
          v4: found.filter(({ family }) => family === 4).map(({ address }) => address),
          v6: found.filter(({ family }) => family === 6).map(({ address }) => address),
        });
    });
    return () => {};
  });
  if (answer.isOk) return { server: null, tookMs: answer.tookMs, ...answer.value };
  return { server: null, tookMs: answer.tookMs, outcome: 'silent', v4: [], v6: [] };
}

/** The servers that this laptop was told to ask. */
export function systemServers(): readonly string[] {
  return getServers();
}

export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

function outcomeOf(error: unknown): DnsOutcome {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return OUTCOMES[code] ?? 'unreadable';
}

function combine(
  four: readonly string[] | DnsOutcome,
  six: readonly string[] | DnsOutcome,
): Pick<ServerAnswer, 'outcome' | 'v4' | 'v6'> {
  const v4 = typeof four === 'string' ? [] : four;
  const v6 = typeof six === 'string' ? [] : six;
  if (v4.length + v6.length > 0) return { outcome: 'answered', v4, v6 };
  const outcomes = [four, six].filter((said) => typeof said === 'string');
  return { outcome: TELLING.findLast((outcome) => outcomes.includes(outcome)) ?? 'no-address', v4, v6 };
}
