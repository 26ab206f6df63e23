import { countsAgainstHop, type PathHopKind, type PathState, type PathTarget } from '../../shared/model/path.ts';
import type { DiagnosedPlatform, DiagnosisInput } from './input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from './limits.ts';

/** A hop of the way out with its state. */
export interface Hop {
  readonly target: PathTarget;
  readonly state: PathState;
}

/** How one platform's hosts answer. */
export interface PlatformView {
  readonly platform: DiagnosedPlatform;
  /** Required hosts that fail, and those that are fine. */
  readonly failing: readonly Hop[];
  readonly fine: readonly Hop[];
  readonly slow: readonly Hop[];
  /** First failed probe of any of them; null: none fails. Epoch milliseconds. */
  readonly failingSince: number | null;
}

/** The way out at one look. */
export interface HopView {
  readonly of: (kind: PathHopKind) => readonly Hop[];
  readonly gateway: Hop | null;
  readonly internet: readonly Hop[];
  readonly nameServers: readonly Hop[];
  readonly platforms: readonly PlatformView[];
  /** A network device that the school named, by name; null: not watched. */
  readonly named: (name: string) => Hop | null;
}

export function viewHops(input: DiagnosisInput): HopView {
  const states = new Map(input.paths.map((state) => [state.targetId, state]));
  const asked = input.targets.flatMap((target): Hop[] => {
    const state = states.get(target.id);
    return state === undefined ? [] : [{ target, state }];
  });
  const hops = withoutOutdated(asked);
  const of = (kind: PathHopKind) => hops.filter(({ target }) => target.kind === kind);
  const boxes = new Map(
    [...of('access-point'), ...of('switch'), ...of('controller')].map((hop) => [hop.target.name, hop]),
  );
  return {
    of,
    gateway: of('gateway')[0] ?? null,
    internet: of('internet'),
    nameServers: of('dns'),
    platforms: input.platforms.map((platform) => viewPlatform(platform, of('platform-host'), input.now)),
    named: (name) => boxes.get(name) ?? null,
  };
}

/** News of a repair on the way to a hop, or at one like it, makes an older failure of its own worthless until it is asked again. */
const ON_THE_WAY_TO: Readonly<Partial<Record<PathHopKind, readonly PathHopKind[]>>> = {
  dns: ['gateway', 'internet'],
  internet: ['gateway', 'internet'],
  'platform-host': ['gateway', 'dns', 'internet', 'platform-host'],
  'access-point': ['gateway', 'switch', 'controller'],
  switch: ['gateway'],
  'proctor-cache': ['gateway'],
  'service-device': ['gateway'],
};

function withoutOutdated(hops: readonly Hop[]): Hop[] {
  const repairedAt = new Map<PathHopKind, number>();
  for (const { target, state } of hops) {
    if (state.state === 'up') repairedAt.set(target.kind, Math.max(repairedAt.get(target.kind) ?? 0, state.since));
  }
  return hops.filter(({ target, state }) => {
    if (state.failingSince === null && state.state !== 'slow') return true;
    const before = ON_THE_WAY_TO[target.kind] ?? [];
    // A probe that timed out was sent before the repair even if it ended after it.
    const askedAt = (state.checkedAt ?? 0) - (state.failure?.code === 'timeout' ? target.timeoutMs : 0);
    return before.every((kind) => (repairedAt.get(kind) ?? 0) <= askedAt);
  });
}

function viewPlatform(platform: DiagnosedPlatform, hosts: readonly Hop[], now: number): PlatformView {
  const own = hosts.filter(({ target }) => target.platformId === platform.id && target.need === 'required');
  const missing = own.filter(({ state }) => state.failingSince !== null && state.answeredAt !== null);
  // Two hosts that failed once each confirm one another as well as one that failed twice.
  const failing = missing.length >= 2 ? missing : own.filter((hop) => isFailing(hop, now, LIMITS.outsideFailingMs));
  return {
    platform,
    failing,
    fine: own.filter(isFine),
    slow: own.filter(isSlowNow),
    failingSince: failing.length === 0 ? null : Math.min(...failing.map(brokenSince)),
  };
}

/** Slow, and its latest answer was too: one that is getting well again does not count. */
export function isSlowNow({ state }: Hop): boolean {
  const { rttMs, baselineRttMs: usual } = state;
  return state.state === 'slow' && rttMs !== null && usual !== null && rttMs > usual + LIMITS.pathSlowMoreMs;
}

/** Believed to be out: `down`, and for long enough. */
export function isFailing({ state }: Hop, now: number, forMs: number): boolean {
  return state.state === 'down' && now - brokenSince({ state }) >= forMs;
}

/** First failed probe. */
export function brokenSince({ state }: Pick<Hop, 'state'>): number {
  return state.failingSince ?? state.since;
}

/** Answers now, as far as its latest probe says. */
export function isFine({ state }: Hop): boolean {
  return (state.state === 'up' || state.state === 'slow') && state.failingSince === null;
}

/** Was asked after `at` and answered: only then does it speak about a fault that began at `at`. */
export function answeredSince(hop: Hop, at: number): boolean {
  return isFine(hop) && hop.state.answeredAt !== null && hop.state.answeredAt > at;
}

/** Has failed once and is being asked again: in a moment it will be known. */
export function isUndecided({ state }: Hop, now: number): boolean {
  return state.state !== 'down' && state.failingSince !== null && now - state.failingSince < LIMITS.witnessesMs;
}

/** Some of these have not been asked since `at`, or are being asked again; only for a while, then they are done without. */
export function isAwaited(witnesses: readonly Hop[], at: number, now: number): boolean {
  if (now - at >= LIMITS.witnessesMs) return false;
  return witnesses.some(
    (hop) => isUndecided(hop, now) || (hop.state.answeredAt !== null && (hop.state.checkedAt ?? 0) < at),
  );
}

/** Failures of a hop that say something about it. */
export function failureCode({ state }: Hop): string | null {
  return state.failure !== null && countsAgainstHop(state.failure.code) ? state.failure.code : null;
}
