import { describe, expect, test } from 'vitest';
import { PathSchedule } from '../../../../main/path/schedule.ts';
import type { PathFailure, PathTarget } from '../../../../shared/model/path.ts';

const MINUTE = 60_000;
const timeout: PathFailure = { code: 'timeout', sentence: 'No answer.' };

function target(id: string, over: Partial<PathTarget> = {}): PathTarget {
  return {
    id,
    kind: 'platform-host',
    name: id,
    host: id,
    address: null,
    port: 443,
    platformId: 'testnav',
    need: 'required',
    method: 'tls',
    periodMs: MINUTE,
    timeoutMs: 4_000,
    ...over,
  };
}

const gateway = target('gateway', { kind: 'gateway', platformId: null, periodMs: 2_000 });

function scheduleOf(targets: readonly PathTarget[], now = 0): PathSchedule {
  const schedule = new PathSchedule();
  schedule.setTargets(targets, now);
  return schedule;
}

const due = (schedule: PathSchedule, now: number) => schedule.takeDue(now).map(({ id }) => id);

describe('whose turn it is', () => {
  test('hosts of one platform take turns within the minute', () => {
    const schedule = scheduleOf([target('a'), target('b'), target('c')]);
    expect(due(schedule, 0)).toEqual(['a']);
    expect(due(schedule, 20_000)).toEqual(['b']);
    expect(due(schedule, 40_000)).toEqual(['c']);
    expect(due(schedule, 59_000)).toEqual([]);
    expect(due(schedule, MINUTE)).toEqual(['a']);
  });

  test('a target that stays keeps its turn when the list changes', () => {
    const schedule = scheduleOf([target('a')]);
    due(schedule, 0);
    schedule.setTargets([target('a'), gateway], 10_000);
    expect(due(schedule, 10_000)).toEqual(['gateway']);
  });

  test('a target that is gone is not asked again', () => {
    const schedule = scheduleOf([gateway]);
    schedule.setTargets([], 0);
    expect(due(schedule, MINUTE)).toEqual([]);
  });
});

describe('after a failure', () => {
  test('the same host is asked again soon, and everything else at once', () => {
    const schedule = scheduleOf([target('a'), target('b')]);
    due(schedule, 0);
    schedule.ended('a', timeout, 4_000);
    expect(due(schedule, 4_000)).toEqual(['b']);
    expect(due(schedule, 6_000)).toEqual(['a']);
  });

  test('a failure that lasts does not ask a vendor more than the period says', () => {
    const schedule = scheduleOf([target('a')]);
    let asked = 0;
    for (let now = 0; now < 10 * MINUTE; now += 500) {
      for (const { id } of schedule.takeDue(now)) {
        asked += 1;
        schedule.ended(id, timeout, now);
      }
    }
    // Ten scheduled ones and the one that confirms the first failure.
    expect(asked).toBe(11);
  });

  test('when one hop is back, those that failed with it are asked at once', () => {
    const schedule = scheduleOf([target('a'), gateway]);
    due(schedule, 0);
    schedule.ended('a', timeout, 1_000);
    schedule.ended('gateway', timeout, 1_000);
    schedule.takeDue(3_000);
    schedule.ended('gateway', null, 40_000);
    expect(due(schedule, 40_000)).toContain('a');
  });

  test('hosts of one platform go on taking turns', () => {
    const hosts = ['a', 'b', 'c'].map((id) => target(id));
    const schedule = scheduleOf(hosts);
    for (const now of [0, 20_000, 40_000]) due(schedule, now);
    schedule.askAll(50_000);
    expect(due(schedule, 50_000)).toEqual(['a', 'b', 'c']);
    const asked: string[][] = [];
    for (let now = 50_500; now < 3 * MINUTE; now += 500) asked.push(due(schedule, now));
    expect(asked.every((together) => together.length <= 1)).toBe(true);
    expect(asked.flat()).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  test('who still counts as failing is asked once when something is back', () => {
    const schedule = scheduleOf([target('a'), target('b')]);
    due(schedule, 0);
    schedule.ended('a', timeout, 4_000);
    due(schedule, 4_000);
    due(schedule, 6_000);
    schedule.askFailing(40_000);
    expect(due(schedule, 40_000)).toContain('a');
  });

  test('what could not be asked starts no round of questions', () => {
    const schedule = scheduleOf([target('a'), target('b')]);
    due(schedule, 0);
    schedule.ended('a', { code: 'laptop-offline', sentence: '' }, 1_000);
    expect(due(schedule, 4_000)).toEqual([]);
  });

  test('however often something looks wrong, hosts of others are asked out of turn twice a minute at most', () => {
    const schedule = scheduleOf([target('a')]);
    let asked = 0;
    for (let now = 0; now < MINUTE; now += 1_000) {
      schedule.askAll(now);
      asked += due(schedule, now).length;
    }
    expect(asked).toBeLessThanOrEqual(3);
  });
});
