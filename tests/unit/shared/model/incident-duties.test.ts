import { describe, expect, test } from 'vitest';
import type { DutyStatus } from '../../../../shared/model/incident.ts';
import { type DutyFacts, dutiesOf, nextDuty } from '../../../../shared/model/incident-duties.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import type { DutyRule } from '../../../../shared/programs/schema.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';
import { aDutyRule, someDutyFacts } from '../../../helpers/program-builders.ts';

const NEW_YORK = 'America/New_York';
const NO_SITE = { holidays: [], windowEndsAt: null };

function statusOf(
  duty: Partial<DutyRule>,
  facts: Partial<DutyFacts> = {},
  { now = 0, zone = NEW_YORK, holidays = [] as string[], windowEndsAt = null as number | null } = {},
): DutyStatus | undefined {
  const program = aProgram({ duties: [aDutyRule(duty)] });
  return dutiesOf(someDutyFacts(facts), program, { holidays, windowEndsAt }, now, zoneTime(zone))[0];
}

const local = (iso: string) => Date.parse(iso);
const written = (at: number | null | undefined) => (at == null ? at : new Date(at).toISOString());

describe('calendar days', () => {
  test.each([
    ['in plain weeks', 'America/Chicago', '2026-10-06T14:20:00-05:00', 14, '2026-10-20T14:20:00-05:00'],
    ['over the end of daylight saving', NEW_YORK, '2026-10-30T14:20:00-04:00', 3, '2026-11-02T14:20:00-05:00'],
    ['over its beginning', 'America/Denver', '2027-03-12T08:00:00-07:00', 3, '2027-03-15T08:00:00-06:00'],
    ['in a zone that never changes', 'America/Phoenix', '2027-03-12T08:00:00-07:00', 3, '2027-03-15T08:00:00-07:00'],
    ['over the end of a year', 'America/Los_Angeles', '2026-12-30T23:30:00-08:00', 3, '2027-01-02T23:30:00-08:00'],
    ['to an hour that the clock skips', NEW_YORK, '2027-03-13T02:30:00-05:00', 1, '2027-03-14T03:30:00-04:00'],
    ['to an hour that comes twice: its first', NEW_YORK, '2026-10-31T01:30:00-04:00', 1, '2026-11-01T01:30:00-04:00'],
  ])('keep the time on the wall clock %s', (_, zone, awareAt, count, dueAt) => {
    const status = statusOf({ within: { unit: 'calendar-days', count } }, { awareAt: local(awareAt) }, { zone });
    expect(written(status?.dueAt)).toBe(written(local(dueAt)));
  });
});

describe('hours', () => {
  test.each([
    ['the end of daylight saving', NEW_YORK, '2026-10-31T12:00:00-04:00', '2026-11-01T11:00:00-05:00'],
    ['its beginning', 'America/Los_Angeles', '2027-03-13T12:00:00-08:00', '2027-03-14T13:00:00-07:00'],
  ])('are hours that pass, over %s', (_, zone, awareAt, dueAt) => {
    expect(written(statusOf({}, { awareAt: local(awareAt) }, { zone })?.dueAt)).toBe(written(local(dueAt)));
  });
});

describe('working days', () => {
  test.each([
    ['leave out the weekend', '2026-11-12T10:00:00-05:00', 3, [], '2026-11-17T10:00:00-05:00'],
    ['leave out holidays', '2026-11-23T10:00:00-05:00', 3, ['2026-11-26', '2026-11-27'], '2026-11-30T10:00:00-05:00'],
    ['count a holiday on a weekend once', '2026-11-27T10:00:00-05:00', 1, ['2026-11-28'], '2026-11-30T10:00:00-05:00'],
    ['begin on Monday for what was known on Saturday', '2026-11-14T10:00:00-05:00', 1, [], '2026-11-16T10:00:00-05:00'],
    ['keep the clock over the change in autumn', '2026-10-30T10:00:00-04:00', 1, [], '2026-11-02T10:00:00-05:00'],
    ['are ten of them in two weeks', '2026-10-06T09:00:00-04:00', 10, [], '2026-10-20T09:00:00-04:00'],
  ])('%s', (_, awareAt, count, holidays, dueAt) => {
    const status = statusOf(
      { within: { unit: 'working-days', count } },
      { awareAt: local(awareAt) },
      { holidays: [...holidays] },
    );
    expect(written(status?.dueAt)).toBe(written(local(dueAt)));
  });

  test('are those of the school, where the laptop elsewhere has Sunday already', () => {
    // Saturday 22:00 in Los Angeles is Sunday in New York.
    const friday = local('2026-11-13T22:00:00-08:00');
    const status = statusOf(
      { within: { unit: 'working-days', count: 1 } },
      { awareAt: friday },
      { zone: 'America/Los_Angeles' },
    );
    expect(written(status?.dueAt)).toBe(written(local('2026-11-16T22:00:00-08:00')));
  });
});

