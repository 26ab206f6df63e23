import type { Attachment, DeviceSwap, IncidentContent, IncidentId, StudentView } from '../../shared/model/incident.ts';
import type { Actor, IncidentState } from '../../shared/model/incident-codes.ts';
import type { DutyMarks } from '../../shared/model/incident-duties.ts';
import type { IncidentEvent } from '../../shared/model/incident-events.ts';

/** One incident as its events left it, with everything in it: nothing is hidden from anybody here. */
export interface IncidentRecord {
  readonly id: IncidentId;
  readonly number: string;
  readonly state: IncidentState;
  /** When this state began. */
  readonly since: number;
  /** Of one that was discarded as a draft: when it was. */
  readonly submittedAt: number;
  readonly submittedBy: Actor;
  readonly content: IncidentContent;
  readonly students: readonly StudentView[];
  readonly stateCaseNumber: string;
  readonly swaps: readonly DeviceSwap[];
  readonly attachments: readonly Attachment[];
  /** Oldest first. */
  readonly events: readonly IncidentEvent[];
  readonly marks: DutyMarks;
  /** It was with the district at some time, so the district may see it. */
  readonly hasReachedDistrict: boolean;
  /** Null: it is open. */
  readonly closedAt: number | null;
  readonly isOnHold: boolean;
  readonly isPurged: boolean;
  /** Newest event that changed something in it: reading and exporting change nothing. */
  readonly updatedAt: number;
  /** Hash of the newest event. */
  readonly head: string;
}

/** A content in which nothing was said yet. */
export function emptyContent(occurredAt: number): IncidentContent {
  return {
    programId: null,
    platformId: null,
    sessionId: null,
    testName: '',
    contentArea: '',
    grade: '',
    unit: '',
    deliveryMode: 'online',
    phase: 'during',
    roomId: null,
    roomName: '',
    devices: [],
    occurredAt,
    awareAt: occurredAt,
    categoryCode: null,
    severity: null,
    description: '',
    sequence: [],
    cause: '',
    actionsTaken: '',
    correctivePlan: '',
    outcome: '',
    studentCount: null,
    staff: [],
    statements: [],
    proof: [],
    reporter: '',
    heardFrom: '',
    toldSchoolAt: null,
    toldDistrictAt: null,
    toldStateAt: null,
    toldVendorAt: null,
    toldParentsAt: null,
    vendorCaseNumber: '',
    material: null,
  };
}
