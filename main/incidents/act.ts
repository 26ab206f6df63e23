import type { StudentView } from '../../shared/model/incident.ts';
import type { Actor, StudentState } from '../../shared/model/incident-codes.ts';
import type { IncidentEventPayload } from '../../shared/model/incident-events.ts';
import { refusalToDo } from '../../shared/model/incident-rights.ts';
import type { IncidentAction } from '../../shared/model/incident-view.ts';
import { refusalOfMove, refusalOfStudentMove } from '../../shared/model/incident-workflow.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { type AppError, fail, ok, type Result } from '../../shared/result.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { IncidentRecord } from './record.ts';
import { keptLine, nextRefNumber, type RandomInt, randomRefs } from './students.ts';

/** Evidence is measured, not told: the service adds it. */
export type ToldAction = Exclude<IncidentAction, { kind: 'add-evidence' }>;
type ActionOf<Kind extends ToldAction['kind']> = Extract<ToldAction, { kind: Kind }>;

export interface ActContext {
  readonly record: IncidentRecord;
  readonly actor: Actor;
  /** They reported it. */
  readonly isOwn: boolean;
  readonly program: Program | null;
  readonly now: number;
  readonly randomInt: RandomInt;
}

/** Two clocks on one wall differ by less. */
const AHEAD_MS = 5 * MINUTE_MS;

/** What would be added to the ledger, oldest first; or why nothing is. Changes nothing. */
export function payloadsFor(action: ToldAction, context: ActContext): Result<IncidentEventPayload[]> {
  const { record, actor, isOwn } = context;
  if (record.isPurged)
    return fail('purged', 'This incident was erased after its time; only its number and dates are left.');
  const refusal = refusalToDo(action.kind, actor.role, isOwn, record.state);
  if (refusal !== null) return fail('not-allowed', refusal);
  switch (action.kind) {
    case 'move':
      return move(action, context);
    case 'amend':
      return amend(action);
    case 'note':
      return ok([{ kind: 'note', text: action.text }]);
    case 'add-students':
      return addStudents(action, context);
    case 'amend-student':
      return amendStudent(action, context);
    case 'move-students':
      return moveStudents(action, context);
    case 'swap':
      return swap(action, context);
    case 'duty-done':
      return dutyDone(action, context);
    case 'hold':
      return ok([{ kind: 'hold', isOn: action.isOn, reason: action.reason }]);
  }
}

function move(
  { to, details }: ActionOf<'move'>,
  { record, actor, program }: ActContext,
): Result<IncidentEventPayload[]> {
  const stranger = Object.keys(details.students ?? {}).find((ref) => lineOf(record, ref)?.state !== 'requested');
  if (stranger !== undefined) return fail('unknown-student', `${stranger} waits for no decision. Look at it again.`);
  const refused = refusalOfMove(factsOf(record), actor, program, to, details);
  if (refused !== null) return refuse(refused);
  return ok([{ kind: 'moved', from: record.state, to, details, remote: null }]);
}

function amend({ changes, reason }: ActionOf<'amend'>): Result<IncidentEventPayload[]> {
  const isEmpty = Object.values(changes).every((value) => value === undefined);
  if (isEmpty) return fail('nothing-changed', 'Nothing was changed, so nothing was added.');
  return ok([{ kind: 'amended', changes, reason }]);
}

function addStudents(
  { students }: ActionOf<'add-students'>,
  { record, program, randomInt }: ActContext,
): Result<IncidentEventPayload[]> {
  const refs = randomRefs(nextRefNumber(record.students), students.length, randomInt);
  const lines = students.map((line, index) => ({ ...keptLine(line, program), ref: refs[index] ?? '' }));
  return ok([
    {
      kind: 'students-added',
      students: lines.sort((one, other) => Number(one.ref.slice(1)) - Number(other.ref.slice(1))),
    },
  ]);
}

/** Where what is asked for may still be changed: nobody acts on it, or the answer was no. */
const OPEN_TO_CHANGE: ReadonlySet<StudentState> = new Set([
  'noted',
  'requested',
  'district-denied',
  'rejected',
  'retracted',
]);

function amendStudent(
  { ref, changes, reason }: ActionOf<'amend-student'>,
  { record, program }: ActContext,
): Result<IncidentEventPayload[]> {
  const line = lineOf(record, ref);
  if (line === undefined) return noSuchLine(ref);
  if (Object.values(changes).every((value) => value === undefined)) {
    return fail('nothing-changed', 'Nothing was changed, so nothing was added.');
  }
  if (changes.requested !== undefined && !OPEN_TO_CHANGE.has(line.state)) {
    return fail(
      'not-allowed',
      `What ${ref} asks for is on its way already, so it can no longer be changed. Add a note that says what is different.`,
    );
  }
  const kept =
    changes.lastFour == null
      ? changes
      : { ...changes, lastFour: keptLine({ lastFour: changes.lastFour }, program).lastFour };
  return ok([{ kind: 'student-amended', ref, changes: kept, reason }]);
}

/** All of them, or none. */
function moveStudents(
  action: ActionOf<'move-students'>,
  { record, actor }: ActContext,
): Result<IncidentEventPayload[]> {
  const { to, note, portalRequestId } = action;
  const payloads: IncidentEventPayload[] = [];
  for (const ref of new Set(action.refs)) {
    const line = lineOf(record, ref);
    if (line === undefined) return noSuchLine(ref);
    const refused = refusalOfStudentMove(line, record.state, actor.role, action);
    if (refused !== null) return refuse(refused);
    payloads.push({ kind: 'student-moved', ref, from: line.state, to, note, portalRequestId });
  }
  return ok(payloads);
}

function swap({ swap: told }: ActionOf<'swap'>, { record }: ActContext): Result<IncidentEventPayload[]> {
  const { studentRef } = told;
  if (studentRef !== null && lineOf(record, studentRef) === undefined) return noSuchLine(studentRef);
  return ok([{ kind: 'swap', swap: told }]);
}

function dutyDone(
  { dutyId, doneAt, note }: ActionOf<'duty-done'>,
  { program, now }: ActContext,
): Result<IncidentEventPayload[]> {
  if (program?.duties.some(({ id }) => id === dutyId) !== true) {
    return fail('unknown-duty', 'The program no longer asks for this. Look at the list again.');
  }
  if (doneAt > now + AHEAD_MS) return fail('in-the-future', 'That time has not come yet. Say when it was done.');
  return ok([{ kind: 'duty-done', dutyId, doneAt, note }]);
}

export function factsOf({ state, content, students, submittedBy }: IncidentRecord) {
  return { state, content, students: [...students], submittedBy };
}

function lineOf({ students }: IncidentRecord, ref: string): StudentView | undefined {
  return students.find((line) => line.ref === ref);
}

function noSuchLine(ref: string): Result<never> {
  return fail('unknown-student', `There is no student line ${ref} in this incident. Open it again and look.`);
}

function refuse(error: AppError): Result<never> {
  return { ok: false, error };
}
