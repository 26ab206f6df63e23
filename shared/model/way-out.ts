import type { PlatformId } from '../profiles/schema.ts';
import type { PathHopKind, PathHopState, PathSnapshot, PathState, PathTarget } from './path.ts';
import { hopStateWords, PATH_STATE_WORDS } from './path-wording.ts';
import { formatRtt } from './wording.ts';

/** One link of the strip `laptop ─ gateway ─ internet ─ TestNav ─ DRC`: everything of one kind, folded. */
export interface WayOutHop {
  /** Stable: `gateway`, `platform:testnav`. */
  readonly key: string;
  readonly kind: WayOutKind;
  readonly name: string;
  /** From the laptop outward; empty only where nothing is watched. */
  readonly members: readonly WayOutMember[];
  /** The worst of its members; optional ones never make it worse than the others. */
  readonly state: PathHopState;
  /** Some of it is overdue: what is shown may be old. */
  readonly isStale: boolean;
  /** The longest of the members that answer, in milliseconds; null: none does, or nothing is measured. */
  readonly rttMs: number | null;
}

export interface WayOutMember {
  readonly target: PathTarget;
  readonly state: PathState;
}

export type WayOutKind = 'laptop' | 'network' | 'gateway' | 'names' | 'internet' | 'platform';

/** Services inside the school belong to the platform that they serve; access points, switches and controllers are one network. */
const KINDS: Readonly<Record<PathHopKind, WayOutKind>> = {
  'laptop-link': 'laptop',
  gateway: 'gateway',
  dns: 'names',
  internet: 'internet',
  'platform-host': 'platform',
  'proctor-cache': 'platform',
  'service-device': 'platform',
  'access-point': 'network',
  switch: 'network',
  controller: 'network',
};

const NAMES: Readonly<Record<Exclude<WayOutKind, 'platform'>, string>> = {
  laptop: 'Laptop',
  network: 'Access points',
  gateway: 'Gateway',
  names: 'DNS',
  internet: 'Internet',
};

/** Always there, also with nothing to watch, because "nobody looks at the internet" is worth seeing. */
const ALWAYS: readonly WayOutKind[] = ['laptop', 'gateway', 'internet'];
const OUTWARD: readonly Exclude<WayOutKind, 'platform'>[] = ['laptop', 'network', 'gateway', 'names', 'internet'];
const BY_CONCERN: readonly PathHopState[] = ['off', 'up', 'unknown', 'slow', 'down'];

/**
 * Pure: the strip, from the laptop outward.
 *
 * @param platformName  What people call a platform.
 */
export function wayOutHops(
  { targets, states }: PathSnapshot,
  platformName: (platformId: PlatformId) => string,
): WayOutHop[] {
  const stateOf = new Map(states.map((state) => [state.targetId, state]));
  const members = targets.flatMap((target): WayOutMember[] => {
    const state = stateOf.get(target.id);
    return state === undefined ? [] : [{ target, state }];
  });
  const inside = OUTWARD.map((kind) =>
    fold(
      kind,
      kind,
      kindName(kind, members),
      members.filter(({ target }) => KINDS[target.kind] === kind),
    ),
  ).filter(({ kind, members: own }) => own.length > 0 || ALWAYS.includes(kind));
  return [...inside, ...platformHops(members, platformName)];
}

function platformHops(
  members: readonly WayOutMember[],
  platformName: (platformId: PlatformId) => string,
): readonly WayOutHop[] {
  const own = members.filter(({ target }) => KINDS[target.kind] === 'platform');
  const ids = [...new Set(own.flatMap(({ target: { platformId } }) => platformId ?? []))];
  return ids.map((id) =>
    fold(
      `platform:${id}`,
      'platform',
      platformName(id),
      own.filter(({ target }) => target.platformId === id),
    ),
  );
}

/** `Access points` where there are only those, else the network that they are part of. */
function kindName(kind: Exclude<WayOutKind, 'platform'>, members: readonly WayOutMember[]): string {
  const isMixed = members.some(({ target }) => target.kind === 'switch' || target.kind === 'controller');
  return kind === 'network' && isMixed ? 'Network' : NAMES[kind];
}

function fold(key: string, kind: WayOutKind, name: string, members: readonly WayOutMember[]): WayOutHop {
  const counted = countedMembers(members);
  const answering = counted.flatMap(({ target, state }) =>
    isMeasured(target) && isAnswering(state) && state.rttMs !== null ? [state.rttMs] : [],
  );
  return {
    key,
    kind,
    name,
    members,
    state: worst(counted.map(({ state }) => state.state)),
    isStale: counted.some(({ state }) => state.isStale),
    rttMs: answering.length === 0 ? null : Math.max(...answering),
  };
}

function countedMembers(members: readonly WayOutMember[]): readonly WayOutMember[] {
  const required = members.filter(({ target }) => target.need === 'required');
  return required.length > 0 ? required : members;
}

/** Reading this laptop's own link takes no time that says anything. */
function isMeasured({ method }: PathTarget): boolean {
  return method !== 'link';
}

function isAnswering({ state }: PathState): boolean {
  return state === 'up' || state === 'slow';
}

function worst(states: readonly PathHopState[]): PathHopState {
  return BY_CONCERN.findLast((state) => states.includes(state)) ?? 'off';
}

/** What the strip says of a hop beside its name: `up 12 ms`, `down`, `1 of 2 down`, `not asked yet`. */
export function wayOutWords(hop: WayOutHop): string {
  const counted = countedMembers(hop.members).map(({ state }) => state);
  const alike = counted.filter(({ state }) => state === hop.state);
  const [first] = alike;
  if (first === undefined) return PATH_STATE_WORDS.off;
  if (hop.state === 'unknown') return unknownWords(first, counted);
  const isSome = alike.length < counted.length && hop.state !== 'up';
  const word = isSome ? `${alike.length} of ${counted.length} ${PATH_STATE_WORDS[hop.state]}` : hopStateWords(first);
  return hop.rttMs === null || hop.state === 'down' ? word : `${word} ${formatRtt(hop.rttMs)}`;
}

function unknownWords(first: PathState, counted: readonly PathState[]): string {
  const answering = counted.filter(isAnswering).length;
  return answering === 0 ? hopStateWords(first) : `${answering} of ${counted.length} up`;
}
