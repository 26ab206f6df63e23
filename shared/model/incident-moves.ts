import type { IncidentState, Role, StudentState } from './incident-codes.ts';
import type { MoveNeed } from './incident-view.ts';

/** One arrow of an incident's life. */
export interface MoveRule {
  readonly from: IncidentState;
  readonly to: IncidentState;
  /** Who may; `author`: only who submitted it, whatever their role among these. */
  readonly roles: readonly Role[];
  readonly isAuthors?: true;
  /** What must be there. */
  readonly needs: readonly MoveNeed[];
  /** An instruction, on the button. */
  readonly label: string;
}

const SCHOOL: readonly Role[] = ['school-coordinator'];
const DISTRICT: readonly Role[] = ['district-coordinator'];
const BOTH: readonly Role[] = ['school-coordinator', 'district-coordinator'];
const WRITERS: readonly Role[] = ['proctor', 'technician', 'school-coordinator'];

/** Every legal move; what is not here does not exist. Source: the incident taxonomy's transitions. */
export const MOVES: readonly MoveRule[] = [
  {
    from: 'draft',
    to: 'submitted',
    roles: WRITERS,
    needs: ['category', 'room', 'description', 'reporter'],
    label: 'Submit',
  },
  { from: 'draft', to: 'discarded', roles: WRITERS, isAuthors: true, needs: ['note'], label: 'Discard this draft' },
  { from: 'submitted', to: 'in-review', roles: SCHOOL, needs: [], label: 'Start the review' },
  // Phone first, write after.
  {
    from: 'submitted',
    to: 'pending-district',
    roles: SCHOOL,
    needs: ['breach', 'told-district'],
    label: 'Send to the district at once',
  },
  { from: 'in-review', to: 'returned', roles: SCHOOL, needs: ['note'], label: 'Ask the reporter for more' },
  {
    from: 'returned',
    to: 'submitted',
    roles: WRITERS,
    isAuthors: true,
    needs: ['note'],
    label: 'Answer and submit again',
  },
  { from: 'in-review', to: 'closed-local', roles: SCHOOL, needs: ['outcome'], label: 'Close at school' },
  {
    from: 'in-review',
    to: 'pending-district',
    roles: SCHOOL,
    needs: ['severity', 'actions-taken', 'student-count', 'proof'],
    label: 'Send to the district',
  },
  { from: 'pending-district', to: 'in-review', roles: DISTRICT, needs: ['note'], label: 'Send back to the school' },
  { from: 'pending-district', to: 'district-denied', roles: DISTRICT, needs: ['note'], label: 'Deny' },
  { from: 'district-denied', to: 'in-review', roles: SCHOOL, needs: ['note'], label: 'Review again: there is news' },
  { from: 'district-denied', to: 'closed', roles: SCHOOL, needs: [], label: 'Accept the denial and close' },
  {
    from: 'pending-district',
    to: 'district-approved',
    roles: DISTRICT,
    needs: ['note', 'student-decisions'],
    label: 'Approve',
  },
  {
    from: 'district-approved',
    to: 'resolved',
    roles: BOTH,
    needs: ['students-final'],
    label: 'Resolve without the state',
  },
  {
    from: 'district-approved',
    to: 'filed',
    roles: BOTH,
    needs: ['told-state', 'case-number', 'privacy-review'],
    label: 'Record as filed with the state',
  },
  { from: 'filed', to: 'withdrawn', roles: BOTH, needs: ['note'], label: 'Withdraw from the state' },
  {
    from: 'filed',
    to: 'state-info-needed',
    roles: DISTRICT,
    needs: ['note'],
    label: 'The state asks for more',
  },
  { from: 'state-info-needed', to: 'filed', roles: BOTH, needs: ['note'], label: 'Answered: with the state again' },
  {
    from: 'filed',
    to: 'state-partial',
    roles: DISTRICT,
    needs: ['one-student-final'],
    label: 'The state decided for some students',
  },
  {
    from: 'state-partial',
    to: 'state-decided',
    roles: DISTRICT,
    needs: ['students-final'],
    label: 'The state decided for all',
  },
  { from: 'filed', to: 'state-decided', roles: DISTRICT, needs: ['students-final'], label: 'The state decided' },
  {
    from: 'state-decided',
    to: 'resolved',
    roles: BOTH,
    needs: ['seen-in-portal', 'makeup'],
    label: 'Resolve: done in the portal',
  },
  { from: 'resolved', to: 'closed', roles: BOTH, needs: ['outcome', 'plan'], label: 'Close' },
  { from: 'withdrawn', to: 'closed', roles: DISTRICT, needs: [], label: 'Close' },
  { from: 'closed', to: 'in-review', roles: DISTRICT, needs: ['note'], label: 'Open again' },
  { from: 'closed-local', to: 'in-review', roles: BOTH, needs: ['note'], label: 'Open again' },
];

