import { z } from 'zod';
import { DAY_MS } from '../units.ts';
import { DiagnosisSeverity } from './diagnosis.ts';
import { EpochMs } from './epoch-ms.ts';
import { DeviceId, RoomId } from './roster.ts';

/** From `from` (included) to `to` (not included), epoch milliseconds; at most eight days. */
export const TimeSpan = z
  .strictObject({ from: EpochMs, to: EpochMs })
  .refine(
    ({ from, to }) => to > from && to - from <= 8 * DAY_MS,
    'At most eight days, and the end after the beginning.',
  );
export type TimeSpan = z.infer<typeof TimeSpan>;

/** What a question is about. Rooms go by the name they had then: history outlives a roster. */
export const HistoryScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school') }),
  z.strictObject({ kind: z.literal('room'), roomName: z.string().min(1).max(80) }),
  z.strictObject({ kind: z.literal('device'), deviceId: DeviceId }),
]);
export type HistoryScope = z.infer<typeof HistoryScope>;

/** A stretch of time in which a room's counts did not change. */
export const RoomBand = z.strictObject({
  from: EpochMs,
  to: EpochMs,
  /** Devices whose state was known, without paused ones. */
  devices: z.int().min(0),
  down: z.int().min(0),
  /** Slow or flaky. */
  troubled: z.int().min(0),
  unknown: z.int().min(0),
});
export type RoomBand = z.infer<typeof RoomBand>;

export const RoomTimeline = z.strictObject({
  roomName: z.string(),
  /** Today's room of that name; null: it is no longer in the roster. */
  roomId: RoomId.nullable(),
  bands: z.array(RoomBand),
});
export type RoomTimeline = z.infer<typeof RoomTimeline>;

export const TimelineMarkKind = z.enum(['finding', 'alert', 'session', 'sign-off', 'reopened', 'sweep', 'incident']);
export type TimelineMarkKind = z.infer<typeof TimelineMarkKind>;

/** Something that happened, beside the states. */
export const TimelineMark = z.strictObject({
  kind: TimelineMarkKind,
  id: z.string(),
  at: z.number(),
  /** Null: a moment, or it lasts (`isOpen`). */
  endedAt: z.number().nullable(),
  isOpen: z.boolean(),
  /** Empty: the whole school. */
  roomIds: z.array(RoomId),
  /** The one device it is about; null: none in particular. */
  deviceId: DeviceId.nullable(),
  /** Null: of no finding. */
  severity: DiagnosisSeverity.nullable(),
  /** One sentence. */
  label: z.string().max(1_000),
  /** What it rests on, a line each; empty: nothing to add. */
  details: z.array(z.string().max(2_500)),
});
export type TimelineMark = z.infer<typeof TimelineMark>;

const stretch = z.strictObject({ from: EpochMs, to: EpochMs });
/** A stretch of time, epoch milliseconds. */
export type Stretch = z.infer<typeof stretch>;

export const Timeline = z.strictObject({
  span: TimeSpan,
  /** What the console's clock said; nothing is known of later times. */
  now: z.number(),
  rooms: z.array(RoomTimeline),
  marks: z.array(TimelineMark),
  /** Nothing was checked: the console was closed, the laptop slept or had no network. */
  gaps: z.array(stretch),
});
export type Timeline = z.infer<typeof Timeline>;

/** A minute of a chart. `rttAvgMs` null: nothing answered. */
export const SeriesPoint = z.strictObject({
  minuteAt: EpochMs,
  rttAvgMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
  /** Share (0–1) of checks without an answer. */
  lossRatio: z.number().min(0).max(1),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const HistorySeries = z.strictObject({
  kind: z.enum(['school', 'room', 'device', 'path']),
  /** For people: `Room 114`, `CB-0417`, `Gateway`. */
  name: z.string(),
  points: z.array(SeriesPoint),
});
export type HistorySeries = z.infer<typeof HistorySeries>;

/** Sums over a time span, of a device or of a room's devices. */
const Sums = {
  /** Share (0–1) of the watched time in which it answered; null: not watched. */
  availability: z.number().min(0).max(1).nullable(),
  /** Time in which its state was known, paused time left out. Of a room: of all its devices together. */
  watchedMs: z.number().min(0),
  downMs: z.number().min(0),
  longestDownMs: z.number().min(0),
  timesDown: z.int().min(0),
  checks: z.int().min(0),
  lost: z.int().min(0),
  rttAvgMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
};

/** How one device did over a time span. */
export const DeviceStatistics = z.strictObject({
  deviceId: DeviceId,
  label: z.string(),
  roomName: z.string().nullable(),
  ...Sums,
  /** Times it fell silent by itself: not with its room or the school, and while its room was testing if anybody was. */
  ownFailures: z.int().min(0),
  /** How long those lasted together. */
  ownDownMs: z.number().min(0),
});
export type DeviceStatistics = z.infer<typeof DeviceStatistics>;

export const RoomStatistics = z.strictObject({ roomName: z.string(), devices: z.int().min(0), ...Sums });
export type RoomStatistics = z.infer<typeof RoomStatistics>;

/** A device that somebody should look at when testing is over, with the reason as a sentence. Worst first. */
export const RepairItem = z.strictObject({
  deviceId: DeviceId,
  label: z.string(),
  roomName: z.string().nullable(),
  reason: z.string(),
});
export type RepairItem = z.infer<typeof RepairItem>;

export const HistoryStatistics = z.strictObject({
  span: TimeSpan,
  rooms: z.array(RoomStatistics),
  devices: z.array(DeviceStatistics),
  repairs: z.array(RepairItem),
});
export type HistoryStatistics = z.infer<typeof HistoryStatistics>;

/** One day of a trend, local midnight to midnight. */
export const TrendDay = z.strictObject({
  dayAt: z.number(),
  availability: z.number().min(0).max(1).nullable(),
  watchedMs: z.number().min(0),
  downMs: z.number().min(0),
  timesDown: z.int().min(0),
  /** Devices that were down at least once. */
  devicesDown: z.int().min(0),
});
export type TrendDay = z.infer<typeof TrendDay>;
