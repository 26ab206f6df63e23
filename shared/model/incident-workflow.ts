import type { Program } from '../programs/schema.ts';
import type { AppError } from '../result.ts';
import type { IncidentContent } from './incident.ts';
import type { Actor, IncidentState, Role, StudentState } from './incident-codes.ts';
import type { MoveDetails } from './incident-events.ts';
import { MOVES, type MoveRule, STUDENT_MOVES, type StudentMoveRule } from './incident-moves.ts';
import { missing, type WorkflowFacts } from './incident-needs.ts';
import { districtReasons, ruleFactsOf } from './incident-rules.ts';
import type { MoveNeed, MoveOffer } from './incident-view.ts';
import { ROLE_WORDS } from './incident-wording.ts';

/** Who would do it. */
export type Mover = Pick<Actor, 'personId' | 'role'>;

/**
 * The moves from where it stands, as the window offers them: each with why this person may not, or with what is still missing.
 * Moves of other roles are offered too, with their refusal, so that everybody sees whose turn it is.
 */
export function offersFor(facts: WorkflowFacts, mover: Mover, program: Program | null): MoveOffer[] {
  return MOVES.filter(({ from }) => from === facts.state).map((rule) => ({
    to: rule.to,
    label: rule.label,
    refusal: refusalByRule(rule, facts, mover, program),
    needs: missing(rule.needs, facts, {}, program),
  }));
}

/**
 * Why a move is refused; null: it is allowed. The core asks this before every move, the window greys its buttons by the same rules.
 *
 * @returns `illegal-move` (there is no such move from here), `not-allowed` (role or rule), `missing` with `needs` in its details.
 */
export function refusalOfMove(
  facts: WorkflowFacts,
  mover: Mover,
  program: Program | null,
  to: IncidentState,
  details: MoveDetails,
): AppError | null {
  const rule = MOVES.find((move) => move.from === facts.state && move.to === to);
  if (rule === undefined) return noSuchMove(facts.state);
  const refusal = refusalByRule(rule, facts, mover, program);
  if (refusal !== null) return { code: 'not-allowed', message: refusal };
  const needs = missing(rule.needs, facts, details, program);
  if (needs.length === 0) return null;
  return {
    code: 'missing',
    message: needs.map(({ sentence }) => sentence).join(' '),
    details: { needs: needs.map(({ need }) => need) },
  };
}

/** What a draft still needs before it can be submitted; empty: it is ready. */
export function missingToSubmit(content: IncidentContent): { need: MoveNeed; sentence: string }[] {
  const facts: WorkflowFacts = { state: 'draft', content, students: [], submittedBy: NOBODY };
  return missing(SUBMIT_NEEDS, facts, {}, null);
}

/** Whether somebody of this role may begin and submit incidents; null: yes. */
export function refusalToReport(role: Role): string | null {
  return WRITERS.includes(role) ? null : `Incidents are reported by ${listOf(WRITERS)}; yours is to decide on them.`;
}

/** The moves of one student line from where it stands; `refusal` null: allowed for this role now. */
export function studentOffersFor(
  state: StudentState,
  incidentState: IncidentState,
  role: Role,
): { to: StudentState; label: string; needs: StudentMoveRule['needs']; refusal: string | null }[] {
  return STUDENT_MOVES.filter(({ from }) => from === state).map((rule) => ({
    to: rule.to,
    label: rule.label,
    needs: rule.needs,
    refusal: studentRefusalByRule(rule, incidentState, role),
  }));
}

/** Why a student line's move is refused; null: it is allowed. Codes as for `refusalOfMove`. */
export function refusalOfStudentMove(
  line: WorkflowFacts['students'][number],
  incidentState: IncidentState,
  role: Role,
  move: { readonly to: StudentState; readonly note: string; readonly portalRequestId: string },
): AppError | null {
  const rule = STUDENT_MOVES.find(({ from, to }) => from === line.state && to === move.to);
  if (rule === undefined) {
    return { code: 'illegal-move', message: `${line.ref} cannot go there from where it stands. Look at it again.` };
  }
  const refusal = studentRefusalByRule(rule, incidentState, role);
  if (refusal !== null) return { code: 'not-allowed', message: refusal };
  if (rule.to === 'requested' && line.requested === null) {
    return { code: 'missing', message: `Choose first what is asked for ${line.ref}.` };
  }
  const [hasNote, hasNumber] = [move.note.trim() !== '', move.portalRequestId.trim() !== ''];
  if (rule.needs === 'note' && !hasNote) {
    return { code: 'missing', message: 'Say why in a few words, or what the message said.' };
  }
  if (rule.needs === 'note-or-number' && !hasNote && !hasNumber) {
    return { code: 'missing', message: "Write down the portal's request number, or a note where there is none." };
  }
  return null;
}

function refusalByRule(rule: MoveRule, facts: WorkflowFacts, mover: Mover, program: Program | null): string | null {
  if (!rule.roles.includes(mover.role)) return `This is for ${listOf(rule.roles)}.`;
  if (rule.isAuthors === true && !isAuthor(facts, mover)) {
    return `Only who reported it can do this: ${facts.submittedBy.name}.`;
  }
  switch (rule.to) {
    case 'closed-local':
      return refusalToCloseAtSchool(facts, program);
    case 'filed':
      if (mover.role === 'district-coordinator' || program?.maySchoolFile?.answer === true) return null;
      return 'The district files it: nothing says that schools may in this program. Ask your district.';
    case 'resolved':
      if (rule.from !== 'district-approved' || program?.decides?.mayDistrictResolve === true) return null;
      return 'The state has the last word: nothing says that the district may resolve it alone in this program.';
    default:
      return null;
  }
}

function refusalToCloseAtSchool({ content, students }: WorkflowFacts, program: Program | null): string | null {
  const reasons = districtReasons(ruleFactsOf(content, students), program);
  return reasons.length === 0 ? null : `The district has to decide. ${reasons.join(' ')}`;
}

/**
 * Who wrote it. What was reported without signing in has an author whom nobody can prove to be: whoever is not signed in may answer
 * for it (which incidents they reach at all is decided elsewhere), and so may the school coordinator. Our own reading.
 */
function isAuthor({ submittedBy }: WorkflowFacts, { personId, role }: Mover): boolean {
  if (submittedBy.personId === null) return personId === null || role === 'school-coordinator';
  return personId === submittedBy.personId;
}

function studentRefusalByRule(rule: StudentMoveRule, incidentState: IncidentState, role: Role): string | null {
  if (!rule.roles.includes(role)) return `This is for ${listOf(rule.roles)}.`;
  if (rule.during.includes(incidentState)) return null;
  return rule.during.includes('pending-district')
    ? 'The incident is not with the district: send it there first.'
    : 'The incident is not at that point yet, or is over.';
}

function noSuchMove(state: IncidentState): AppError {
  const ways = MOVES.filter(({ from }) => from === state).map(({ label }) => `"${label}"`);
  const next = ways.length === 0 ? 'Nothing leads on from here.' : `From here lead: ${ways.join(', ')}.`;
  return { code: 'illegal-move', message: `There is no such step from where this incident stands. ${next}` };
}

function listOf(roles: readonly Role[]): string {
  return roles.map((role) => `the ${ROLE_WORDS[role].toLowerCase()}`).join(' or ');
}

const SUBMIT = MOVES.find(({ from, to }) => from === 'draft' && to === 'submitted');
const SUBMIT_NEEDS = SUBMIT?.needs ?? [];
const WRITERS = SUBMIT?.roles ?? [];
const NOBODY: Actor = { personId: null, name: 'nobody', role: 'proctor' };