/** One arrow of a student line's life. */
export interface StudentMoveRule {
  readonly from: StudentState;
  readonly to: StudentState;
  readonly roles: readonly Role[];
  /** `note`: words are wanted; `note-or-number`: words or the portal's request number. */
  readonly needs: 'nothing' | 'note' | 'note-or-number';
  /** States of the incident in which it makes sense. */
  readonly during: readonly IncidentState[];
  readonly label: string;
}

const AT_SCHOOL: readonly IncidentState[] = ['submitted', 'in-review', 'returned'];
const WITH_STATE: readonly IncidentState[] = ['filed', 'state-info-needed', 'state-partial'];
const DECIDED: readonly IncidentState[] = ['district-approved', ...WITH_STATE];
/** Before the district's word on the incident, with it, and for lines that came later. */
const BY_DISTRICT: readonly IncidentState[] = ['pending-district', ...DECIDED];

/**
 * Every legal move of a student line. Source: the taxonomy's `resolutionTransitions`; in which states of the incident they make
 * sense is our own.
 */
export const STUDENT_MOVES: readonly StudentMoveRule[] = [
  {
    from: 'noted',
    to: 'requested',
    roles: SCHOOL,
    needs: 'nothing',
    during: [...AT_SCHOOL, ...DECIDED],
    label: 'Ask for it',
  },
  {
    from: 'requested',
    to: 'district-approved',
    roles: DISTRICT,
    needs: 'note',
    during: BY_DISTRICT,
    label: 'Approve',
  },
  { from: 'requested', to: 'district-denied', roles: DISTRICT, needs: 'note', during: BY_DISTRICT, label: 'Deny' },
  {
    from: 'district-approved',
    to: 'entered',
    roles: BOTH,
    needs: 'note-or-number',
    during: DECIDED,
    label: 'Entered in the portal',
  },
  {
    from: 'entered',
    to: 'pending-state',
    roles: BOTH,
    needs: 'nothing',
    during: DECIDED,
    label: 'Waits in the portal',
  },
  {
    from: 'pending-state',
    to: 'processed',
    roles: BOTH,
    needs: 'nothing',
    during: DECIDED,
    label: 'Seen as done in the portal',
  },
  { from: 'pending-state', to: 'rejected', roles: BOTH, needs: 'note', during: DECIDED, label: 'The state said no' },
  {
    from: 'pending-state',
    to: 'rejected-by-system',
    roles: BOTH,
    needs: 'note',
    during: DECIDED,
    label: 'The portal refused it',
  },
  {
    from: 'rejected-by-system',
    to: 'needs-resubmission',
    roles: BOTH,
    needs: 'nothing',
    during: DECIDED,
    label: 'Must be entered again',
  },
  {
    from: 'needs-resubmission',
    to: 'entered',
    roles: BOTH,
    needs: 'nothing',
    during: DECIDED,
    label: 'Entered again',
  },
  { from: 'pending-state', to: 'retracted', roles: BOTH, needs: 'note', during: DECIDED, label: 'Retracted' },
];

/** Nothing more is expected for this student. */
export const FINAL_STUDENT_STATES: ReadonlySet<StudentState> = new Set([
  'noted',
  'district-denied',
  'processed',
  'rejected',
  'retracted',
]);

/** Over: nothing but notes, files and a hold is added until it is opened again. */
export const ENDED_STATES: ReadonlySet<IncidentState> = new Set(['discarded', 'closed-local', 'closed']);