describe('a clock', () => {
  const awareAt = local('2026-11-24T09:50:00-05:00');

  test('starts when the school knew, not when it happened, where the program says so', () => {
    const occurredAt = local('2026-11-20T09:00:00-05:00');
    expect(statusOf({ from: 'aware' }, { occurredAt, awareAt })?.dueAt).toBe(awareAt + 24 * HOUR_MS);
    expect(statusOf({ from: 'occurred' }, { occurredAt, awareAt })?.dueAt).toBe(occurredAt + 24 * HOUR_MS);
  });

  test.each([
    ['told-school', { toldSchoolAt: awareAt }],
    ['told-district', { toldDistrictAt: awareAt }],
    ['told-state', { toldStateAt: awareAt }],
    ['verified', { verifiedAt: awareAt }],
  ] as const)('that starts with %s waits until that was noted, and says what for', (from, noted) => {
    const waiting = statusOf({ from }, {}, { now: awareAt });
    expect(waiting).toMatchObject({ state: 'waiting', dueAt: null });
    expect(waiting?.note).toMatch(/^Its clock starts .+\.$/);
    expect(statusOf({ from }, noted, { now: awareAt })).toMatchObject({ state: 'due', dueAt: awareAt + 24 * HOUR_MS });
  });

  test('is due up to its last millisecond and overdue after it', () => {
    const dueAt = awareAt + 24 * HOUR_MS;
    expect(statusOf({}, { awareAt }, { now: dueAt })?.state).toBe('due');
    expect(statusOf({}, { awareAt }, { now: dueAt + 1 })?.state).toBe('overdue');
  });

  test('without a time never runs out', () => {
    const status = statusOf({ within: { unit: 'none' } }, { awareAt }, { now: awareAt + 1_000 * HOUR_MS });
    expect(status).toMatchObject({ state: 'due', dueAt: null });
  });

  test('for at once asks for it now, however late it is', () => {
    const status = statusOf({ within: { unit: 'at-once' } }, { awareAt }, { now: awareAt + 100 * HOUR_MS });
    expect(status).toMatchObject({ state: 'at-once', dueAt: awareAt });
  });

  test.each([
    ['filed', { filedAt: awareAt + 5 }],
    ['told-school', { toldSchoolAt: awareAt + 5 }],
    ['told-district', { toldDistrictAt: awareAt + 5 }],
    ['told-state', { toldStateAt: awareAt + 5 }],
    ['told-parents', { toldParentsAt: awareAt + 5 }],
    ['decided', { decidedAt: awareAt + 5 }],
    ['tick', { doneAt: { file: awareAt + 5 } }],
    ['filed', { doneAt: { file: awareAt + 5 } }],
  ] as const)('ends with %s', (doneBy, noted) => {
    expect(statusOf({ doneBy }, noted, { now: awareAt })).toMatchObject({ state: 'done', doneAt: awareAt + 5 });
  });

  test('ended with the first of both, when it was ticked off and happened', () => {
    const both = { filedAt: awareAt + 9, doneAt: { file: awareAt + 5 } };
    expect(statusOf({ doneBy: 'filed' }, both)?.doneAt).toBe(awareAt + 5);
    expect(statusOf({ doneBy: 'filed' }, { ...both, filedAt: awareAt + 2 })?.doneAt).toBe(awareAt + 2);
  });

  test("does not end with another duty's tick", () => {
    expect(statusOf({}, { doneAt: { other: awareAt } }, { now: awareAt })?.state).toBe('due');
  });
});

describe('before the end of the testing window', () => {
  const windowEndsAt = local('2027-03-15T17:00:00-06:00');
  const duty = { from: 'window-end', within: { unit: 'calendar-days', count: 1 } } as const;

  test('counts back from the end that the site has, over a change of the clock', () => {
    const status = statusOf(duty, {}, { windowEndsAt, zone: 'America/Boise' });
    expect(written(status?.dueAt)).toBe(written(local('2027-03-14T17:00:00-06:00')));
  });

  test('counts working days and hours back as well', () => {
    const options = { windowEndsAt, zone: 'America/Boise' };
    expect(written(statusOf({ ...duty, within: { unit: 'working-days', count: 1 } }, {}, options)?.dueAt)).toBe(
      written(local('2027-03-12T17:00:00-07:00')),
    );
    expect(statusOf({ ...duty, within: { unit: 'hours', count: 2 } }, {}, options)?.dueAt).toBe(
      windowEndsAt - 2 * HOUR_MS,
    );
  });

  test('is the end itself for no days at all', () => {
    const status = statusOf({ ...duty, within: { unit: 'calendar-days', count: 0 } }, {}, { windowEndsAt });
    expect(status?.dueAt).toBe(windowEndsAt);
  });

  test('waits and says where to set the end when the site has none', () => {
    const status = statusOf(duty);
    expect(status).toMatchObject({ state: 'waiting', dueAt: null });
    expect(status?.note).toContain('Settings');
  });
});

