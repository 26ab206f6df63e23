import type { Room, RoomId } from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** More would be a list, not a hint. */
const NEAR_NAMES = 3;

/**
 * Rooms by what people call them; upper and lower case do not matter.
 *
 * @returns Null for no names: the usual rooms. `unknown-room` with a sentence that offers near names.
 */
export function findRooms(rooms: readonly Room[], names: readonly string[]): Result<readonly RoomId[] | null> {
  if (names.length === 0) return ok(null);
  const found: RoomId[] = [];
  for (const name of names) {
    const room = rooms.find((candidate) => plain(candidate.name) === plain(name));
    if (room === undefined) return fail('unknown-room', `There is no room ${name}. ${hint(rooms, name)}`);
    found.push(room.id);
  }
  return ok([...new Set(found)]);
}

function hint(rooms: readonly Room[], name: string): string {
  const near = rooms
    .map((room) => ({ name: room.name, distance: distance(plain(room.name), plain(name)) }))
    .filter((room) => room.distance <= Math.max(2, name.length / 2) || plain(room.name).includes(plain(name)))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAR_NAMES)
    .map((room) => room.name);
  return near.length === 0
    ? `The roster has ${rooms.length === 1 ? 'one room' : `${rooms.length} rooms`}; "tdc sweep" lists them.`
    : `Did you mean ${near.join(' or ')}?`;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Letters to change, add or leave out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
