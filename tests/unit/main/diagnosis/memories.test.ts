import { describe, expect, it } from 'vitest';
import { type DeviceMemory, NOTHING_REMEMBERED, rememberCheck } from '../../../../main/diagnosis/device-memory.ts';
import { type PathMemory, type PathProbe, rememberProbe, unaskedPath } from '../../../../main/diagnosis/path-memory.ts';
import type { PathFailureCode } from '../../../../shared/model/path.ts';
import { anObservation, aSilence } from '../../../helpers/observations.ts';

const START = 1_700_000_000_000;
const PERIOD = 5_000;

function checks(count: number, from: DeviceMemory = NOTHING_REMEMBERED, rttMs = 10): DeviceMemory {
  let memory = from;
  for (let index = 0; index < count; index += 1) {
    memory = rememberCheck(
      memory,
      anObservation({ startedAt: START + index * PERIOD, evidence: { kind: 'echo', rttMs } }),
      150,
    );
  }
  return memory;
}

describe('what is remembered of a device', () => {
  it('keeps the interval in which it fell silent, and the whole silence when it is back', () => {
    const silent = rememberCheck(checks(3), aSilence({ startedAt: START + 3 * PERIOD }), 150);
    const still = rememberCheck(silent, aSilence({ startedAt: START + 4 * PERIOD }), 150);
    expect(still).toMatchObject({ aliveAt: START + 2 * PERIOD, silentFrom: START + 3 * PERIOD });
    const back = rememberCheck(still, anObservation({ startedAt: START + 5 * PERIOD }), 150);
    expect(back).toMatchObject({ silentFrom: null, lastSilence: { from: START + 3 * PERIOD, to: START + 5 * PERIOD } });
  });

  it('does not take what could not be checked for silence', () => {
    const silent = rememberCheck(checks(3), aSilence({ startedAt: START + 3 * PERIOD }), 150);
    const unchecked = anObservation({
      evidence: { kind: 'unchecked', reason: 'local-network-down' },
      isFirstAnswered: null,
    });
    expect(rememberCheck(silent, unchecked, 150).silentFrom).toBeNull();
  });

  it('takes a device that is seen without ping for alive, and remembers when ping stopped', () => {
    const seen = anObservation({
      startedAt: START + 3 * PERIOD,
      isFirstAnswered: false,
      evidence: { kind: 'tcp-refused', port: 445, rttMs: 2 },
    });
    expect(rememberCheck(checks(3), seen, 150)).toMatchObject({
      silentFrom: null,
      noEchoFrom: START + 3 * PERIOD,
      aliveAt: START + 3 * PERIOD,
    });
  });

  it('is in trouble after two slow replies, not after one', () => {
    const well = checks(10);
    expect(checks(1, well, 400).troubledFrom).toBeNull();
    expect(checks(2, well, 400).troubledFrom).not.toBeNull();
  });
});

function aProbe(second: number, code: PathFailureCode | null, rttMs = 20): PathProbe {
  const startedAt = START + second * 1_000;
  const failure = code === null ? null : { code, sentence: 'No answer.' };
  return { startedAt, finishedAt: startedAt + 20, rttMs: code === null ? rttMs : null, failure };
}

function probes(codes: readonly (PathFailureCode | null)[], method: 'ping' | 'tcp' = 'tcp'): PathMemory {
  return codes.reduce(
    (memory, code, second) => rememberProbe(memory, aProbe(second, code), { method }),
    unaskedPath('x', START),
  );
}

describe('what is remembered of a hop', () => {
  it('is down after two failures in a row, since the first of them', () => {
    expect(probes([null, 'timeout']).state).toMatchObject({ state: 'up', failingSince: START + 1_000 });
    expect(probes([null, 'timeout', 'timeout']).state).toMatchObject({ state: 'down', since: START + 1_000 });
  });

  it('needs three lost pings', () => {
    expect(probes([null, 'timeout', 'timeout'], 'ping').state.state).toBe('up');
    expect(probes([null, 'timeout', 'timeout', 'timeout'], 'ping').state.state).toBe('down');
  });

  it('stays unknown while it has never answered, unless something else answers in its place', () => {
    expect(probes(['timeout', 'timeout', 'timeout']).state.state).toBe('unknown');
    expect(probes(['block-page', 'block-page']).state.state).toBe('down');
  });

  it('that never answered is dated to the first failure that says something', () => {
    expect(probes(['timeout', 'timeout', 'name-service-down']).state).toMatchObject({
      state: 'down',
      failingSince: probes([null, null, 'timeout']).state.failingSince,
    });
  });

  it('is unknown, not down, when it could not be asked', () => {
    expect(probes([null, 'laptop-offline', 'laptop-offline', 'laptop-offline']).state).toMatchObject({
      state: 'unknown',
      failingSince: null,
    });
  });

  it('is slow against its own usual time after two slow answers', () => {
    const usual = probes([null, null, null, null]);
    const once = rememberProbe(usual, aProbe(5, null, 800), { method: 'tcp' });
    expect(once.state.state).toBe('up');
    expect(rememberProbe(once, aProbe(6, null, 800), { method: 'tcp' }).state).toMatchObject({
      state: 'slow',
      baselineRttMs: 20,
    });
  });
});
