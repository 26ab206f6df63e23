import { describe, expect, it } from 'vitest';
import { arrangeBoard, type Board } from '../../../../../renderer/features/readiness/model/board.ts';
import { changesSince } from '../../../../../renderer/features/readiness/model/changes.ts';
import { ruleLine, whenChecked } from '../../../../../renderer/features/readiness/model/check-words.ts';
import { endOfSweep, headline } from '../../../../../renderer/features/readiness/model/headline.ts';
import { cellWords, rowReason, sessionLine } from '../../../../../renderer/features/readiness/model/row-words.ts';
import { countsLine, runningLine, sweepLine } from '../../../../../renderer/features/readiness/model/sweep-words.ts';
import { listSome } from '../../../../../renderer/features/readiness/model/text.ts';
import { whenWords } from '../../../../../renderer/features/readiness/model/when.ts';
import { fromReadinessSnapshot } from '../../../../../renderer/state/readiness-delta.ts';
import type { CheckResult, ReadinessSnapshot } from '../../../../../shared/model/readiness.ts';
import { EMPTY_SITE } from '../../../../../shared/model/site.ts';
import { aRoom } from '../../../../helpers/builders.ts';
import { aProfile, aReadinessSnapshot, aResult, aSession, aSweep } from '../../../../helpers/readiness-builders.ts';

const at = (hour: number, minute: number, day = 24) => new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(8, 0);

/** Rooms of which each passed one check of its own, and `results`. */
function boardOf(results: readonly CheckResult[], over: Partial<ReadinessSnapshot> = {}, count = 3): Board {
  const rooms = Array.from({ length: count }, (_, i) => aRoom({ id: `r${i + 1}`, name: `Room ${i + 1}`, order: i }));
  const seen = rooms.map(({ id }) => own(id, { checkId: 'seen', endedAt: 10 }));
  const data = fromReadinessSnapshot(aReadinessSnapshot({ results: [...seen, ...results], ...over }));
  return arrangeBoard({ data, rooms, site: EMPTY_SITE, sessions: [] });
}

const own = (roomId: string, over: Partial<CheckResult> = {}) =>
  aResult({ scope: { kind: 'room', roomId }, area: 'devices', checkId: 'os', ...over });

describe('headline', () => {
  it('says how many rooms are not ready and which, and how the others stand', () => {
    const { tone, title, detail } = headline(boardOf([aResult(), own('r2', { verdict: 'fail' })]));
    expect(tone).toBe('no-go');
    expect(title).toBe('1 of 3 rooms is not ready: Room 2');
    expect(detail).toBe('The others: 2 ready.');
  });

  it('says one cause once when it stops every room', () => {
    const blocked = aResult({ verdict: 'fail', sentence: 'The filter blocks home.example.test.' });
    expect(headline(boardOf([blocked]))).toMatchObject({
      title: 'No room is ready',
      detail: 'One cause for all of them: The filter blocks home.example.test.',
    });
  });

  it('names the rooms that wait for people when nothing else is open', () => {
    const item = own('r1', { verdict: 'unchecked', area: 'people', origin: 'person', checkId: 'person/A' });
    expect(headline(boardOf([aResult(), item])).title).toBe('1 of 3 rooms waits for people to confirm: Room 1');
  });

  it('says that all are ready, and which sign-off no longer holds', () => {
    const signOff = { id: 's', roomId: 'r1', by: 'M.', at: 1, verdicts: {}, deviceIds: [] };
    const reopened = { ...signOff, reopenedAt: 2, reopenedBecause: 'CB-1 stopped answering.' };
    const board = boardOf([aResult()], { signOffs: [reopened] });
    expect(headline(board)).toMatchObject({
      tone: 'go',
      title: 'All 3 rooms are ready',
      detail: 'No longer declared ready: Room 1.',
    });
  });

  it('promises nothing while a sweep still runs, and little after one that was stopped', () => {
    const sweep = { startedAt: 5, roomIds: [] };
    const running = boardOf([aResult()], { sweep: aSweep({ ...sweep, endedAt: null }) });
    expect(headline(running)).toMatchObject({ tone: 'unswept', title: 'nothing found' });
    expect(running.rows.map(({ open }) => open)).toEqual(['running', 'running', 'running']);
    const stopped = boardOf([aResult()], { sweep: aSweep({ ...sweep, endedAt: 9, isStopped: true }) });
    expect(headline(stopped)).toMatchObject({ tone: 'unclear', title: 'The check was stopped before it was done' });
  });

  it('tells a screen reader how far a stopped sweep came', () => {
    const stopped = aSweep({ isStopped: true, done: 3, total: 10 });
    expect(endOfSweep(stopped, boardOf([aResult()]))).toBe('Stopped after 3 of 10 checks. All 3 rooms are ready.');
  });
});

describe('rowReason', () => {
  const first = (results: readonly CheckResult[]) => {
    const row = boardOf(results).rows[0];
    if (row === undefined) throw new Error('There is no first room.');
    return rowReason(row);
  };

  it('gives the sentence that decided, what to do, and who does it', () => {
    const action = { what: 'Bring 4 spares.', who: 'proctor' } as const;
    expect(first([own('r1', { verdict: 'fail', sentence: '6 devices do not answer.', action })])).toMatchObject({
      sentence: '6 devices do not answer.',
      action: { who: 'Proctor', what: 'Bring 4 spares.' },
    });
  });

  it('only names a problem of the whole school, since the line above tells it', () => {
    const reason = first([aResult({ verdict: 'fail', action: { what: 'Unblock it.', who: 'district' } })]);
    expect(reason).toMatchObject({ sentence: 'Whole school, see above: home.example.test', action: null });
  });

  it('lists what people still have to confirm', () => {
    const item = (id: string, title: string) =>
      own('r1', { verdict: 'unchecked', area: 'people', origin: 'person', checkId: `person/${id}`, title });
    expect(first([item('A', 'Count the tickets'), item('B', 'Plug in')]).sentence).toBe(
      '2 items to confirm: Count the tickets; Plug in',
    );
  });
});

