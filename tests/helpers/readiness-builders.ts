import {
  type CheckResult,
  type Confirmation,
  checkKey,
  type ReadinessDelta,
  type ReadinessSnapshot,
  type SignOff,
  type SweepSummary,
} from '../../shared/model/readiness.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';

/** A result that passed for the whole school; its key follows from the parts, so tests name those. */
export function aResult(over: Partial<CheckResult> = {}): CheckResult {
  const result: CheckResult = {
    key: '',
    checkId: 'host/home',
    title: 'home.example.test',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    verdict: 'pass',
    sentence: 'It answers as it should.',
    evidence: [],
    action: null,
    devices: [],
    rule: null,
    startedAt: 0,
    endedAt: 10,
    deadlineMs: 5_000,
    ...over,
  };
  return { ...result, key: over.key ?? checkKey(result) };
}

/** A full sweep of room-1 that has ended. */
export function aSweep(over: Partial<SweepSummary> = {}): SweepSummary {
  return {
    id: 'sweep-1',
    trigger: 'person',
    startedAt: 1_000,
    endedAt: 2_000,
    isStopped: false,
    roomIds: ['room-1'],
    platformIds: ['testnav'],
    total: 1,
    done: 1,
    counts: { pass: 1, warn: 0, fail: 0, unchecked: 0, 'not-applicable': 0 },
    ...over,
  };
}

export function aReadinessSnapshot(over: Partial<ReadinessSnapshot> = {}): ReadinessSnapshot {
  return {
    revision: 0,
    sweep: null,
    recheck: null,
    results: [],
    previous: null,
    confirmations: [],
    signOffs: [],
    nextScheduledAt: null,
    ...over,
  };
}

export function aConfirmation(over: Partial<Confirmation> = {}): Confirmation {
  return {
    platformId: 'testnav',
    itemId: 'ALL-01',
    roomId: 'room-1',
    by: 'J. Smith',
    at: 1_000,
    isOk: true,
    note: '',
    ...over,
  };
}

/** Standing, on a room with device-1 in which nothing was checked. */
export function aSignOff(over: Partial<SignOff> = {}): SignOff {
  return {
    id: 'sign-off-1',
    roomId: 'room-1',
    by: 'J. Smith',
    at: 3_000,
    verdicts: {},
    deviceIds: ['device-1'],
    reopenedAt: null,
    reopenedBecause: null,
    ...over,
  };
}

/** The change after revision 0 that changes nothing. */
export function aReadinessDelta(over: Partial<ReadinessDelta> = {}): ReadinessDelta {
  return { revision: 1, results: [], removed: [], ...over };
}

export function aSession(over: Partial<TestSession> = {}): TestSession {
  return {
    id: 'session-1',
    name: 'Grade 8 ELA',
    platformId: 'testnav',
    managementSystem: null,
    subject: 'ELA',
    grade: '8',
    rooms: [{ roomId: 'room-1', proctor: 'Ms. Ortiz', expectedDevices: null }],
    plannedStartAt: 1_000_000,
    plannedEndAt: 2_000_000,
    state: 'planned',
    since: 0,
    moves: [],
    ...over,
  };
}

/** The smallest platform that the schema accepts. */
export function aProfile(over: Partial<PlatformProfile> = {}): PlatformProfile {
  return {
    schema: 1,
    id: 'testnav',
    name: 'Example Platform',
    vendor: 'Example Vendor',
    about: 'Made up for tests.',
    validFrom: '2026-07-01',
    validTo: '2027-06-30',
    schoolYear: '2026-27',
    compiledOn: '2026-11-21',
    sources: [],
    managementSystems: [],
    siteFields: [],
    hosts: [],
    allowList: [],
    localServices: [],
    versionFeeds: [],
    os: [],
    hardware: [],
    apps: [],
    thresholds: [],
    outage: null,
    errorCodes: [],
    errorFamilies: [],
    drills: [],
    checklist: [],
    gaps: [],
    ...over,
  };
}
