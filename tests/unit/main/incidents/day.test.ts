import { describe, expect, test } from 'vitest';
import { type DayFacts, type DayIncident, dayReport } from '../../../../main/incidents/day.ts';
import { DayReport } from '../../../../shared/model/day-report.ts';
import { moved } from '../../../../shared/model/session.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { aFinding } from '../../../helpers/diagnosis-builders.ts';
import { aDuty } from '../../../helpers/incident-builders.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

/** Midnight of Tuesday, November 24, 2026 in Denver. */
const DAY = Date.UTC(2026, 10, 24, 7);
const EIGHT = DAY + 8 * HOUR_MS;

function facts(over: Partial<DayFacts> = {}): DayFacts {
  return {
    now: DAY + 15 * HOUR_MS,
    zone: zoneTime('America/Denver'),
    school: 'Maple Middle School',
    sessions: [],
    rooms: [{ id: 'room-1', name: 'Room 114' }],
    platformName: () => 'TestNav',
    incidents: [],
    openDrafts: 0,
    findings: [],
    isOfAll: true,
    head: null,
    ...over,
  };
}

function anIncident(over: Partial<DayIncident> = {}): DayIncident {
  return {
    id: 'incident-1',
    number: 'INC-2026-7F3K',
    occurredAt: EIGHT,
    roomName: 'Room 114',
    categoryCode: 'TECH-DEV',
    state: 'submitted',
    summary: 'It froze.',
    studentCount: 1,
    minutesLost: 10,
    duties: [],
    ...over,
  };
}

function testedFrom(start: number) {
  const planned = aSession({ plannedStartAt: EIGHT, plannedEndAt: EIGHT + 2 * HOUR_MS, state: 'planned', moves: [] });
  return moved(planned, 'testing', 'Dana', start);
}

describe('dayReport', () => {
  test('is of the shape that the window and the files read', () => {
    const report = dayReport(
      DAY,
      facts({ incidents: [anIncident({ duties: [aDuty()] })], findings: [aFinding({ since: EIGHT })] }),
    );
    expect(DayReport.parse(report)).toEqual(report);
  });

  test('tells when students were really in, and how long testing was paused', () => {
    const begun = testedFrom(EIGHT + 6 * MINUTE_MS);
    const paused = moved(begun, 'paused', 'Dana', EIGHT + 30 * MINUTE_MS);
    const resumed = moved(paused, 'testing', 'Dana', EIGHT + 42 * MINUTE_MS);
    const ended = moved(resumed, 'ended', 'Dana', EIGHT + 130 * MINUTE_MS);
    const [session] = dayReport(DAY, facts({ sessions: [ended] })).sessions;
    expect(session).toMatchObject({
      startedAt: EIGHT + 6 * MINUTE_MS,
      endedAt: EIGHT + 130 * MINUTE_MS,
      pausedMs: 12 * MINUTE_MS,
    });
  });

  test('counts a pause that lasts up to now', () => {
    const paused = moved(testedFrom(EIGHT), 'paused', 'Dana', DAY + 14 * HOUR_MS);
    expect(dayReport(DAY, facts({ sessions: [paused] })).sessions[0]?.pausedMs).toBe(HOUR_MS);
  });

  test('says that a session never began', () => {
    const cancelled = moved(aSession({ plannedStartAt: EIGHT, state: 'planned', moves: [] }), 'ended', 'Dana', EIGHT);
    expect(dayReport(DAY, facts({ sessions: [cancelled] })).sessions[0]).toMatchObject({
      startedAt: null,
      endedAt: null,
    });
  });

  test('leaves sessions and incidents of other days out', () => {
    const report = dayReport(
      DAY,
      facts({
        sessions: [
          aSession({ plannedStartAt: EIGHT - DAY_MS, moves: [] }),
          aSession({ plannedStartAt: EIGHT + DAY_MS, moves: [] }),
        ],
        incidents: [anIncident({ occurredAt: DAY - 1 }), anIncident({ occurredAt: DAY + DAY_MS })],
      }),
    );
    expect([report.sessions, report.incidents]).toEqual([[], []]);
  });

  test('takes the day as the clock of the school shows it when it has 25 hours', () => {
    // Sunday, November 1, 2026: daylight saving ends in Denver.
    const sunday = Date.UTC(2026, 10, 1, 6);
    const late = anIncident({ occurredAt: sunday + 24.5 * HOUR_MS });
    expect(dayReport(sunday, facts({ incidents: [late] })).incidents).toHaveLength(1);
    expect(dayReport(sunday + 25 * HOUR_MS, facts({ incidents: [late] })).incidents).toHaveLength(0);
  });

  test('adds up students, minutes and kinds', () => {
    const report = dayReport(
      DAY,
      facts({
        incidents: [
          anIncident({ studentCount: 28, minutesLost: 196, categoryCode: 'TECH-ROOM' }),
          anIncident(),
          anIncident({ studentCount: null, minutesLost: 0 }),
        ],
      }),
    );
    expect(report).toMatchObject({
      studentsAffected: 29,
      minutesLost: 206,
      byCategory: [
        { categoryCode: 'TECH-DEV', count: 2 },
        { categoryCode: 'TECH-ROOM', count: 1 },
      ],
    });
  });

  test('tells of what was withdrawn without counting it, and not of what was discarded', () => {
    const report = dayReport(
      DAY,
      facts({ incidents: [anIncident({ state: 'withdrawn' }), anIncident({ state: 'discarded' })] }),
    );
    expect(report.incidents.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(report).toMatchObject({ studentsAffected: 0, minutesLost: 0 });
  });

  test('lists duties that somebody has to do, not those that are done or whose clock has not begun', () => {
    const duties = (['at-once', 'overdue', 'due', 'waiting', 'done'] as const).map((state) =>
      aDuty({ dutyId: state, state }),
    );
    const report = dayReport(DAY, facts({ incidents: [anIncident({ duties })] }));
    expect(report.openDuties.map(({ duty }) => duty.dutyId)).toEqual(['at-once', 'overdue', 'due']);
  });

  test('tells each fault once: notes, other days and what a greater fault explains are left out', () => {
    const findings = [
      aFinding({
        id: 'room',
        since: EIGHT,
        endedAt: EIGHT + MINUTE_MS,
        severity: 'critical',
        sentence: 'The room is out.',
        children: ['device'],
      }),
      aFinding({ id: 'device', since: EIGHT, severity: 'warning' }),
      aFinding({ id: 'note', since: EIGHT, severity: 'note' }),
      aFinding({ id: 'old', since: DAY - HOUR_MS, endedAt: DAY - MINUTE_MS, severity: 'critical' }),
    ];
    expect(dayReport(DAY, facts({ findings })).findings).toEqual([
      { from: EIGHT, to: EIGHT + MINUTE_MS, sentence: 'The room is out.' },
    ]);
  });

  test('keeps the grave faults of a day that had too many', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aFinding({ id: `f${index}`, since: EIGHT + index, severity: 'warning', sentence: 'slow' }),
    );
    const grave = aFinding({ id: 'grave', since: EIGHT + HOUR_MS, severity: 'critical', sentence: 'grave' });
    const { findings } = dayReport(DAY, facts({ findings: [...many, grave] }));
    expect(findings).toHaveLength(40);
    expect(findings.at(-1)?.sentence).toBe('grave');
  });
});