describe('cellWords', () => {
  const cell = (results: readonly CheckResult[], area: 'devices' | 'people' = 'devices') => {
    const row = boardOf(results).rows[0];
    if (row === undefined) throw new Error('There is no first room.');
    return cellWords(row.cells[area]).text;
  };
  const item = (id: string, verdict: CheckResult['verdict']) =>
    own('r1', { area: 'people', origin: 'person', checkId: `person/${id}`, verdict });

  it('counts what decided', () => {
    expect(cell([own('r1', { verdict: 'fail' }), own('r1', { checkId: 'b', verdict: 'warn' })])).toBe('1 fails');
    expect(cell([own('r1', { verdict: 'warn' }), own('r1', { checkId: 'b', verdict: 'warn' })])).toBe('2 warnings');
    expect(cell([])).toBe('Pass');
  });

  it('says how many of the items of people are done', () => {
    expect(cell([item('A', 'pass'), item('B', 'unchecked')], 'people')).toBe('1 to do');
    expect(cell([item('A', 'pass'), item('B', 'pass')], 'people')).toBe('All done');
    expect(cell([item('A', 'fail'), item('B', 'unchecked')], 'people')).toBe('1 not OK');
  });
});

describe('words about times and sweeps', () => {
  it('names a moment by the day as people do', () => {
    expect(whenWords(at(7, 15), NOW)).toBe('07:15');
    expect(whenWords(at(7, 15, 23), NOW)).toBe('yesterday 07:15');
    expect(whenWords(at(7, 15, 25), NOW)).toBe('tomorrow 07:15');
    expect(whenWords(at(7, 15, 20), NOW)).toBe('Fri, Nov 20, 07:15');
  });

  it('says what is new and what is fixed since the sweep before', () => {
    const data = fromReadinessSnapshot(
      aReadinessSnapshot({
        results: [aResult({ verdict: 'fail' }), own('r1'), own('r2')],
        previous: {
          at: at(7, 15, 23),
          verdicts: { 'any/host/home@school': 'pass', 'any/os@room:r1': 'fail', 'any/os@room:r2': 'pass' },
        },
      }),
    );
    const changes = changesSince(data, NOW);
    expect(changes?.sentence).toBe('1 new problem, 1 fixed since yesterday 07:15');
    expect(changes?.appeared.map(({ key }) => key)).toEqual(['any/host/home@school']);
    expect(changes?.fixed.map(({ key }) => key)).toEqual(['any/os@room:r1']);
  });

  it('has nothing to compare with after the first sweep', () => {
    expect(changesSince(fromReadinessSnapshot(aReadinessSnapshot()), NOW)).toBeNull();
  });

  it('says who started a sweep and where it was stopped', () => {
    expect(sweepLine(aSweep({ trigger: 'schedule', endedAt: at(7, 15) }), NOW)).toBe('Checked 07:15, as scheduled');
    const stopped = aSweep({ endedAt: at(7, 15), isStopped: true, done: 3, total: 10 });
    expect(sweepLine(stopped, NOW)).toBe('Checked 07:15 · stopped after 3 of 10 checks');
  });

  it('says how far a running sweep is, in checks and in rooms', () => {
    const sweep = aSweep({ startedAt: 5_000, endedAt: null, done: 4, total: 9, roomIds: ['r1', 'r2', 'r3'] });
    const board = boardOf([own('r1', { endedAt: 6_000 }), own('r2', { endedAt: 10 })], { sweep });
    expect(runningLine(sweep, board.rows)).toBe('4 of 9 checks · results for 1 of 3 rooms');
  });

  it('counts what a past sweep found, leaving out what it did not', () => {
    const counts = { pass: 40, warn: 1, fail: 0, unchecked: 2, 'not-applicable': 5 };
    expect(countsLine(aSweep({ counts }))).toBe('1 warning · 2 not checked · 40 pass');
  });
});

describe('words about a check and a session', () => {
  it('gives the rule with its confidence and date', () => {
    const rule = { label: 'Vendor: Guide', confidence: 'vendor', date: null, addresses: [] } as const;
    expect(ruleLine({ ...rule, addresses: [] })).toBe('Vendor: Guide · the vendor says so · undated');
  });

  it('says when, how long and from where a check was made', () => {
    const endedAt = at(7, 15);
    expect(whenChecked(aResult({ startedAt: endedAt - 212, endedAt }))).toBe(
      'Nov 24, 2026, 07:15:00, took 212 ms of at most 5.0 s, from this laptop, over the network',
    );
  });

  it('gives time, name and platform of a session', () => {
    const profiles = [aProfile({ id: 'testnav', name: 'TestNav' })];
    expect(sessionLine(aSession({ plannedStartAt: at(8, 30) }), profiles, NOW)).toBe('08:30 · Grade 8 ELA · TestNav');
  });

  it('lists a few names and counts the rest', () => {
    expect(listSome(['A', 'B', 'C'])).toBe('A, B and C');
    expect(listSome(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  });
});
