import type { RoomBand, RoomTimeline, Stretch } from '../../../shared/model/timeline.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';

/** The least that is shown from edge to edge. */
const CLOSEST_MS = 2 * MINUTE_MS;
/** Between two labels of the axis, CSS pixels. */
const LABEL_PX = 84;
const STEPS_MS = [
  10 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
];

/** Local midnight to midnight; a day of 23 or 25 hours when the clocks change. */
export function dayOf(at: number): Stretch {
  const from = new Date(at).setHours(0, 0, 0, 0);
  return { from, to: nextMidnight(from) };
}

/** Midnight after this one, or with `days` that many later; negative: before. */
export function nextMidnight(midnight: number, days = 1): number {
  const date = new Date(midnight);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The part of the day in which anything is on record, with room around it; without any, school hours. */
export function busyPart(day: Stretch, rooms: readonly RoomTimeline[]): Stretch {
  const bands = rooms.flatMap((room) => room.bands);
  if (bands.length === 0) return { from: day.from + 7 * HOUR_MS, to: day.from + 16 * HOUR_MS };
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const band of bands) {
    from = Math.min(from, band.from);
    to = Math.max(to, band.to);
  }
  const around = Math.max(CLOSEST_MS, (to - from) * 0.03);
  return within({ from: from - around, to: to + around }, day);
}

/** `view` moved and cut so that it lies in the day and is not shorter than two minutes. */
export function within(view: Stretch, day: Stretch): Stretch {
  const length = Math.min(day.to - day.from, Math.max(CLOSEST_MS, view.to - view.from));
  const from = Math.min(Math.max(view.from, day.from), day.to - length);
  return { from, to: from + length };
}

/** @param factor  Below 1: closer. @param share  Where on the axis (0–1) time stands still. */
export function zoomed(view: Stretch, day: Stretch, factor: number, share = 0.5): Stretch {
  const length = (view.to - view.from) * factor;
  const still = view.from + (view.to - view.from) * share;
  return within({ from: still - length * share, to: still + length * (1 - share) }, day);
}

/** @param share  Of what is seen; negative: back in time. */
export function panned(view: Stretch, day: Stretch, share: number): Stretch {
  const by = (view.to - view.from) * share;
  return within({ from: view.from + by, to: view.to + by }, day);
}

/** Times of the axis' labels, at whole steps of the local clock. */
export function ticksOf({ from, to }: Stretch, widthPx: number): number[] {
  const wanted = ((to - from) / Math.max(1, widthPx)) * LABEL_PX;
  const step = STEPS_MS.find((ms) => ms >= wanted) ?? 6 * HOUR_MS;
  const midnight = dayOf(from).from;
  const first = midnight + Math.ceil((from - midnight) / step) * step;
  const ticks: number[] = [];
  for (let at = first; at < to && at < midnight + 2 * DAY_MS; at += step) ticks.push(at);
  return ticks;
}

/** The band at a time; undefined: nothing is known of it. `bands`: ascending. */
export function bandAt(bands: readonly RoomBand[], at: number): RoomBand | undefined {
  let low = 0;
  let high = bands.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const band = bands[middle];
    if (band === undefined) return undefined;
    if (at < band.from) high = middle - 1;
    else if (at >= band.to) low = middle + 1;
    else return band;
  }
  return undefined;
}

/** `all 24 answer`, `11 of 12 down, 1 slow or flaky`. */
export function bandWords({ devices, down, troubled, unknown }: Omit<RoomBand, 'from' | 'to'>): string {
  const parts = [
    down > 0 ? `${down} of ${devices} down` : '',
    troubled > 0 ? `${troubled} slow or flaky` : '',
    unknown > 0 ? `${unknown} not checked` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(', ');
  return devices === 1 ? 'the device answers' : `all ${devices} answer`;
}

/** A stretch of trouble in one room, for those who read a table instead of a picture. */
export interface TroubleRow extends Stretch {
  readonly roomName: string;
  readonly worst: string;
}

/** Bands with trouble; neighbours are one row with the worst of them. */
export function troubleRows(rooms: readonly RoomTimeline[]): TroubleRow[] {
  return rooms
    .flatMap(({ roomName, bands }) => {
      const rows: (Stretch & { worst: RoomBand })[] = [];
      for (const band of bands) {
        if (band.down + band.troubled === 0) continue;
        const last = rows.at(-1);
        if (last === undefined || last.to !== band.from) rows.push({ from: band.from, to: band.to, worst: band });
        else {
          last.worst = weight(band) > weight(last.worst) ? band : last.worst;
          rows[rows.length - 1] = { ...last, to: band.to };
        }
      }
      return rows.map(({ from, to, worst }) => ({ roomName, from, to, worst: bandWords(worst) }));
    })
    .sort((a, b) => a.from - b.from);
}

const weight = ({ down, troubled }: RoomBand) => down * 1_000 + troubled;
