import type { Attachment, DeviceSwap, DutyStatus, IncidentContent, StaffMember, StudentLine } from './incident.ts';
import { categoryOf } from './incident-categories.ts';
import type { CategoryCode, IncidentState, Role, StudentState } from './incident-codes.ts';
import { formatDuration } from './wording.ts';

interface Words {
  readonly word: string;
  /** One sentence for whoever meets the word the first time. */
  readonly meaning: string;
}

/** Under counts that a district coordinator reads: they see what was sent to them. */
export const ONLY_THE_DISTRICTS = 'Only incidents that were sent to the district are counted here.';

export const INCIDENT_STATE_WORDS: Readonly<Record<IncidentState, Words>> = {
  draft: { word: 'Unfinished', meaning: 'Begun, not submitted yet. Only its writer and the coordinators see it.' },
  discarded: { word: 'Discarded', meaning: 'Thrown away before it was submitted. Its number stays used.' },
  submitted: { word: 'New', meaning: 'Submitted; no coordinator has taken it up yet.' },
  'in-review': { word: 'In review', meaning: 'The school coordinator is working on it.' },
  returned: { word: 'Sent back', meaning: 'The coordinator asks the reporter for more.' },
  'closed-local': { word: 'Closed at school', meaning: 'Settled by the school; the district did not have to decide.' },
  'pending-district': { word: 'With the district', meaning: 'Waits for the decision of the district coordinator.' },
  'district-approved': { word: 'District approved', meaning: 'The district agreed. What it asks for can be filed.' },
  'district-denied': { word: 'District said no', meaning: 'The district did not agree, and wrote why.' },
  filed: { word: 'Filed', meaning: 'The report was sent to the state.' },
  'state-info-needed': { word: 'State asks for more', meaning: 'The state wants to know more before it decides.' },
  'state-partial': { word: 'State decided in part', meaning: 'Some student lines are decided, others are not.' },
  'state-decided': { word: 'State decided', meaning: 'Every student line is decided.' },
  resolved: { word: 'Resolved', meaning: 'What was decided was seen in the vendor portal.' },
  closed: { word: 'Closed', meaning: 'Nothing is left to do.' },
  withdrawn: { word: 'Withdrawn', meaning: 'The report was taken back.' },
};

export const STUDENT_STATE_WORDS: Readonly<Record<StudentState, Words>> = {
  noted: { word: 'Noted', meaning: 'Nothing is asked for this student.' },
  requested: { word: 'Asked for', meaning: 'Waits for a decision, or to be entered in the vendor portal.' },
  'district-approved': { word: 'District approved', meaning: 'May be entered in the vendor portal.' },
  'district-denied': { word: 'District said no', meaning: 'Is not done.' },
  entered: { word: 'Entered', meaning: 'Entered in the vendor portal.' },
  'pending-state': { word: 'With the state', meaning: 'Waits for the decision of the state.' },
  processed: { word: 'Done', meaning: 'The state or the vendor did what was asked for.' },
  rejected: { word: 'State said no', meaning: 'The state did not agree.' },
  'rejected-by-system': { word: 'Portal refused', meaning: 'The vendor portal did not take it.' },
  'needs-resubmission': { word: 'Enter again', meaning: 'Has to be entered in the vendor portal once more.' },
  retracted: { word: 'Taken back', meaning: 'The request was taken back.' },
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  proctor: 'Proctor',
  technician: 'Technician',
  'school-coordinator': 'School coordinator',
  'district-coordinator': 'District coordinator',
};

/** What may be wrong with test material. */
export const MATERIAL_ISSUE_WORDS: Readonly<Record<NonNullable<IncidentContent['material']>['issue'], string>> = {
  missing: 'Missing',
  damaged: 'Damaged',
  contaminated: 'Contaminated',
};

export const STAFF_ROLE_WORDS: Readonly<Record<StaffMember['role'], string>> = {
  administrator: 'Test administrator',
  proctor: 'Proctor',
  'school-coordinator': 'School coordinator',
  'district-coordinator': 'District coordinator',
  technician: 'Technician',
  principal: 'Principal',
  other: 'Other',
};

export const PHASE_WORDS: Readonly<Record<IncidentContent['phase'], string>> = {
  before: 'Before testing',
  during: 'During testing',
  after: 'After testing',
};

export const DELIVERY_WORDS: Readonly<Record<IncidentContent['deliveryMode'], string>> = {
  online: 'Online',
  paper: 'On paper',
};

/** Whether a student's answers were saved. */
export const RESPONSES_SAVED_WORDS: Readonly<Record<StudentLine['responsesSaved'], string>> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
};

/** What became of answers that the vendor's app saved on the first device. */
export const SAVED_ANSWERS_WORDS: Readonly<Record<DeviceSwap['savedAnswers'], string>> = {
  sent: 'Sent from the first device',
  none: 'There were none on the first device',
  'left-on-device': 'Still on the first device',
  'not-asked': 'Nobody asked',
};

export const ATTACHMENT_KIND_WORDS: Readonly<Record<Attachment['kind'], string>> = {
  'seating-chart': 'Seating chart',
  'testing-schedule': 'Testing schedule',
  'training-record': 'Training record',
  'security-plan': 'Security plan',
  agreements: 'Signed agreements',
  'accommodation-notes': 'Accommodation notes',
  statement: 'Written statement',
  other: 'Something else',
};

/** What kind of thing it was, for people. @param code Null: nobody chose one yet. */
export function categoryName(code: CategoryCode | null): string {
  return code === null ? 'No category yet' : categoryOf(code).name;
}

/** `due in 3 h`, `overdue 20 min`, `now`, `no time given`, `not started`, `done`. @param now Epoch milliseconds. */
export function dueWords({ state, dueAt }: Pick<DutyStatus, 'state' | 'dueAt'>, now: number): string {
  if (state === 'done') return 'done';
  if (state === 'at-once') return 'now';
  if (state === 'waiting') return 'not started';
  if (dueAt === null) return 'no time given';
  // The clock runs on in the window, while the state is as old as the last answer.
  return now > dueAt ? `overdue ${formatDuration(now - dueAt)}` : `due in ${formatDuration(dueAt - now)}`;
}
