import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckResult, Verdict } from '../../../../shared/model/readiness.ts';
import { compareVerdicts, decide, readinessRows } from '../../../../shared/model/readiness-board.ts';
import { aResult } from '../../../helpers/readiness-builders.ts';

const inRoom = (roomId: string, over: Partial<CheckResult> = {}) =>
  aResult({ scope: { kind: 'room', roomId }, ...over });
const everyPlatform = () => new Set(['testnav', 'drc-insight']);

describe('what decides about a room', () => {
  test.each([
    ['nothing was checked', [], 'unswept'],
    ['all passed', ['pass', 'pass'], 'go'],
    ['a warning does not stop testing', ['pass', 'warn'], 'go'],
    ['nothing applies', ['not-applicable'], 'go'],
    ['one check could not be made', ['pass', 'unchecked'], 'unclear'],
    ['a failure outweighs everything', ['pass', 'unchecked', 'fail', 'warn'], 'no-go'],
  ] as const)('%s', (_, verdicts, decision) => {
    expect(decide(verdicts.map((verdict, index) => aResult({ verdict, checkId: `check-${index}` }))).decision).toBe(
      decision,
    );
  });

  test('an item that nobody has confirmed makes it wait, not unclear', () => {
    const open = aResult({ area: 'people', verdict: 'unchecked', checkId: 'person/ALL-01' });
    expect(decide([aResult(), open])).toEqual({ decision: 'waiting', reason: open });
  });

  test('a check that could not be made outweighs people who have not confirmed', () => {
    const open = aResult({ area: 'people', verdict: 'unchecked', checkId: 'person/ALL-01' });
    const unclear = aResult({ verdict: 'unchecked', checkId: 'clock' });
    expect(decide([open, unclear])).toEqual({ decision: 'unclear', reason: unclear });
  });

  test("the room's own failure is named before the school's", () => {
    const school = aResult({ verdict: 'fail' });
    const own = inRoom('room-1', { verdict: 'fail', checkId: 'os' });
    expect(decide([school, own]).reason).toBe(own);
  });
});

describe('rows of the board', () => {
  test("a room that came after the sweep is not checked yet: the school's results may stand against it, never speak for it", () => {
    const decisionWith = (...results: readonly CheckResult[]) =>
      readinessRows(results, ['new'], everyPlatform)[0]?.decision;
    expect(decisionWith(aResult())).toBe('unswept');
    expect(decisionWith(aResult({ verdict: 'fail' }))).toBe('no-go');
    expect(decisionWith(aResult(), inRoom('new', { checkId: 'os' }))).toBe('go');
  });

  test("a school's result counts in the rooms that use its platform, and nowhere else", () => {
    const blocked = aResult({ verdict: 'fail', platformId: 'drc-insight', area: 'platform' });
    const rows = readinessRows([blocked, inRoom('room-1'), inRoom('room-2')], ['room-1', 'room-2'], (roomId) =>
      roomId === 'room-1' ? new Set(['drc-insight']) : new Set(['testnav']),
    );
    expect(rows.map(({ decision }) => decision)).toEqual(['no-go', 'go']);
    expect(rows[1]?.cells.platform.results).toEqual([]);
  });

  test('each cell has the worst verdict of its area, worst result first', () => {
    const slow = inRoom('room-1', { area: 'devices', verdict: 'warn', checkId: 'latency' });
    const silent = inRoom('room-1', { area: 'devices', verdict: 'fail', checkId: 'reachable' });
    const [row] = readinessRows([slow, silent], ['room-1'], everyPlatform);
    expect(row?.cells.devices).toMatchObject({ verdict: 'fail', results: [silent, slow] });
    expect(row?.cells.people.verdict).toBe('not-applicable');
  });

  test('no order of the same results changes a decision', () => {
    const results = fc
      .array(fc.constantFrom(...Verdict.options), { maxLength: 12 })
      .map((verdicts) => verdicts.map((verdict, index) => inRoom('room-1', { verdict, checkId: `check-${index}` })));
    fc.assert(
      fc.property(results, (made) => {
        const decisionOf = (list: CheckResult[]) => readinessRows(list, ['room-1'], everyPlatform)[0]?.decision;
        expect(decisionOf(made.toReversed())).toBe(decisionOf(made));
      }),
    );
  });
});

describe('compared with the sweep before', () => {
  test('counts what is newly wrong and what is fixed; a check seen for the first time and wrong is new', () => {
    const appeared = aResult({ checkId: 'a', verdict: 'fail' });
    const first = aResult({ checkId: 'b', verdict: 'warn' });
    const fixed = aResult({ checkId: 'c', verdict: 'pass' });
    const still = aResult({ checkId: 'd', verdict: 'fail' });
    const before = { [appeared.key]: 'pass', [fixed.key]: 'fail', [still.key]: 'warn' } as const;
    expect(compareVerdicts([appeared, first, fixed, still], before)).toEqual({
      appeared: [appeared, first],
      fixed: [fixed],
    });
  });

  test('a problem that could not be looked at again is not called fixed', () => {
    const unseen = aResult({ verdict: 'unchecked' });
    expect(compareVerdicts([unseen], { [unseen.key]: 'fail' }).fixed).toEqual([]);
  });
});
