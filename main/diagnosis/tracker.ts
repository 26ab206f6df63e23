import type { DiagnosisFinding, DiagnosisScope, DiagnosisSnapshot } from '../../shared/model/diagnosis.ts';
import { worstFirst } from './diagnose.ts';
import { TRACKER_LIMITS as LIMITS } from './limits.ts';

/** One fault over time. Times: epoch milliseconds. */
interface Tracked {
  /** As it is told. */
  readonly finding: DiagnosisFinding;
  /** As it was judged last. */
  readonly judged: DiagnosisFinding;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Null: still being confirmed, nobody was told. */
  readonly shownAt: number | null;
  readonly wordedAt: number;
  readonly isSettled: boolean;
  /** How often it came back after it seemed over. */
  readonly returns: number;
}

/** Layers that take in rooms when they concern the whole school. */
const WHOLE_SCHOOL: ReadonlySet<string> = new Set(['school-network', 'saturation', 'ping-blocked', 'laptop']);

export interface TrackerState {
  readonly tracked: readonly Tracked[];
  readonly ended: readonly Tracked[];
}

export const NOTHING_TRACKED: TrackerState = { tracked: [], ended: [] };

/** Layers whose scope is complete only after every device has been checked once more. */
const GROWING_RULES: ReadonlySet<string> = new Set([
  'student-network',
  'uplink',
  'access-point',
  'room',
  'school-network',
]);

/**
 * Makes findings steady over time. Pure: state in, state out.
 *
 * - A sentence does not change while its fault lasts, except once when its numbers have settled, and when it is better founded.
 * - The same fault keeps its id; a root that was first seen in part takes the parts in.
 * - What no longer fires is held for a while; what comes back soon is the same fault and is held longer.
 * - While this laptop proves nothing (`isBlind`), everything stays as it was.
 *
 * @param judged  Result of `diagnose` at `now`.
 */
export function trackFindings(
  state: TrackerState,
  judged: readonly DiagnosisFinding[],
  now: number,
  isBlind: boolean,
): TrackerState {
  if (isBlind) return { ...state, tracked: state.tracked.map((one) => ({ ...one, lastSeenAt: now })) };
  const isOffline = judged.some(({ rule }) => rule.id === 'laptop-offline');
  const free = [...state.tracked];
  const returned: Tracked[] = [];
  const next = judged.map((finding) => {
    const known = takeMatch(free, finding);
    const isRest = free.some((one) => takesIn(one.finding, finding));
    if (known !== null) return again(known, finding, now, isRest);
    const before = state.ended.find((one) => isBack(one, finding, now));
    if (before === undefined) return begin(finding, now, isRest);
    returned.push(before);
    return again({ ...before, returns: before.returns + 1 }, finding, now, isRest);
  });
  const held: Tracked[] = [];
  const over: Tracked[] = [];
  for (const one of free) {
    const root = next.findIndex((other) => takesIn(other.judged, one.finding));
    const into = next[root];
    if (into !== undefined) next[root] = withChild(into, one.finding.id);
    else if (isOffline) held.push({ ...one, lastSeenAt: now });
    else if (one.shownAt === null) continue;
    else if (now - one.lastSeenAt < holdMs(one)) held.push(holding(one));
    else over.push(ended(one));
  }
  const kept = state.ended.filter((one) => !returned.includes(one) && now - one.lastSeenAt < LIMITS.keepEndedMs);
  return { tracked: [...next, ...held], ended: [...over, ...kept] };
}

/** What people see: open findings worst first, ended ones newest first. While this laptop is offline only that is told. */
export function shownFindings(state: TrackerState, now: number): DiagnosisSnapshot {
  const shown = state.tracked.flatMap((one) => (one.shownAt === null ? [] : [one.finding]));
  const offline = shown.find(({ rule }) => rule.id === 'laptop-offline');
  const open = offline === undefined ? shown.sort(worstFirst) : [aroundLaptop(offline, shown)];
  return { at: now, open, ended: state.ended.map(({ finding }) => finding) };
}

function aroundLaptop(offline: DiagnosisFinding, shown: readonly DiagnosisFinding[]): DiagnosisFinding {
  const others = shown.flatMap((one) => (one === offline ? [] : [one.id]));
  return { ...offline, children: union(offline.children, others) };
}

/** What is only a rest of a larger finding that is still told waits until that one is over. */
function begin(finding: DiagnosisFinding, now: number, isRest: boolean): Tracked {
  const shownAt = confirmMs(finding) === 0 && !isRest ? now : null;
  return {
    finding,
    judged: finding,
    firstSeenAt: now,
    lastSeenAt: now,
    shownAt,
    wordedAt: now,
    isSettled: false,
    returns: 0,
  };
}

