import { z } from 'zod';
import { IncidentId, IncidentNumber, IncidentRow } from '../../shared/model/incident.ts';
import { categoryOf } from '../../shared/model/incident-categories.ts';
import { CategoryCode, IncidentSeverity, IncidentState, StudentAction } from '../../shared/model/incident-codes.ts';
import { dutyFactsOf } from '../../shared/model/incident-duties.ts';
import { DeviceId, RoomId } from '../../shared/model/roster.ts';
import { studentCountOf } from '../../shared/model/student-count.ts';
import { ProgramId } from '../../shared/programs/program-id.ts';
import type { IncidentRecord } from './record.ts';

const moment = z.number().nullable();

/** What the clocks count from; `DutyFacts` as it is stored. */
const StoredFacts = z.strictObject({
  categoryCode: CategoryCode.nullable(),
  severity: IncidentSeverity.nullable(),
  actions: z.array(StudentAction),
  filedAt: moment,
  verifiedAt: moment,
  decidedAt: moment,
  endedAt: moment,
  doneAt: z.record(z.string(), z.number()),
  occurredAt: z.number(),
  awareAt: z.number(),
  toldSchoolAt: moment,
  toldDistrictAt: moment,
  toldStateAt: moment,
  toldParentsAt: moment,
});

/**
 * What the list, the search and the clocks need of an incident, made from its record in the same transaction as the event that
 * changed it. Ten thousand of them are held in memory; the records stay on disk. Can be made again from the ledger at any time.
 */
export const IncidentSummary = z.strictObject({
  id: IncidentId,
  number: IncidentNumber,
  state: IncidentState,
  programId: ProgramId.nullable(),
  roomId: RoomId.nullable(),
  roomName: z.string(),
  deviceIds: z.array(DeviceId),
  summary: IncidentRow.shape.summary,
  reporter: z.string(),
  submittedAt: z.number(),
  updatedAt: z.number(),
  studentCount: IncidentRow.shape.studentCount,
  /** Null: reported without signing in. */
  authorId: z.string().nullable(),
  hasReachedDistrict: z.boolean(),
  closedAt: z.number().nullable(),
  isOnHold: z.boolean(),
  isPurged: z.boolean(),
  /** Hash of its newest event: the audit compares it with the ledger's. */
  head: z.string(),
  facts: StoredFacts,
  /** Lower case; what a search looks through. Nothing of student lines, which not everybody may see. */
  text: z.string(),
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;

const SUMMARY_CHARACTERS = 160;

export function summaryOf(record: IncidentRecord): IncidentSummary {
  const { id, number, state, content, students, submittedAt, updatedAt, submittedBy, closedAt, head } = record;
  const facts = dutyFactsOf(content, students, record.marks);
  return {
    id,
    number,
    state,
    programId: content.programId,
    roomId: content.roomId,
    roomName: content.roomName,
    deviceIds: content.devices.flatMap(({ deviceId }) => deviceId ?? []),
    summary: beginning(content.description),
    reporter: content.reporter,
    submittedAt,
    updatedAt,
    studentCount: studentCountOf(content, students),
    authorId: submittedBy.personId,
    hasReachedDistrict: record.hasReachedDistrict,
    closedAt,
    isOnHold: record.isOnHold,
    isPurged: record.isPurged,
    head,
    facts: { ...facts, actions: [...facts.actions], doneAt: { ...facts.doneAt } },
    text: searchText(record),
  };
}

function beginning(description: string): string {
  const line = description.trim().replace(/\s+/g, ' ');
  return line.length <= SUMMARY_CHARACTERS ? line : `${line.slice(0, SUMMARY_CHARACTERS - 1)}…`;
}

function searchText({ number, content, stateCaseNumber, events }: IncidentRecord): string {
  const { categoryCode } = content;
  const category = categoryCode === null ? [] : [categoryCode, categoryOf(categoryCode).name];
  const notes = events.flatMap(({ payload }) => (payload?.kind === 'note' ? payload.text : []));
  return [
    number,
    ...category,
    content.roomName,
    content.testName,
    content.contentArea,
    content.reporter,
    content.description,
    ...content.sequence.map(({ text }) => text),
    content.cause,
    content.actionsTaken,
    content.correctivePlan,
    content.outcome,
    content.vendorCaseNumber,
    stateCaseNumber,
    ...content.devices.map(({ label }) => label),
    ...notes,
  ]
    .filter((part) => part !== '')
    .join('\n')
    .toLowerCase();
}
