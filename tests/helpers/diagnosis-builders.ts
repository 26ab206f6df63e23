import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';

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
