import { z } from 'zod';

/**
 * The words for a device's state, worst last in {@link DEVICE_STATES_BY_CONCERN}.
 *
 * - `up`       answers, in time and steadily
 * - `slow`     answers, but the median round trip is above the limit
 * - `flaky`    answers, but loses more probes than the limit
 * - `down`     does not answer, by echo nor by any other sign of life
 * - `blocked`  alive (TCP or neighbour table), but ping is blocked: fine to test on, cannot be timed
 * - `unknown`  not checked yet, or could not be checked; never a verdict on the device
 * - `paused`   not probed on purpose: put away, or a spare that is switched off
 */
export const DeviceState = z.enum(['up', 'slow', 'flaky', 'down', 'blocked', 'unknown', 'paused']);
export type DeviceState = z.infer<typeof DeviceState>;

/** From least to most in need of a person. A room shows the worst of its devices, never an average. */
export const DEVICE_STATES_BY_CONCERN: readonly DeviceState[] = [
  'paused',
  'up',
  'blocked',
  'unknown',
  'slow',
  'flaky',
  'down',
];

/** One number for each state; every count of a room or a school has this shape. */
export type StateCounts = Readonly<Record<DeviceState, number>>;

export function countStates(states: Iterable<DeviceState>): StateCounts {
  const counts = { up: 0, slow: 0, flaky: 0, down: 0, blocked: 0, unknown: 0, paused: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** The state most in need of a person, `paused` where there is no device. */
export function worstState(counts: StateCounts): DeviceState {
  return DEVICE_STATES_BY_CONCERN.findLast((state) => counts[state] > 0) ?? 'paused';
}

/** Devices that a student can work on now: `blocked` is alive, `slow` and `flaky` still answer. */
export function answeringCount(counts: StateCounts): number {
  return counts.up + counts.slow + counts.flaky + counts.blocked;
}
