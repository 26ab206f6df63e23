import { describe, expect, it } from 'vitest';
import {
  NOTHING_TRACKED,
  shownFindings,
  type TrackerState,
  trackFindings,
} from '../../../../main/diagnosis/tracker.ts';
import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { NOW } from './school-input.ts';

function aFinding(over: Partial<DiagnosisFinding> = {}): DiagnosisFinding {
  return {
    id: 'access-point:AP 1',
    layer: 'access-point',
    scope: { kind: 'access-point', name: 'AP 1', rooms: [{ id: '1', name: 'Room 1' }] },
    confidence: 'likely',
    severity: 'critical',
    since: NOW,
    endedAt: null,
    sentence: 'Room 1’s access point: 5 of 12 devices went silent.',
    now: 'now 5 of 12 silent',
    evidence: [],
    firstAction: 'Look into the room.',
    escalateTo: 'district-network',
    rule: { id: 'access-point', why: '' },
    devicesAffected: 5,
    studentsAffected: 5,
    countdowns: [],
    decidingCheck: null,
    children: [],
    ...over,
  };
}

/** Judged once a second from `fromS` to `toS`, both included. */
function run(
  state: TrackerState,
  fromS: number,
  toS: number,
  judge: (second: number) => readonly DiagnosisFinding[],
  isBlind = false,
): TrackerState {
  let next = state;
  for (let second = fromS; second <= toS; second += 1)
    next = trackFindings(next, judge(second), NOW + second * 1_000, isBlind);
  return next;
}

const open = (state: TrackerState) => shownFindings(state, NOW).open;

describe('findings over time', () => {
  it('tells of a room only when it has been confirmed', () => {
    const first = run(NOTHING_TRACKED, 0, 2, () => [aFinding()]);
    expect(open(first)).toEqual([]);
    expect(open(run(first, 3, 3, () => [aFinding()]))).toHaveLength(1);
  });

  it('changes a sentence once while its numbers settle, then leaves it alone', () => {
    const sentences = new Set<string>();
    let state = NOTHING_TRACKED;
    for (let second = 0; second <= 60; second += 1) {
      state = trackFindings(
        state,
        [aFinding({ sentence: `${Math.min(12, 5 + second)} of 12`, devicesAffected: 12 - second })],
        NOW + second * 1_000,
        false,
      );
      for (const { sentence } of open(state)) sentences.add(sentence);
    }
    expect([...sentences]).toEqual(['8 of 12', '12 of 12']);
    expect(open(state)[0]?.devicesAffected).toBeGreaterThanOrEqual(9);
  });

  it('holds what no longer fires, then ends it at the time it was last seen', () => {
    const seen = run(NOTHING_TRACKED, 0, 20, () => [aFinding()]);
    const held = run(seen, 21, 29, () => []);
    expect(open(held)).toMatchObject([{ now: 'seems over; watching' }]);
    const over = run(held, 30, 32, () => []);
    expect(open(over)).toEqual([]);
    expect(shownFindings(over, NOW).ended).toMatchObject([{ id: 'access-point:AP 1', endedAt: NOW + 20_000 }]);
  });

  it('takes a fault that comes back for the same one and holds it longer', () => {
    const flapping = run(NOTHING_TRACKED, 0, 200, (second) =>
      second % 60 < 20 ? [aFinding({ since: NOW + Math.floor(second / 60) * 60_000 })] : [],
    );
    const [finding] = open(flapping);
    expect(finding).toMatchObject({ since: NOW });
    expect(shownFindings(flapping, NOW).ended).toEqual([]);
  });

  it('takes a part in when the root is seen', () => {
    const part = run(NOTHING_TRACKED, 0, 5, () => [aFinding()]);
    const root = aFinding({
      id: 'uplink:Switch 1',
      layer: 'uplink',
      rule: { id: 'uplink', why: '' },
      scope: {
        kind: 'uplink',
        name: 'Switch 1',
        rooms: [
          { id: '1', name: 'Room 1' },
          { id: '2', name: 'Room 2' },
        ],
      },
    });
    const whole = run(part, 6, 12, () => [root]);
    expect(open(whole)).toMatchObject([{ id: 'uplink:Switch 1', children: ['access-point:AP 1'] }]);
    expect(shownFindings(whole, NOW).ended).toEqual([]);
  });

  it('judges the parts anew when the root has ended', () => {
    const root = aFinding({
      id: 'school-network:school',
      layer: 'school-network',
      rule: { id: 'school-network', why: '' },
      scope: { kind: 'school' },
      children: ['access-point:AP 1'],
    });
    const state = run(
      run(NOTHING_TRACKED, 0, 10, () => [root]),
      11,
      19,
      () => [aFinding()],
    );
    expect(open(state).map(({ id }) => id)).toEqual(['school-network:school']);
    expect(open(run(state, 20, 26, () => [aFinding()])).map(({ id }) => id)).toEqual(['access-point:AP 1']);
  });

  it('leaves everything as it was while this laptop proves nothing', () => {
    const seen = run(NOTHING_TRACKED, 0, 10, () => [aFinding()]);
    expect(open(run(seen, 11, 300, () => [], true))).toHaveLength(1);
  });

  it('tells only of the laptop while it has no network', () => {
    const seen = run(NOTHING_TRACKED, 0, 10, () => [aFinding()]);
    const offline = aFinding({
      id: 'laptop:school',
      layer: 'laptop',
      scope: { kind: 'school' },
      rule: { id: 'laptop-offline', why: '' },
    });
    expect(open(run(seen, 11, 60, () => [offline]))).toMatchObject([
      { id: 'laptop:school', children: ['access-point:AP 1'] },
    ]);
  });
});
