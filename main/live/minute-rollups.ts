import { DEVICE_STATES_BY_CONCERN, type DeviceState } from '../../shared/model/device-state.ts';
import type { ChartSample, MinuteRollup } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import { MINUTE_MS } from '../../shared/units.ts';

interface OpenMinute {
  checks: number;
  lost: number;
  answered: number;
  rttSumMs: number;
  rttMinMs: number;
  rttMaxMs: number;
  worst: DeviceState;
}

/** Adds samples up by device and minute until the minute is over and can go to disk. */
export class MinuteRollups {
  readonly #minutes = new Map<number, Map<DeviceId, OpenMinute>>();

  add(deviceId: DeviceId, sample: ChartSample): void {
    const minuteAt = Math.floor(sample.at / MINUTE_MS) * MINUTE_MS;
    const minute = this.#open(minuteAt, deviceId, sample.state);
    minute.checks += 1;
    minute.worst = worse(minute.worst, sample.state);
    if (sample.rttMs === null) minute.lost += 1;
    else {
      minute.answered += 1;
      minute.rttSumMs += sample.rttMs;
      minute.rttMinMs = Math.min(minute.rttMinMs, sample.rttMs);
      minute.rttMaxMs = Math.max(minute.rttMaxMs, sample.rttMs);
    }
  }

  #open(minuteAt: number, deviceId: DeviceId, state: DeviceState): OpenMinute {
    const devices = this.#minutes.get(minuteAt) ?? new Map<DeviceId, OpenMinute>();
    this.#minutes.set(minuteAt, devices);
    const minute = devices.get(deviceId) ?? emptyMinute(state);
    devices.set(deviceId, minute);
    return minute;
  }

  /** Takes out every minute that ended before `before`; `Infinity` takes all. */
  take(before: number): MinuteRollup[] {
    const taken: MinuteRollup[] = [];
    for (const [minuteAt, devices] of this.#minutes) {
      if (minuteAt + MINUTE_MS > before) continue;
      this.#minutes.delete(minuteAt);
      for (const [deviceId, minute] of devices) taken.push(closeMinute(deviceId, minuteAt, minute));
    }
    return taken;
  }
}

function emptyMinute(state: DeviceState): OpenMinute {
  return {
    checks: 0,
    lost: 0,
    answered: 0,
    rttSumMs: 0,
    rttMinMs: Number.POSITIVE_INFINITY,
    rttMaxMs: 0,
    worst: state,
  };
}

function closeMinute(deviceId: DeviceId, minuteAt: number, minute: OpenMinute): MinuteRollup {
  const hasReply = minute.answered > 0;
  return {
    deviceId,
    minuteAt,
    checks: minute.checks,
    lost: minute.lost,
    rttMinMs: hasReply ? minute.rttMinMs : null,
    rttAvgMs: hasReply ? minute.rttSumMs / minute.answered : null,
    rttMaxMs: hasReply ? minute.rttMaxMs : null,
    worst: minute.worst,
  };
}

function worse(a: DeviceState, b: DeviceState): DeviceState {
  return DEVICE_STATES_BY_CONCERN.indexOf(a) >= DEVICE_STATES_BY_CONCERN.indexOf(b) ? a : b;
}