describe('a check-back', () => {
  const filedAt = local('2026-11-24T15:00:00-05:00');
  const duty = {
    id: 'look',
    kind: 'check-back',
    from: 'filed',
    within: { unit: 'calendar-days', count: 2 },
    doneBy: 'decided',
  } as const;

  test('waits until the report is filed', () => {
    expect(statusOf(duty)?.state).toBe('waiting');
  });

  test('comes again each time somebody looked, until the state decided', () => {
    expect(written(statusOf(duty, { filedAt })?.dueAt)).toBe(written(local('2026-11-26T15:00:00-05:00')));
    const lookedAt = local('2026-11-27T09:00:00-05:00');
    const again = statusOf(duty, { filedAt, doneAt: { look: lookedAt } }, { now: lookedAt + MINUTE_MS });
    expect(again?.state).toBe('due');
    expect(written(again?.dueAt)).toBe(written(local('2026-11-29T09:00:00-05:00')));
    expect(statusOf(duty, { filedAt, decidedAt: lookedAt, doneAt: { look: lookedAt } })?.state).toBe('done');
  });

  test('is put off by nothing that was ticked before the report was filed', () => {
    const status = statusOf(duty, { filedAt, doneAt: { look: filedAt - HOUR_MS } });
    expect(written(status?.dueAt)).toBe(written(local('2026-11-26T15:00:00-05:00')));
  });
});

describe('dutiesOf', () => {
  const now = local('2026-11-24T12:00:00-05:00');
  const duties = [
    aDutyRule({ id: 'done', doneBy: 'told-school' }),
    aDutyRule({ id: 'waiting', from: 'told-state' }),
    aDutyRule({ id: 'no-time', within: { unit: 'none' } }),
    aDutyRule({ id: 'later', within: { unit: 'hours', count: 48 } }),
    aDutyRule({ id: 'soon', within: { unit: 'hours', count: 3 } }),
    aDutyRule({ id: 'overdue', within: { unit: 'hours', count: 1 } }),
    aDutyRule({ id: 'long-overdue', within: { unit: 'hours', count: 0 } }),
    aDutyRule({ id: 'write-now', within: { unit: 'at-once' } }),
    aDutyRule({ id: 'phone-now', kind: 'phone', within: { unit: 'at-once' } }),
  ];
  const facts = someDutyFacts({ toldSchoolAt: now - HOUR_MS });
  const sorted = dutiesOf(facts, aProgram({ duties }), NO_SITE, now, zoneTime(NEW_YORK));

  test('puts the phone call first, then what is overdue, due, without a time, waiting, done', () => {
    expect(sorted.map(({ dutyId }) => dutyId)).toEqual([
      'phone-now',
      'write-now',
      'long-overdue',
      'overdue',
      'soon',
      'later',
      'no-time',
      'waiting',
      'done',
    ]);
  });

  test('names as next what is not done', () => {
    expect(nextDuty(sorted)?.dutyId).toBe('phone-now');
    expect(nextDuty(sorted.filter(({ state }) => state === 'done'))).toBeNull();
  });

  test('asks for nothing more once the incident ended, and keeps what was done', () => {
    const ended = dutiesOf({ ...facts, endedAt: now }, aProgram({ duties }), NO_SITE, now, zoneTime(NEW_YORK));
    expect(ended.map(({ dutyId }) => dutyId)).toEqual(['done']);
  });

  test('runs no clock without a program, but has a breach phoned in and the district asked', () => {
    const shown = (parts: Partial<DutyFacts>) =>
      dutiesOf(someDutyFacts(parts), null, NO_SITE, now, zoneTime(NEW_YORK)).map(({ dutyId, state }) => [
        dutyId,
        state,
      ]);
    expect(shown({ severity: 'breach' })).toEqual([
      ['phone-district', 'at-once'],
      ['ask-deadline', 'due'],
    ]);
    expect(shown({})).toEqual([['ask-deadline', 'due']]);
    expect(shown({ severity: 'note' })).toEqual([]);
  });

  test('shows only duties for this severity, category and student action', () => {
    const applies = (id: string, parts: DutyRule['applies']) => aDutyRule({ id, applies: parts });
    const program = aProgram({
      duties: [
        applies('irregularity', { severities: ['irregularity'] }),
        applies('breach', { severities: ['breach'] }),
        applies('category', { categories: ['ADM-PROC'] }),
        applies('reset', { actions: ['reset'] }),
        applies('both', { categories: ['ADM-PROC'], actions: ['resume'] }),
      ],
    });
    const shown = (parts: Partial<DutyFacts>) =>
      dutiesOf(someDutyFacts(parts), program, NO_SITE, now, zoneTime(NEW_YORK)).map(({ dutyId }) => dutyId);
    expect(shown({})).toEqual(['irregularity', 'category']);
    expect(shown({ severity: 'breach' })).toEqual(['breach', 'category']);
    expect(shown({ actions: ['resume', 'reset'] })).toEqual(['irregularity', 'category', 'reset', 'both']);
    expect(shown({ categoryCode: null })).toEqual([]);
  });
});
