import { describe, expect, test } from 'vitest';
import type { CategoryCode, IncidentSeverity } from '../../../../shared/model/incident-codes.ts';
import { type DutyFacts, dutiesOf } from '../../../../shared/model/incident-duties.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { someDutyFacts } from '../../../helpers/program-builders.ts';

const programOf = (id: string): Program => {
  const program = BUILT_IN_PROGRAMS.find((candidate) => candidate.id === id);
  if (program === undefined) throw new Error(`no program ${id}`);
  return program;
};

interface Case {
  readonly program: string;
  readonly zone: string;
  readonly facts: Partial<DutyFacts>;
  readonly now?: string;
  readonly holidays?: readonly string[];
  readonly windowEndsAt?: string;
}

/** `id: state until local time`, in the order in which people see them; done ones and ticks left out. */
function shown({ program, zone, facts, now, holidays = [], windowEndsAt }: Case): string[] {
  const site = { holidays: [...holidays], windowEndsAt: windowEndsAt === undefined ? null : Date.parse(windowEndsAt) };
  const at = now === undefined ? (facts.awareAt ?? 0) : Date.parse(now);
  return dutiesOf(someDutyFacts(facts), programOf(program), site, at, zoneTime(zone)).map(({ dutyId, state, dueAt }) =>
    `${dutyId}: ${state} ${dueAt === null ? '' : localTime(dueAt, zone)}`.trim(),
  );
}

function localTime(at: number, zone: string): string {
  const { day, clockMs } = zoneTime(zone).wallOf(at);
  return `${day} ${new Date(clockMs).toISOString().slice(11, 16)}`;
}

/** Happened, known and, where it matters, told; as local times with their offset. */
function when(
  categoryCode: CategoryCode,
  times: Partial<
    Record<'occurredAt' | 'awareAt' | 'toldDistrictAt' | 'toldStateAt' | 'filedAt' | 'verifiedAt', string>
  >,
  severity: IncidentSeverity | null = null,
): Partial<DutyFacts> {
  const parsed = Object.fromEntries(Object.entries(times).map(([key, iso]) => [key, Date.parse(iso)]));
  return { categoryCode, severity, ...parsed };
}

describe('Texas', () => {
  const zone = 'America/Chicago';

  test('gives ten working days from when it was known, over a weekend, a holiday and the change of the clock', () => {
    const facts = when('ADM-PROC', { occurredAt: '2026-10-20T09:00:00-05:00', awareAt: '2026-10-23T14:00:00-05:00' });
    expect(shown({ program: 'texas-staar', zone, facts })).toContain('written-report: due 2026-11-06 14:00');
    expect(shown({ program: 'texas-staar', zone, facts, holidays: ['2026-11-03'] })).toContain(
      'written-report: due 2026-11-09 14:00',
    );
  });

  test('has a serious violation told by phone before everything else', () => {
    const facts = when('ADM-TAMPER', { awareAt: '2026-10-23T14:00:00-05:00' });
    const ids = shown({ program: 'texas-staar', zone, facts }).map((line) => line.split(':')[0]);
    expect(ids.slice(0, 2)).toEqual(['phone-district', 'serious-to-state']);
  });

  test.each(['TECH-DEV', 'TECH-APP', 'TECH-ROOM', 'TECH-SITE', 'TECH-VENDOR', 'ENV-ALARM', 'STU-DEVICE'] as const)(
    'asks for nothing after %s, which is not an incident while no adult erred',
    (code) => {
      expect(shown({ program: 'texas-staar', zone, facts: when(code, {}) })).toEqual([]);
    },
  );

  test('asks for everything when a person raised it: the phone did capture content', () => {
    const facts = when('STU-DEVICE', {}, 'breach');
    expect(shown({ program: 'texas-staar', zone, facts }).map((line) => line.split(':')[0])).toEqual([
      'phone-district',
      'serious-to-state',
      'written-report',
      'tell-parents',
    ]);
  });
});

describe('California', () => {
  const zone = 'America/Los_Angeles';
  const program = 'california-caaspp';

  test('gives a breach its case 24 hours after the call, and the call itself no time at all', () => {
    const facts = when('ADM-HELP', { awareAt: '2026-10-31T10:00:00-07:00' });
    expect(shown({ program, zone, facts })).toEqual(['breach-tell: at-once 2026-10-31 10:00', 'breach-case: waiting']);
    const called = { ...facts, toldDistrictAt: Date.parse('2026-10-31T13:00:00-07:00') };
    // The clock went back in the night: 24 hours later it shows an hour less.
    expect(shown({ program, zone, facts: called })[0]).toBe('breach-case: due 2026-11-01 12:00');
  });

  test('counts the 24 hours of any other case from when it happened', () => {
    const facts = when('ADM-PROC', { occurredAt: '2026-10-20T09:00:00-07:00', awareAt: '2026-10-20T15:00:00-07:00' });
    expect(shown({ program, zone, facts })).toEqual(['case: due 2026-10-21 09:00']);
  });

  test('wants the LEA coordinator on the phone at once when content is in the media', () => {
    const facts = when('SEC-MEDIA', { awareAt: '2026-10-20T09:00:00-07:00' });
    expect(shown({ program, zone, facts })).toContain('media-call: at-once 2026-10-20 09:00');
  });

  test('makes no case of a lost login: it is a local privacy breach', () => {
    expect(shown({ program, zone, facts: when('SEC-TICKET', {}) })).toEqual(['lost-login: due']);
  });

  test('makes a case of a frozen device only for an appeal, and that before the window ends', () => {
    const facts = when('TECH-DEV', { occurredAt: '2026-10-20T09:00:00-07:00', awareAt: '2026-10-20T09:00:00-07:00' });
    expect(shown({ program, zone, facts })).toEqual([]);
    const appeal = { ...facts, actions: ['reset' as const] };
    expect(shown({ program, zone, facts: appeal, windowEndsAt: '2026-10-23T17:00:00-07:00' })).toEqual([
      'case-for-appeal: due 2026-10-21 09:00',
      'appeal-before-window-end: due 2026-10-23 17:00',
    ]);
  });
});

