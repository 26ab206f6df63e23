import { expect, test } from 'vitest';
import { rememberProbe, unaskedPath } from '../../../../main/diagnosis/path-memory.ts';
import { probeFromEcho } from '../../../../main/path/echo-probes.ts';
import type { Observation } from '../../../../main/probe/engine.ts';

const at = 1_700_000_000_000;
const target = { method: 'ping' } as const;

function check(evidence: Observation['evidence']) {
  return probeFromEcho({
    deviceId: 'gateway',
    startedAt: at,
    finishedAt: at,
    address: '10.0.0.1',
    addressSource: 'roster',
    isFirstAnswered: null,
    evidence,
  });
}

const answered = rememberProbe(unaskedPath('gateway', at), check({ kind: 'echo', rttMs: 2 }), target);

test('a silent round of the echo engine has asked often enough: the hop is down', () => {
  const silent = check({ kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true });
  expect(rememberProbe(answered, silent, target).state.state).toBe('down');
});

test('a router that blocks ping but answers otherwise is up', () => {
  const next = rememberProbe(answered, check({ kind: 'neighbour', mac: '02:00:00:00:00:01' }), target);
  expect(next.state.state).toBe('up');
});

test('what could not be asked says nothing of the hop', () => {
  const next = rememberProbe(answered, check({ kind: 'unchecked', reason: 'local-network-down' }), target);
  expect(next.state).toMatchObject({ state: 'unknown', failure: { code: 'laptop-offline' } });
});
