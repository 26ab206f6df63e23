import { z } from 'zod';
import { DutyStatus, IncidentId, IncidentNumber } from './incident.ts';
import { CategoryCode, IncidentState } from './incident-codes.ts';

/** One testing day, for whoever was not there. */
export const DayReport = z.strictObject({
  /** Local midnight, epoch milliseconds. */
  dayAt: z.number(),
  madeAt: z.number(),
  school: z.string(),
  sessions: z.array(
    z.strictObject({
      name: z.string(),
      platform: z.string(),
      rooms: z.array(z.string()),
      plannedStartAt: z.number(),
      plannedEndAt: z.number(),
      /** When students were in; null: never. */
      startedAt: z.number().nullable(),
      endedAt: z.number().nullable(),
      pausedMs: z.number().min(0),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      id: IncidentId,
      number: IncidentNumber,
      occurredAt: z.number(),
      roomName: z.string(),
      categoryCode: CategoryCode.nullable(),
      state: IncidentState,
      summary: z.string(),
      studentCount: z.int().nullable(),
    }),
  ),
  /** Counted over the incidents; a student in two of them counts twice. */
  studentsAffected: z.int().min(0),
  minutesLost: z.int().min(0),
  byCategory: z.array(z.strictObject({ categoryCode: CategoryCode.nullable(), count: z.int().min(1) })),
  openDuties: z.array(z.strictObject({ incidentId: IncidentId, number: IncidentNumber, duty: DutyStatus })),
  /** Drafts that nobody submitted yet. */
  openDrafts: z.int().min(0),
  /** What was wrong, a sentence each, from the diagnosis. */
  findings: z.array(z.strictObject({ from: z.number(), to: z.number().nullable(), sentence: z.string() })),
  /** Whether every incident of the school is in it: not for a role that sees only some of them. */
  isOfAll: z.boolean(),
  /** Hash of the ledger's newest entry: what this report rests on. */
  head: z.string().nullable(),
});
export type DayReport = z.infer<typeof DayReport>;
