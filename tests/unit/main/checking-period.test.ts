import { describe, expect, test } from 'vitest';
import { CheckingPeriod } from '../../../main/checking-period.ts';
import { MemorySessionRepository } from '../../../main/sessions/memory-repository.ts';
import { SessionService } from '../../../main/sessions/service.ts';
import { IDLE_PERIOD_MS, WATCH_AHEAD_MS } from '../../../shared/model/session-effects.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/units.ts';
import { ManualClock } from '../../helpers/manual-clock.ts';
import { aSession } from '../../helpers/readiness-builders.ts';

const START = new Date(2027, 2, 9, 10).getTime();

describe('CheckingPeriod', () => {
  test('follows sessions as they move and as they come near, and tells only when something changed', () => {
    const clock = new ManualClock(START - 3 * HOUR_MS);
    const repository = new MemorySessionRepository();
    repository.write(aSession({ plannedStartAt: START, plannedEndAt: START + HOUR_MS }));
    const sessions = new SessionService({ repository, clock, makeId: () => 'new' });
    const told: number[] = [];
    const period = new CheckingPeriod({
      clock,
      sessions,
      setPeriodMs: () => 5_000,
      onChange: () => told.push(period.currentMs),
    });
    expect(period.currentMs).toBe(IDLE_PERIOD_MS);

    clock.advance(2 * HOUR_MS + MINUTE_MS);
    expect(clock.now()).toBeGreaterThan(START - WATCH_AHEAD_MS);
    expect(told).toEqual([5_000]);
    sessions.move({ sessionId: 'session-1', to: 'testing', by: '' });
    expect(told).toEqual([5_000]);
    sessions.move({ sessionId: 'session-1', to: 'ended', by: '' });
    expect(told).toEqual([5_000, IDLE_PERIOD_MS]);

    period.stop();
    clock.advance(24 * HOUR_MS);
    expect(told).toHaveLength(2);
  });
});
