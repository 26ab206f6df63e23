import type { DeviceId, SeatPosition } from '../../../../../shared/model/roster.ts';

/** A device in its place of the room. */
export interface SeatPlace {
  readonly deviceId: DeviceId;
  readonly position: SeatPosition;
}

const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
};

/** The seat that a key leads to: the nearest one that way, over gaps; at the edge it stays. Null: not a key of the grid. */
export function seatAfter(places: readonly SeatPlace[], fromId: DeviceId, key: string): DeviceId | null {
  if (key === 'Home') return places[0]?.deviceId ?? null;
  if (key === 'End') return places.at(-1)?.deviceId ?? null;
  const step = STEPS[key];
  const from = places.find(({ deviceId }) => deviceId === fromId);
  if (step === undefined || from === undefined) return null;
  const ahead = places
    .map((place) => ({ ...place, ...distance(from.position, place.position, step) }))
    .filter(({ along }) => along > 0)
    .toSorted((one, other) => one.across - other.across || one.along - other.along);
  // Left and right keep to the row; up and down go to the nearest seat of the next row, which may be shorter.
  const candidates = step.rows === 0 ? ahead.filter(({ across }) => across === 0) : nearestRow(ahead);
  return candidates[0]?.deviceId ?? fromId;
}

function distance(from: SeatPosition, to: SeatPosition, step: { readonly rows: number; readonly columns: number }) {
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return step.rows === 0
    ? { along: columns * step.columns, across: Math.abs(rows) }
    : { along: rows * step.rows, across: Math.abs(columns) };
}

function nearestRow<Place extends { readonly along: number }>(ahead: readonly Place[]): readonly Place[] {
  const nearest = Math.min(...ahead.map(({ along }) => along));
  return ahead.filter(({ along }) => along === nearest);
}

/** Both ends and all between them in reading order, whichever end comes first. */
export function seatsBetween(places: readonly SeatPlace[], oneId: DeviceId, otherId: DeviceId): DeviceId[] {
  const indexes = [oneId, otherId].map((id) => places.findIndex(({ deviceId }) => deviceId === id));
  const [first = -1, last = -1] = indexes.toSorted((a, b) => a - b);
  return first === -1 ? [] : places.slice(first, last + 1).map(({ deviceId }) => deviceId);
}
