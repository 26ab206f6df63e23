import { z } from 'zod';
import { DeviceState } from './device-state.ts';
import { Evidence } from './evidence.ts';
import { AddressSource, DeviceId } from './roster.ts';

/**
 * What the window shows of one device now. Owned by the device store in the main process; nobody else writes it.
 * Times are epoch milliseconds, UTC.
 */
export const DeviceLive = z.object({
  id: DeviceId,
  state: DeviceState,
  /** When this state began. */
  since: z.number(),
  evidence: Evidence,
  /** The address last probed, and how it was found; null when none is known. */
  address: z.string().nullable(),
  addressSource: AddressSource.nullable(),
  /** The device answers on another address than the roster has. */
  isAddressDrifted: z.boolean(),
  /** Median of the latest replies in milliseconds; null without one. Sent with other changes, not for its own sake. */
  rttMs: z.number().min(0).nullable(),
  /** Lost share (0–1) of the latest scheduled probes. */
  lossRatio: z.number().min(0).max(1),
  /** When it was last checked; null: never. */
  checkedAt: z.number().nullable(),
  /** True when its check is overdue, so that an old green is never shown as fresh. */
  isStale: z.boolean(),
});
export type DeviceLive = z.infer<typeof DeviceLive>;

export const TransportName = z.enum(['native', 'system', 'simulated']);
export type TransportName = z.infer<typeof TransportName>;
export const TransportChoice = z.enum(['auto', ...TransportName.options]);
export type TransportChoice = z.infer<typeof TransportChoice>;

/** One pass over all devices. */
export const RoundSummary = z.object({
  at: z.number(),
  elapsedMs: z.number().min(0),
  /** Devices that were due. */
  devices: z.int().min(0),
  /** Echo requests sent, re-probes included. */
  sent: z.int().min(0),
});
export type RoundSummary = z.infer<typeof RoundSummary>;

/**
 * How the probing itself is doing.
 *
 * - `starting`  transport being chosen
 * - `probing`   rounds are running
 * - `offline`   this laptop has no network; everything is unknown until it is back
 * - `settling`  network came back or the laptop woke; first sweep under way
 * - `restarting` the engine crashed and starts again by itself; `message` says how often
 * - `failed`    no transport works here; `message` says what to do
 * - `stopped`
 */
export const EngineStatus = z.object({
  phase: z.enum(['starting', 'probing', 'offline', 'settling', 'restarting', 'failed', 'stopped']),
  transport: TransportName.nullable(),
  /** For people: `native ICMP`, `system ping`, `simulated lab`. Empty until chosen. */
  transportLabel: z.string(),
  /** One sentence when there is something to say, else null. */
  message: z.string().nullable(),
  periodMs: z.number().min(0),
  deviceCount: z.int().min(0),
  lastRound: RoundSummary.nullable(),
});
export type EngineStatus = z.infer<typeof EngineStatus>;

/** A device changed its state. Kept on disk; shown in the event strip; printed by `tdc watch --json`. */
export const Transition = z.object({
  /** Ascending, unique within a database. */
  id: z.int().min(1),
  at: z.number(),
  deviceId: DeviceId,
  /** As they were at the time, so that history reads right after a rename. */
  deviceLabel: z.string(),
  roomName: z.string().nullable(),
  seat: z.string().nullable(),
  from: DeviceState,
  to: DeviceState,
  evidence: Evidence,
});
export type Transition = z.infer<typeof Transition>;

/** All devices' live state at `seq` of `epoch`. A new epoch begins with every start of the main process. */
export const LiveSnapshot = z.object({
  epoch: z.string(),
  seq: z.int().min(0),
  at: z.number(),
  devices: z.array(DeviceLive),
  status: EngineStatus,
  /** Newest last, at most the 200 latest. */
  transitions: z.array(Transition),
});
export type LiveSnapshot = z.infer<typeof LiveSnapshot>;

/** What changed since `seq - 1`; the last change of a device wins. At most five a second. */
export const LiveDelta = z.object({
  epoch: z.string(),
  seq: z.int().min(1),
  at: z.number(),
  devices: z.array(DeviceLive),
  removed: z.array(DeviceId),
  transitions: z.array(Transition),
});
export type LiveDelta = z.infer<typeof LiveDelta>;

/** Sent every second whatever happens: silence of the main process must show. */
export const Pulse = z.object({ epoch: z.string(), seq: z.int().min(0), at: z.number(), status: EngineStatus });
export type Pulse = z.infer<typeof Pulse>;

/** One scheduled check as the chart draws it. `rttMs` null: no echo reply. `state`: the state after it. */
export const ChartSample = z.object({ at: z.number(), rttMs: z.number().min(0).nullable(), state: DeviceState });
export type ChartSample = z.infer<typeof ChartSample>;

/** One minute of one device. */
export const MinuteRollup = z.object({
  deviceId: DeviceId,
  /** Start of the minute, epoch milliseconds. */
  minuteAt: z.number(),
  checks: z.int().min(0),
  lost: z.int().min(0),
  rttMinMs: z.number().nullable(),
  rttAvgMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
  /** Worst state within the minute. */
  worst: DeviceState,
});
export type MinuteRollup = z.infer<typeof MinuteRollup>;

/** Everything the device panel draws. */
export const DeviceDetail = z.object({
  live: DeviceLive,
  /** Last 15 minutes, newest last. */
  samples: z.array(ChartSample),
  /** Last 24 hours from disk, newest last. */
  rollups: z.array(MinuteRollup),
  /** Newest first, at most 50. */
  transitions: z.array(Transition),
});
export type DeviceDetail = z.infer<typeof DeviceDetail>;
