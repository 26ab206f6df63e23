import { type CheckKey, type CheckResult, checkKey, type Verdict } from '../../../shared/model/readiness.ts';
import type { RoomId } from '../../../shared/model/roster.ts';
import type { Check } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import type { SweepScope } from '../sources.ts';

/** What a recheck is about: some checks, or one room. */
export type RecheckWish = { readonly keys: readonly CheckKey[] } | { readonly roomId: RoomId };

/** The rooms that it speaks of; none when all of it is about the whole school. */
export function roomsOfWish(wish: RecheckWish): RoomId[] {
  return 'roomId' in wish ? [wish.roomId] : [...new Set(wish.keys.flatMap(roomOfKey))];
}

/** Keys that must be found again, or their check does not exist any more. */
export function askedFor(wish: RecheckWish, results: readonly CheckResult[]): readonly CheckKey[] {
  if ('keys' in wish) return wish.keys;
  return results.filter(({ scope }) => scope.kind === 'room' && scope.roomId === wish.roomId).map(({ key }) => key);
}

export function verdictsOf(results: readonly CheckResult[]): Record<CheckKey, Verdict> {
  return Object.fromEntries(results.map(({ key, verdict }) => [key, verdict]));
}

/** Keys of results that a whole sweep of their scope no longer found: their check does not exist any more. */
export function outdated(
  results: readonly CheckResult[],
  found: ReadonlyMap<CheckKey, CheckResult>,
  { roomIds, platformIds }: SweepScope,
): CheckKey[] {
  const isSwept = ({ scope, platformId }: CheckResult) => {
    if (platformIds !== null && (platformId === null || !platformIds.includes(platformId))) return false;
    return roomIds === null || (scope.kind === 'room' && roomIds.includes(scope.roomId));
  };
  return results.filter((result) => !found.has(result.key) && isSwept(result)).map(({ key }) => key);
}

export function wantedBy(wish: RecheckWish, plan: SweepPlan): (check: Check) => boolean {
  if ('keys' in wish) {
    const keys = new Set(wish.keys);
    return (check) => keys.has(checkKey(check));
  }
  const mine = plan.rooms.find(({ room }) => room.id === wish.roomId)?.platforms ?? [];
  const platforms = new Set(mine.map(({ profile }) => profile.id));
  return ({ scope, platformId }) => {
    if (scope.kind === 'room') return scope.roomId === wish.roomId;
    return platformId === null || platforms.has(platformId);
  };
}

/** The room that a key speaks of; none for the whole school. */
function roomOfKey(key: CheckKey): RoomId[] {
  const at = key.lastIndexOf('@room:');
  return at === -1 ? [] : [key.slice(at + '@room:'.length)];
}
