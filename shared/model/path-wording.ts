import { countsAgainstHop, type PathHopState, type PathState, type PathTarget } from './path.ts';

export const PATH_STATE_WORDS: Readonly<Record<PathHopState, string>> = {
  up: 'up',
  slow: 'slow',
  down: 'down',
  unknown: 'unknown',
  off: 'not watched',
};

/** One hop's state in words; `unknown` says which kind of not knowing it is. */
export function hopStateWords({ state, checkedAt, answeredAt, failure }: PathState): string {
  if (state !== 'unknown') return PATH_STATE_WORDS[state];
  if (failure !== null && !countsAgainstHop(failure.code)) return 'could not be asked';
  if (checkedAt === null) return 'not asked yet';
  return answeredAt === null ? 'never answered' : PATH_STATE_WORDS.unknown;
}

/** Where the probes go, as it is typed: `proctor.example.org:443`, `10.1.0.1`. Empty: nowhere, as with this laptop's own link. */
export function hopAddress({ host, address, port }: PathTarget): string {
  const name = host ?? address;
  if (name === null) return '';
  if (port === null) return name;
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`;
}

/** What is done to ask a hop, for people who read networks. */
export const PATH_METHOD_WORDS: Readonly<Record<PathTarget['method'], string>> = {
  link: 'read from this laptop',
  ping: 'ping',
  dns: 'DNS query',
  tcp: 'TCP connect',
  tls: 'TLS handshake',
  https: 'HTTPS request',
};