function again(before: Tracked, judged: DiagnosisFinding, now: number, isRest: boolean): Tracked {
  if (before.shownAt === null) {
    const isConfirmed = now - before.firstSeenAt >= confirmMs(judged) && !isRest;
    const shownAt = isConfirmed ? now : null;
    const children = union(before.finding.children, judged.children);
    return { ...before, finding: { ...judged, children }, judged, lastSeenAt: now, shownAt, wordedAt: now };
  }
  const isSettling = !before.isSettled && now - before.shownAt >= LIMITS.settleMs;
  const isBetter = isBetterFounded(before.finding, judged) && now - before.wordedAt >= LIMITS.rewordMs;
  const isReworded = (isSettling && before.returns === 0) || isBetter;
  const numbered = withNumbers(before.finding, judged, before.returns);
  const { devicesAffected, studentsAffected } = numbered;
  const finding = isReworded ? { ...judged, id: before.finding.id, devicesAffected, studentsAffected } : numbered;
  return {
    ...before,
    finding: { ...finding, children: union(before.finding.children, judged.children), endedAt: null },
    judged,
    lastSeenAt: now,
    wordedAt: isReworded ? now : before.wordedAt,
    isSettled: before.isSettled || isSettling,
  };
}

function isBack(ended: Tracked, finding: DiagnosisFinding, now: number): boolean {
  return ended.finding.id === finding.id && now - ended.lastSeenAt <= LIMITS.sameFaultMs;
}

/** Told as before; only what is meant to move has moved. Counts never shrink while the fault lasts. */
function withNumbers(told: DiagnosisFinding, judged: DiagnosisFinding, returns: number): DiagnosisFinding {
  const back = returns === 0 ? '' : `back for the ${ordinal(returns + 1)} time`;
  return {
    ...told,
    now: [judged.now, back].filter((part) => part !== '').join(', '),
    evidence: judged.evidence,
    decidingCheck: told.decidingCheck === null ? null : judged.decidingCheck,
    devicesAffected: Math.max(told.devicesAffected, judged.devicesAffected),
    studentsAffected: Math.max(told.studentsAffected, judged.studentsAffected),
    countdowns: told.countdowns.length === 0 ? judged.countdowns : told.countdowns,
  };
}

function ordinal(count: number): string {
  return count === 2 ? 'second' : count === 3 ? 'third' : `${count}th`;
}

const BY_CONFIDENCE: readonly DiagnosisFinding['confidence'][] = ['possible', 'likely', 'sure'];
const BY_SEVERITY: readonly DiagnosisFinding['severity'][] = ['note', 'warning', 'critical'];

/** Another rule, more certain, or worse: worth saying anew. What is only less certain now was well founded when it was said. */
function isBetterFounded(told: DiagnosisFinding, judged: DiagnosisFinding): boolean {
  return (
    told.rule.id !== judged.rule.id ||
    BY_CONFIDENCE.indexOf(judged.confidence) > BY_CONFIDENCE.indexOf(told.confidence) ||
    BY_SEVERITY.indexOf(judged.severity) > BY_SEVERITY.indexOf(told.severity)
  );
}

function holding(one: Tracked): Tracked {
  return { ...one, finding: { ...one.finding, now: 'seems over; watching' } };
}

function ended(one: Tracked): Tracked {
  return { ...one, finding: { ...one.finding, now: '', endedAt: one.lastSeenAt } };
}

function withChild(root: Tracked, id: string): Tracked {
  return { ...root, finding: { ...root.finding, children: union(root.finding.children, [id]) } };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return b.every((id) => a.includes(id)) ? [...a] : [...new Set([...a, ...b])].sort();
}

function confirmMs(finding: DiagnosisFinding): number {
  if (finding.rule.id === 'saturation') return LIMITS.confirmMs.crowd;
  return GROWING_RULES.has(finding.rule.id) ? LIMITS.confirmMs.room : LIMITS.confirmMs.other;
}

function holdMs(one: Tracked): number {
  return one.returns === 0 ? LIMITS.clearMs : LIMITS.flappingClearMs;
}

/** The same id, else the same layer on overlapping rooms: a scope that grew or shrank by a room is the same fault. */
function takeMatch(free: Tracked[], finding: DiagnosisFinding): Tracked | null {
  const same = free.findIndex((one) => one.finding.id === finding.id || one.judged.id === finding.id);
  const index = same >= 0 ? same : free.findIndex((one) => isSameFault(one.finding, finding));
  return index < 0 ? null : (free.splice(index, 1)[0] ?? null);
}

function isSameFault(a: DiagnosisFinding, b: DiagnosisFinding): boolean {
  if (a.layer !== b.layer || a.scope.kind !== b.scope.kind) return false;
  const rooms = roomIds(a.scope);
  return a.scope.kind === 'rooms' && roomIds(b.scope).some((id) => rooms.includes(id));
}

/** A finding that was only the first part seen of what is now known to be larger. */
function takesIn(root: DiagnosisFinding, part: DiagnosisFinding): boolean {
  if (root.children.includes(part.id)) return true;
  if (root.layer === part.layer && root.scope.kind === 'school') return true;
  const mine = roomIds(root.scope);
  const theirs = roomIds(part.scope);
  const isAround = Math.abs(root.since - part.since) <= LIMITS.rewordMs;
  const isWhole = root.scope.kind === 'school' && part.scope.kind !== 'platform';
  if (!isAround || theirs.length === 0) return false;
  return isWhole ? WHOLE_SCHOOL.has(root.layer) : mine.length > 0 && theirs.every((id) => mine.includes(id));
}

function roomIds(scope: DiagnosisScope): readonly string[] {
  if (scope.kind === 'device') return scope.room === null ? [] : [scope.room.id];
  return scope.kind === 'rooms' || scope.kind === 'access-point' || scope.kind === 'uplink'
    ? scope.rooms.map(({ id }) => id)
    : [];
}
