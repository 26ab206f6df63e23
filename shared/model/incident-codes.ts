import { z } from 'zod';

/** How grave, in four steps that every program's own words map to (`Program.severityWords`). */
export const IncidentSeverity = z.enum(['note', 'impropriety', 'irregularity', 'breach']);
export type IncidentSeverity = z.infer<typeof IncidentSeverity>;

/** What kind of thing happened. Names, plain words and starting rules: `incident-categories.ts`. */
export const CategoryCode = z.enum([
  'TECH-DEV',
  'TECH-APP',
  'TECH-SAVE',
  'TECH-ROOM',
  'TECH-SITE',
  'TECH-VENDOR',
  'ENV-POWER',
  'ENV-ALARM',
  'ENV-NOISE',
  'STU-DEVICE',
  'STU-CHEAT',
  'STU-CAPTURE',
  'STU-ILL',
  'STU-LEFT',
  'STU-REFUSE',
  'STU-BEHAV',
  'ADM-HELP',
  'ADM-VIEW',
  'ADM-TAMPER',
  'ADM-PROC',
  'ADM-TIME',
  'ADM-STAFF',
  'ADM-SCREEN',
  'REG-TICKET',
  'REG-TEST',
  'REG-RESET',
  'ACC-WRONG',
  'ACC-EXTRA',
  'MAT-MISSING',
  'MAT-DAMAGE',
  'SEC-TICKET',
  'SEC-MEDIA',
  'ELIG',
  'OTHER',
]);
export type CategoryCode = z.infer<typeof CategoryCode>;

/** What is asked for one student's test. */
export const StudentAction = z.enum([
  'resume',
  'resume-upload',
  'unlock',
  'reset',
  'restore-reset',
  'reopen',
  'reopen-segment',
  'grace-period-extension',
  'mark-complete',
  'invalidate',
  'test-code',
  'rescore',
  'makeup',
  'no-action',
]);
export type StudentAction = z.infer<typeof StudentAction>;

/** Whatever the category: these need a decision of the district. Voiding a test is `invalidate` here. */
export const ACTIONS_FOR_THE_DISTRICT: ReadonlySet<StudentAction> = new Set([
  'invalidate',
  'reset',
  'reopen',
  'reopen-segment',
  'restore-reset',
]);

export const IncidentState = z.enum([
  'draft',
  'discarded',
  'submitted',
  'in-review',
  'returned',
  'closed-local',
  'pending-district',
  'district-approved',
  'district-denied',
  'filed',
  'state-info-needed',
  'state-partial',
  'state-decided',
  'resolved',
  'closed',
  'withdrawn',
]);
export type IncidentState = z.infer<typeof IncidentState>;

/** `noted`: nothing is asked for this student. */
export const StudentState = z.enum([
  'noted',
  'requested',
  'district-approved',
  'district-denied',
  'entered',
  'pending-state',
  'processed',
  'rejected',
  'rejected-by-system',
  'needs-resubmission',
  'retracted',
]);
export type StudentState = z.infer<typeof StudentState>;

/** From the one who sees the room to the one who decides. */
export const Role = z.enum(['proctor', 'technician', 'school-coordinator', 'district-coordinator']);
export type Role = z.infer<typeof Role>;

/** Who did something. `personId` null: nobody was signed in, the name was typed. */
export const Actor = z.strictObject({
  personId: z.string().max(64).nullable(),
  name: z.string().trim().min(1).max(80),
  role: Role,
});
export type Actor = z.infer<typeof Actor>;
