import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type { DeviceStatistics, RoomStatistics, Stretch, TrendDay } from '../../shared/model/timeline.ts';
import type { CheckTotals } from '../store/repositories.ts';
import type { DeviceStretch } from './device-stretches.ts';
import { roomsOfScope } from './marks.ts';

export const NO_CHECKS: CheckTotals = { checks: 0, lost: 0, answered: 0, rttSumMs: 0, rttMaxMs: null };

export function addTotals(a: CheckTotals, b: CheckTotals): CheckTotals {
  return {
    checks: a.checks + b.checks,
    lost: a.lost + b.lost,
    answered: a.answered + b.answered,
    rttSumMs: a.rttSumMs + b.rttSumMs,
    rttMaxMs: a.rttMaxMs === null ? b.rttMaxMs : Math.max(a.rttMaxMs, b.rttMaxMs ?? 0),
  };
}

export function rttAverage({ answered, rttSumMs }: CheckTotals): number | null {
  return answered > 0 ? rttSumMs / answered : null;
}

/** What tells a device's own failure from one that it shared. */
export interface Blame {
  readonly findings: readonly DiagnosisFinding[];
  readonly sessions: readonly TestSession[];
  /** Today's room ids by the name that stretches carry. */
  readonly roomIds: ReadonlyMap<string, string>;
}

/**
 * How one device did.
 *
 * @param stretches  Its own, oldest first; at least one.
 * @param totals  Its checks; undefined: none on record.
 */
export function deviceStatistics(
  stretches: readonly [DeviceStretch, ...DeviceStretch[]],
  totals: CheckTotals = NO_CHECKS,
  blame: Blame,
): DeviceStatistics {
  const last = stretches.at(-1) ?? stretches[0];
  const downs = stretches.filter(({ state }) => state === 'down');
  const own = downs.filter((down) => isOwnFailure(down, blame));
  return {
    deviceId: last.deviceId,
    label: last.deviceLabel,
    roomName: last.roomName,
    ...sums(stretches, totals),
    ownFailures: own.length,
    ownDownMs: total(own),
  };
}

/** A room's devices together. `devices`: those that were in it, each with its stretches in that room only. */
export function roomStatistics(
  roomName: string,
  devices: readonly (readonly DeviceStretch[])[],
  totals: CheckTotals,
): RoomStatistics {
  return { roomName, devices: devices.length, ...sums(devices.flat(), totals) };
}

/** One day of all these stretches; `dayAt`: its midnight. */
export function trendDay(dayAt: number, stretches: readonly DeviceStretch[]): TrendDay {
  const { availability, watchedMs, downMs, timesDown } = sums(stretches, NO_CHECKS);
  const devices = new Set<DeviceId>(stretches.filter(({ state }) => state === 'down').map(({ deviceId }) => deviceId));
  return { dayAt, availability, watchedMs, downMs, timesDown, devicesDown: devices.size };
}

function sums(stretches: readonly DeviceStretch[], totals: CheckTotals) {
  const watchedMs = total(stretches.filter(({ state }) => state !== 'unknown' && state !== 'paused'));
  const downs = stretches.filter(({ state }) => state === 'down');
  const downMs = total(downs);
  return {
    availability: watchedMs === 0 ? null : 1 - downMs / watchedMs,
    watchedMs,
    downMs,
    longestDownMs: downs.reduce((longest, { from, to }) => Math.max(longest, to - from), 0),
    timesDown: downs.length,
    checks: totals.checks,
    lost: totals.lost,
    rttAvgMs: rttAverage(totals),
    rttMaxMs: totals.rttMaxMs,
  };
}

function total(stretches: readonly Stretch[]): number {
  return stretches.reduce((ms, { from, to }) => ms + to - from, 0);
}

/**
 * Whether a device fell silent by itself: no fault of its room, its access point or the school explains it, and its room was
 * testing, if any room was that day. A lid that closes after the test is no failure.
 */
function isOwnFailure(down: DeviceStretch, { findings, sessions, roomIds }: Blame): boolean {
  const roomId = down.roomName === null ? undefined : roomIds.get(down.roomName);
  const isShared = findings.some((finding) => {
    if (finding.layer === 'device' || finding.layer === 'app') return false;
    const rooms = roomsOfScope(finding.scope);
    const isHere = rooms.length === 0 || rooms.some(({ id, name }) => id === roomId || name === down.roomName);
    return isHere && finding.since < down.to && (finding.endedAt ?? Number.POSITIVE_INFINITY) > down.from;
  });
  if (isShared) return false;
  const tests = sessions.map((session) => ({ session, times: testingTimes(session) }));
  if (tests.every(({ times }) => times.length === 0)) return true;
  return tests.some(
    ({ session, times }) =>
      session.rooms.some((room) => room.roomId === roomId) &&
      times.some(({ from, to }) => down.from >= from && down.from < to),
  );
}

/** When students were at work in a session; pauses are left out. */
export function testingTimes({ moves }: Pick<TestSession, 'moves'>): Stretch[] {
  return moves.flatMap(({ at, to }, index) =>
    to === 'testing' ? [{ from: at, to: moves[index + 1]?.at ?? Number.POSITIVE_INFINITY }] : [],
  );
}
