import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { PathSnapshot, PathState, PathTarget } from '../../shared/model/path.ts';

/** Most of Room 114 fell silent at 9:41; a test names only what it is about. */
export function aFinding(over: Partial<DiagnosisFinding> = {}): DiagnosisFinding {
  return {
    id: 'room/room-1',
    layer: 'room',
    scope: { kind: 'rooms', rooms: [{ id: 'room-1', name: 'Room 114' }] },
    confidence: 'likely',
    severity: 'critical',
    since: 1_700_000_000_000,
    endedAt: null,
    sentence: 'Room 114: 11 of 12 devices went silent within 3 seconds.',
    now: '',
    evidence: [],
    firstAction: 'Look at the access point in Room 114.',
    escalateTo: 'school-technician',
    rule: { id: 'room', why: 'Most devices of one room.' },
    devicesAffected: 11,
    studentsAffected: 11,
    countdowns: [],
    decidingCheck: null,
    children: [],
    ...over,
  };
}

export function anAlert(over: Partial<Alert> = {}): Alert {
  return {
    id: 'alert-1',
    findingId: 'room/room-1',
    findingSince: 1_700_000_000_000,
    at: 1_700_000_005_000,
    reason: 'new',
    severity: 'critical',
    layer: 'room',
    sentence: 'Room 114: 11 of 12 devices went silent within 3 seconds.',
    firstAction: 'Look at the access point in Room 114.',
    escalateTo: 'school-technician',
    devicesAffected: 11,
    studentsAffected: 11,
    deliveries: [],
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
    ...over,
  };
}

/** The gateway; a test names only what it is about. */
export function aPathTarget(over: Partial<PathTarget> = {}): PathTarget {
  return {
    id: 'gateway',
    kind: 'gateway',
    name: 'gateway',
    host: null,
    address: '10.1.0.1',
    port: null,
    platformId: null,
    need: 'required',
    method: 'ping',
    periodMs: 5_000,
    timeoutMs: 1_000,
    ...over,
  };
}

/** It answers in 2 ms. */
export function aPathState(over: Partial<PathState> = {}): PathState {
  return {
    targetId: 'gateway',
    state: 'up',
    since: 1_700_000_000_000,
    failingSince: null,
    rttMs: 2,
    baselineRttMs: 2,
    checkedAt: 1_700_000_020_000,
    answeredAt: 1_700_000_020_000,
    failure: null,
    isStale: false,
    ...over,
  };
}

/** A way out from its hops, each with what is special about it. */
export function aPath(...hops: (readonly [Partial<PathTarget>, Partial<PathState>?])[]): PathSnapshot {
  const targets = hops.map(([target]) => aPathTarget(target));
  const states = hops.map(([, state], index) => aPathState({ ...state, targetId: targets[index]?.id ?? '' }));
  return { targets, states };
}
