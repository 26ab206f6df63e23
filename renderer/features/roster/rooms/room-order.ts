import type { RoomId } from '../../../../shared/model/roster.ts';

/** `ids` with one room moved by `step` places, clamped; null when it would not move. */
export function moveRoom(ids: readonly RoomId[], id: RoomId, step: number): RoomId[] | null {
  const from = ids.indexOf(id);
  const to = Math.max(0, Math.min(ids.length - 1, from + step));
  if (from < 0 || to === from) return null;
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
