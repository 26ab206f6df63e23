import { describe, expect, it } from 'vitest';
import { DutyBoard } from '../../../../main/incidents/duty-board.ts';
import { type Findable, pageOf } from '../../../../main/incidents/query.ts';
import type { IncidentQuery } from '../../../../shared/model/incident.ts';
import { dutyFactsOf, NO_MARKS } from '../../../../shared/model/incident-duties.ts';
import { EMPTY_SITE_TESTING } from '../../../../shared/model/site-testing.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { HOUR_MS } from '../../../../shared/units.ts';
import { aContent, aDuty, aProgram, aRow, INCIDENT_AT } from '../../../helpers/incident-builders.ts';

const NOW = INCIDENT_AT + 2 * HOUR_MS;
const ALL: IncidentQuery = {
  text: '',
  states: [],
  categories: [],
  from: null,
  to: null,
  onlyOpen: false,
  sort: 'newest',
  offset: 0,
  limit: 50,
};

function found(over: Parameters<typeof aRow>[0], text = ''): Findable {
  const row = aRow(over);
  return { row, text, isOverdue: row.nextDuty?.state === 'overdue' };
}
const ids = (seen: Findable[], query: Partial<IncidentQuery>) =>
  pageOf(seen, { ...ALL, ...query }, NOW).rows.map(({ id }) => id);

describe('pageOf', () => {
  it('sorts by what presses: at once, overdue, due by its time, without a time, waiting, nothing to do', () => {
    const due = (id: string, duty: Parameters<typeof aDuty>[0] | null) =>
      found({ id, nextDuty: duty === null ? null : aDuty(duty) });
    const seen = [
      due('nothing', null),
      due('waiting', { state: 'waiting', dueAt: null }),
      due('no time', { state: 'due', dueAt: null }),
      due('tonight', { state: 'due', dueAt: NOW + 9 * HOUR_MS }),
      due('soon', { state: 'due', dueAt: NOW + HOUR_MS }),
      due('overdue', { state: 'overdue', dueAt: NOW - HOUR_MS }),
      due('long overdue', { state: 'overdue', dueAt: NOW - 9 * HOUR_MS }),
      due('phone', { state: 'at-once', dueAt: NOW }),
    ];
    expect(ids(seen, { sort: 'due' })).toEqual([
      'phone',
      'long overdue',
      'overdue',
      'soon',
      'tonight',
      'no time',
      'waiting',
      'nothing',
    ]);
  });

  it('finds what has all the words, whatever their case', () => {
    const seen = [found({ id: 'a' }, 'the screen froze in room 114'), found({ id: 'b' }, 'the screen broke')];
    expect(ids(seen, { text: 'SCREEN  froze' })).toEqual(['a']);
    expect(ids(seen, { text: 'scr' })).toHaveLength(2);
    expect(ids(seen, { text: 'screen fire' })).toEqual([]);
  });

  it.each([
    [{ states: ['draft' as const] }, ['draft']],
    [{ states: [] }, ['draft', 'open', 'closed']],
    [{ states: ['discarded' as const] }, ['discarded']],
    [{ onlyOpen: true }, ['draft', 'open']],
    [{ categories: ['STU-ILL' as const] }, ['closed']],
    [{ from: INCIDENT_AT + 1 }, ['open']],
    [{ to: INCIDENT_AT + 1 }, ['draft', 'closed']],
  ])('filters by %o', (query, expected) => {
    const seen = [
      found({ id: 'draft', state: 'draft', submittedAt: null }),
      found({ id: 'open', state: 'in-review', occurredAt: INCIDENT_AT + 1 }),
      found({ id: 'closed', state: 'closed', categoryCode: 'STU-ILL' }),
      found({ id: 'discarded', state: 'discarded', occurredAt: INCIDENT_AT - 1 }),
    ];
    expect(ids(seen, query).toSorted()).toEqual(expected.toSorted());
  });

  it('counts everything that the person sees, whatever the query and the page', () => {
    const seen = [
      found({ state: 'draft', submittedAt: null }),
      found({ state: 'in-review', nextDuty: aDuty({ state: 'due', dueAt: NOW + HOUR_MS }) }),
      found({ state: 'pending-district', nextDuty: aDuty({ state: 'due', dueAt: NOW + 9 * HOUR_MS }) }),
      { ...found({ state: 'submitted', nextDuty: aDuty({ state: 'at-once' }) }), isOverdue: true },
      found({ state: 'closed', isPurged: true }),
    ];
    const page = pageOf(seen, { ...ALL, text: 'nothing has this', limit: 1 }, NOW);
    expect(page).toEqual({
      rows: [],
      total: 0,
      counts: { drafts: 1, open: 3, pendingDistrict: 1, overdue: 1, dueSoon: 2 },
    });
  });

  it('gives one page and the number of all', () => {
    const seen = Array.from({ length: 7 }, (_, index) => found({ id: `i-${index}`, occurredAt: INCIDENT_AT - index }));
    const page = pageOf(seen, { ...ALL, offset: 5, limit: 5 }, NOW);
    expect(page.rows.map(({ id }) => id)).toEqual(['i-5', 'i-6']);
    expect(page.total).toBe(7);
  });
});

describe('DutyBoard', () => {
  const program = aProgram({
    duties: [
      {
        id: 'tell',
        title: 'Tell the district',
        kind: 'report',
        actor: 'school coordinator',
        applies: {},
        from: 'aware',
        within: { unit: 'hours', count: 24 },
        doneBy: 'told-district',
        sources: [],
        confidence: 'ours',
      },
    ],
  });
  const content = aContent();
  const facts = dutyFactsOf(content, [], NO_MARKS);
  const dueAt = content.awareAt + 24 * HOUR_MS;

  it('reckons a clock anew when its time has come, when its facts changed, and not before', () => {
    const board = new DutyBoard(zoneTime(null));
    const at = (now: number, told = facts, by = program) => board.dutiesOf('one', told, by, EMPTY_SITE_TESTING, now);
    const first = at(NOW);
    expect(at(dueAt)).toBe(first);
    expect(at(dueAt + 1).map(({ state }) => state)).toEqual(['overdue']);
    expect(at(dueAt + 1, { ...facts, toldDistrictAt: NOW }).map(({ state }) => state)).toEqual(['done']);
    expect(at(dueAt + 1, facts, aProgram())).toEqual([]);
  });

  it('sees at once that the clock was set back', () => {
    const board = new DutyBoard(zoneTime(null));
    const at = (now: number) =>
      board.dutiesOf('one', facts, program, EMPTY_SITE_TESTING, now).map(({ state }) => state);
    expect(at(dueAt + 1)).toEqual(['overdue']);
    expect(at(NOW)).toEqual(['due']);
  });
});