describe('Arizona', () => {
  const zone = 'America/Phoenix';
  const program = 'arizona-aasa';

  test('has no deadline, and looks back every two working days because no answer is sent', () => {
    const facts = when('STU-DEVICE', { awareAt: '2027-03-11T09:00:00-07:00' });
    expect(shown({ program, zone, facts })).toEqual(['enter-irregularity: due', 'check-do-not-report: waiting']);
    // Friday; elsewhere the clock changes on Sunday.
    const filed = { ...facts, filedAt: Date.parse('2027-03-12T15:00:00-07:00') };
    expect(shown({ program, zone, facts: filed })[0]).toBe('check-do-not-report: due 2027-03-16 15:00');
  });
});

describe('Mississippi', () => {
  const zone = 'America/Chicago';
  const program = 'mississippi-maap';

  test('goes step by step: district at once, state at once, form 24 hours after the state was told', () => {
    const facts = when('ADM-PROC', { awareAt: '2027-03-13T10:00:00-06:00' });
    expect(shown({ program, zone, facts })).toEqual([
      'tell-district: at-once 2027-03-13 10:00',
      'tell-state: waiting',
      'upload-form: waiting',
    ]);
    const toldDistrictAt = Date.parse('2027-03-13T10:20:00-06:00');
    expect(shown({ program, zone, facts: { ...facts, toldDistrictAt } })[0]).toBe(
      'tell-state: at-once 2027-03-13 10:20',
    );
    const toldStateAt = Date.parse('2027-03-13T11:00:00-06:00');
    // The clock goes forward in that night.
    expect(shown({ program, zone, facts: { ...facts, toldDistrictAt, toldStateAt } })[0]).toBe(
      'upload-form: due 2027-03-14 12:00',
    );
  });
});

describe('Nevada', () => {
  const zone = 'America/Los_Angeles';

  test('gives 24 hours for the contact and 14 calendar days, weekends included, for the report', () => {
    const facts = when('ADM-PROC', { occurredAt: '2026-10-23T08:30:00-07:00', awareAt: '2026-10-23T12:00:00-07:00' });
    expect(shown({ program: 'nevada', zone, facts, holidays: ['2026-11-06'] })).toEqual([
      'contact-district: due 2026-10-24 08:30',
      'online-report: due 2026-11-06 08:30',
    ]);
  });
});

describe('Idaho', () => {
  const zone = 'America/Boise';
  const facts = { ...when('REG-RESET', {}), actions: ['restore-reset' as const] };

  test('wants a reset or restore asked for a day before the window ends', () => {
    expect(shown({ program: 'idaho', zone, facts, windowEndsAt: '2027-03-15T16:00:00-06:00' })).toContain(
      'reset-before-window-end: due 2027-03-14 16:00',
    );
  });

  test('waits for the end of the window where the site has none', () => {
    expect(shown({ program: 'idaho', zone, facts })).toContain('reset-before-window-end: waiting');
  });
});

test.each(['kentucky', 'colorado-cmas', 'maryland-mcap', 'wisconsin-forward', 'south-carolina'])(
  'in %s no clock is invented for a report',
  (program) => {
    const lines = shown({ program, zone: 'America/New_York', facts: when('ADM-PROC', {}) });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/: due$/);
  },
);

test.each([
  [
    'oregon',
    'America/Los_Angeles',
    when('ADM-PROC', { awareAt: '2026-10-31T10:00:00-07:00' }),
    'initial-report: due 2026-11-01 10:00',
  ],
  [
    'virginia-sol',
    'America/New_York',
    when('ADM-PROC', { toldDistrictAt: '2026-10-31T10:00:00-04:00' }),
    'to-state: due 2026-11-01 09:00',
  ],
  [
    'pennsylvania-pssa',
    'America/New_York',
    when('ADM-HELP', { verifiedAt: '2026-10-01T10:00:00-04:00' }),
    'report-findings: due 2026-11-15 10:00',
  ],
])('%s', (program, zone, facts, line) => {
  expect(shown({ program, zone, facts, now: '2026-10-01T10:00:00-04:00' })).toContain(line);
});

test('Minnesota > has test codes entered before the window ends', () => {
  const facts = { ...when('STU-REFUSE', {}), actions: ['test-code' as const] };
  expect(
    shown({ program: 'minnesota-mca', zone: 'America/Chicago', facts, windowEndsAt: '2027-05-07T19:00:00-05:00' }),
  ).toContain('test-codes: due 2027-05-07 19:00');
});

test('the general program > phones first for a breach and asks the district for everything else', () => {
  const facts = when('ADM-HELP', { awareAt: '2026-10-20T09:00:00-04:00' });
  expect(shown({ program: 'general', zone: 'America/New_York', facts })).toEqual([
    'phone-district: at-once 2026-10-20 09:00',
    'ask-deadline: due',
  ]);
});
