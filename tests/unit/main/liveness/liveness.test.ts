import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Liveness, lossRatio, NEVER_CHECKED, observe } from '../../../../main/liveness/liveness.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';

const limits = { flakyAboveLossRatio: 0.1, slowAboveMs: 150 };

interface Check {
  readonly evidence: Evidence;
  readonly isFirstAnswered: boolean | null;
}

const reply = (rttMs = 10): Check => ({ evidence: { kind: 'echo', rttMs }, isFirstAnswered: true });
const retried = (rttMs = 10): Check => ({ evidence: { kind: 'echo', rttMs }, isFirstAnswered: false });
const silent = (tries = 4): Check => ({
  evidence: { kind: 'silent', reason: 'timeout', tries, lookedBeyondEcho: true },
  isFirstAnswered: false,
});
const unchecked: Check = { evidence: { kind: 'unchecked', reason: 'local-network-down' }, isFirstAnswered: null };
const refused: Check = { evidence: { kind: 'tcp-refused', port: 445, rttMs: 2 }, isFirstAnswered: false };

function afterChecks(...checks: readonly Check[]): Liveness {
  return checks.reduce((memory, check) => observe(memory, check, limits), NEVER_CHECKED);
}

const times = (count: number, check: Check): Check[] => Array<Check>(count).fill(check);

describe('observe', () => {
  test('is unknown before the first check, up after the first reply', () => {
    expect(NEVER_CHECKED.state).toBe('unknown');
    expect(afterChecks(reply()).state).toBe('up');
  });

  test('is down after one silent round of four tries when the device lost nothing before', () => {
    expect(afterChecks(...times(10, reply()), silent()).state).toBe('down');
  });

  test('is not down for a silence that its own loss explains', () => {
    const lossy = [...times(8, reply()), ...times(2, retried()), ...times(8, reply()), ...times(2, retried())];
    expect(afterChecks(...lossy, silent()).state).toBe('flaky');
    expect(afterChecks(...lossy, silent(), silent(), silent()).state).toBe('down');
  });

  test('gives a single try the benefit of the doubt', () => {
    expect(afterChecks(reply(), silent(1)).state).toBe('up');
  });

  test('is up again after one reply, and does not hold the outage against it', () => {
    const back = afterChecks(...times(10, reply()), silent(), silent(), silent(), reply());
    expect(back.state).toBe('up');
    expect(lossRatio(back)).toBe(0);
  });

  test('is flaky only from two lost probes on', () => {
    expect(afterChecks(...times(5, reply()), retried()).state).toBe('up');
    expect(afterChecks(...times(5, reply()), retried(), retried()).state).toBe('flaky');
  });

  test('leaves flaky at half the limit, not at the limit', () => {
    const flaky = afterChecks(...times(18, reply()), retried(), retried());
    const oneLostLeft = times(19, reply()).reduce((memory, check) => observe(memory, check, limits), flaky);
    expect(flaky.state).toBe('flaky');
    expect(oneLostLeft.state).toBe('up');
  });

  test('is slow by the median, so that one late answer is no alarm', () => {
    expect(afterChecks(...times(4, reply(10)), reply(900)).state).toBe('up');
    expect(afterChecks(...times(5, reply(210))).state).toBe('slow');
  });

  test('counts a late reply as slow, not as lost', () => {
    const late: Check = { evidence: { kind: 'late-echo', rttMs: 950 }, isFirstAnswered: false };
    const memory = afterChecks(...times(5, late));
    expect(memory.state).toBe('slow');
    expect(lossRatio(memory)).toBe(0);
  });

  test('is blocked, not down, when it refuses a TCP connection', () => {
    expect(afterChecks(...times(3, reply()), refused).state).toBe('blocked');
  });

  test('is unknown, never down, while this laptop has no network', () => {
    expect(afterChecks(reply(), ...times(50, unchecked)).state).toBe('unknown');
  });
});

describe('observe, for any history', () => {
  const anyCheck = fc.oneof(
    fc.double({ min: 0, max: 2_000, noNaN: true }).map(reply),
    fc.constantFrom(retried(), silent(), silent(1), unchecked, refused),
  );

  test('only silence makes a device down', () => {
    fc.assert(
      fc.property(fc.array(anyCheck), (checks) => {
        const memory = afterChecks(...checks);
        if (memory.state === 'down') expect(memory.evidence.kind).toBe('silent');
      }),
    );
  });

  test('three silent rounds in a row are always down, one sign of life always ends it', () => {
    fc.assert(
      fc.property(fc.array(anyCheck), (checks) => {
        expect(afterChecks(...checks, silent(), silent(), silent()).state).toBe('down');
        expect(['up', 'slow', 'flaky']).toContain(afterChecks(...checks, silent(), silent(), silent(), reply()).state);
      }),
    );
  });

  test('loss stays a ratio and memory stays bounded', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 300 }), (checks) => {
        const memory = afterChecks(...checks);
        expect(lossRatio(memory)).toBeGreaterThanOrEqual(0);
        expect(lossRatio(memory)).toBeLessThanOrEqual(1);
        expect(memory.answered.length).toBeLessThanOrEqual(50);
        expect(memory.rtts.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
