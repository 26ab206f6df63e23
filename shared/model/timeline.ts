import { z } from 'zod';
import { DeviceState } from './device-state.ts';
import { DeviceId, RoomId } from './roster.ts';

/** From `from` (included) to `to` (not included), epoch milliseconds; at most eight days. */
export const TimeSpan = z
  .strictObject({ from: z.number(), to: z.number() })
  .refine(
    ({ from, to }) => to > from && to - from <= 8 * 86_400_000,
    'At most eight days, and the end after the beginning.',
  );
export type TimeSpan = z.infer<typeof TimeSpan>;

/** A stretch of time in which a room's counts did not change. */
export const RoomBand = z.strictObject({
  from: z.number(),
  to: z.number(),
  /** Devices known then, without paused ones. */
  devices: z.int().min(0),
  down: z.int().min(0),
  /** Slow or flaky. */
  troubled: z.int().min(0),
  unknown: z.int().min(0),
});
export type RoomBand = z.infer<typeof RoomBand>;

export const RoomTimeline = z.strictObject({
  roomName: z.string(),
  roomId: RoomId.nullable(),
  bands: z.array(RoomBand),
});
export type RoomTimeline = z.infer<typeof RoomTimeline>;

/** Something that happened, beside the states. `endedAt` null: a moment, or it lasts (`isOpen`). */
export const TimelineMark = z.strictObject({
  kind: z.enum(['finding', 'alert', 'session', 'sign-off', 'reopened', 'sweep', 'incident']),
  id: z.string(),
  at: z.number(),
  endedAt: z.number().nullable(),
  isOpen: z.boolean(),
  /** Empty: the whole school. */
  roomIds: z.array(RoomId),
  label: z.string().max(400),
});
export type TimelineMark = z.infer<typeof TimelineMark>;

export const Timeline = z.strictObject({
  span: TimeSpan,
  rooms: z.array(RoomTimeline),
  marks: z.array(TimelineMark),
  /** The console was not running or asleep: nothing is known. */
  gaps: z.array(z.strictObject({ from: z.number(), to: z.number() })),
});
export type Timeline = z.infer<typeof Timeline>;

/** How one device did over a time span. */
export const DeviceDayStatistics = z.strictObject({
  deviceId: DeviceId,
  label: z.string(),
  roomName: z.string().nullable(),
  /** Share (0–1) of the watched time in which it answered; null: not watched. */
  availability: z.number().min(0).max(1).nullable(),
  watchedMs: z.number().min(0),
  downMs: z.number().min(0),
  longestDownMs: z.number().min(0),
  timesDown: z.int().min(0),
  checks: z.int().min(0),
  lost: z.int().min(0),
  rttAvgMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
  worst: DeviceState,
});
export type DeviceDayStatistics = z.infer<typeof DeviceDayStatistics>;
