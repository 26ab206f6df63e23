import { describe, expect, test } from 'vitest';
import { describeEvidence, formatDuration, formatRtt, spokenName } from '../../../../shared/model/wording.ts';
import { aDevice, aLive } from '../../../helpers/builders.ts';

test.each([
  [0.02, '< 0.1 ms'],
  [0.36, '0.4 ms'],
  [12.4, '12 ms'],
  [1_240, '1.2 s'],
])('formatRtt > %d reads %s', (rttMs, words) => {
  expect(formatRtt(rttMs)).toBe(words);
});

test.each([
  [-5, '0 s'],
  [41_900, '41 s'],
  [60_000, '1 min'],
  [3 * 3_600_000, '3 h'],
  [49 * 3_600_000, '2 d'],
])('formatDuration > %d reads %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

describe('describeEvidence', () => {
  test('tells "does not answer" from "could not be checked"', () => {
    expect(describeEvidence({ kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true })).toBe(
      'no answer (4 tries, no other sign of life)',
    );
    expect(describeEvidence({ kind: 'unchecked', reason: 'local-network-down' })).toBe(
      'could not check: this laptop has no network',
    );
  });

  test('says that a device without ping is alive', () => {
    expect(describeEvidence({ kind: 'tcp-refused', port: 445, rttMs: 3 })).toContain('alive');
  });
});

describe('spokenName', () => {
  test('names seat, device, state and how long', () => {
    const live = aLive({ state: 'down', since: 1_000 });
    expect(spokenName(aDevice({ label: 'CB-0417' }), 'A3', live, 42_000)).toBe('Seat A3, CB-0417, down for 41 seconds');
  });

  test('does not count up for healthy devices, and says when the check is overdue', () => {
    const live = aLive({ state: 'up', isStale: true });
    expect(spokenName(aDevice({ label: 'CB-1', isSpare: true }), null, live, 99_000)).toBe(
      'CB-1, up, spare, check overdue',
    );
  });
});
