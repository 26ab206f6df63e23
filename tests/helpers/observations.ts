import type { Observation } from '../../main/probe/engine.ts';

/** What the engine would say of one check; a reply in 10 ms unless told otherwise. */
export function anObservation(over: Partial<Observation> = {}): Observation {
  return {
    deviceId: 'device-1',
    startedAt: 1_700_000_000_000,
    finishedAt: 1_700_000_000_010,
    address: '127.0.0.1',
    addressSource: 'roster',
    isFirstAnswered: true,
    evidence: { kind: 'echo', rttMs: 10 },
    ...over,
  };
}

export function aSilence(over: Partial<Observation> = {}): Observation {
  return anObservation({
    isFirstAnswered: false,
    evidence: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true },
    ...over,
  });
}
