import type { IncidentRow } from './incident.ts';
import type { CategoryGroup } from './incident-categories.ts';
import { categoryOf } from './incident-categories.ts';
import type { IncidentState, Role } from './incident-codes.ts';
import { ENDED_STATES } from './incident-moves.ts';
import type { ExportKind, IncidentAction } from './incident-view.ts';

type ActionKind = IncidentAction['kind'] | 'attach';

/** Whether this role may see student lines at all. Technicians see devices and networks. */
export function seesStudents(role: Role): boolean {
  return role !== 'technician';
}

/** What decides who sees an incident. */
export interface SeenRow extends Pick<IncidentRow, 'categoryCode'> {
  /** It was sent to the district at some time. */
  readonly hasReachedDistrict: boolean;
}

/** Our own reading of "only records they need": what a technician can do something about. */
const TECHNICIANS_GROUPS: ReadonlySet<CategoryGroup> = new Set(['technology', 'environment']);

/**
 * Whether somebody sees an incident: proctors their own, technicians those about technology and the building and their own, the
 * school coordinator all of the school, the district coordinator what was sent to the district.
 *
 * @param isOwn  Whether they reported it, or, for somebody who is not signed in, whether it was reported in this sitting.
 */
export function seesIncident(role: Role, isOwn: boolean, row: SeenRow): boolean {
  switch (role) {
    case 'proctor':
      return isOwn;
    case 'technician':
      return isOwn || (row.categoryCode !== null && TECHNICIANS_GROUPS.has(categoryOf(row.categoryCode).group));
    case 'school-coordinator':
      return true;
    case 'district-coordinator':
      return row.hasReachedDistrict;
  }
}

/** Whether this role sees every incident of the school, so that what it counts is the school's count. */
export function seesAllIncidents(role: Role): boolean {
  return role === 'school-coordinator';
}

/** Whoever sees an incident may do this whatever its state. */
const ALWAYS: ReadonlySet<ActionKind> = new Set(['note', 'move']);
const OF_TECHNICIANS: ReadonlySet<ActionKind> = new Set([...ALWAYS, 'add-evidence', 'swap', 'attach']);
const OF_DISTRICT: ReadonlySet<ActionKind> = new Set([
  ...ALWAYS,
  'amend',
  'move-students',
  'add-evidence',
  'duty-done',
  'hold',
  'attach',
]);
const OF_AUTHORS: ReadonlySet<ActionKind> = new Set([...OF_TECHNICIANS, 'amend', 'add-students', 'amend-student']);
/** Nothing but these is added once it is over. */
const WHEN_ENDED: ReadonlySet<ActionKind> = new Set([...ALWAYS, 'hold', 'attach']);
/** While these last, its author may still add to it and correct it, with a reason. */
const WITH_AUTHOR: ReadonlySet<IncidentState> = new Set(['submitted', 'returned']);

/**
 * Why somebody may not do something to an incident that they see; null: they may. Which move is legal is another matter
 * (`refusalOfMove`, `refusalOfStudentMove`).
 */
export function refusalToDo(kind: ActionKind, role: Role, isOwn: boolean, state: IncidentState): string | null {
  if (ENDED_STATES.has(state) && !WHEN_ENDED.has(kind)) {
    return 'It is closed. Open it again first; notes and files can still be added.';
  }
  if (ALWAYS.has(kind)) return null;
  switch (role) {
    case 'school-coordinator':
      return null;
    case 'district-coordinator':
      return OF_DISTRICT.has(kind) ? null : 'This is for the school coordinator.';
    case 'technician':
      if (OF_TECHNICIANS.has(kind)) return null;
      return isOwn && kind === 'amend' ? refusalOfAuthor(state) : 'This is for the school coordinator.';
    case 'proctor':
      return isOwn && OF_AUTHORS.has(kind) ? refusalOfAuthor(state) : 'This is for the school coordinator.';
  }
}

/** Whether the role may take this kind of file out of the console. */
export function mayExport(role: Role, kind: ExportKind): boolean {
  if (role === 'school-coordinator' || role === 'district-coordinator') return true;
  return role === 'technician' && kind === 'help-desk';
}

/** Whether the role may erase what is past its date. */
export function mayPurge(role: Role): boolean {
  return role === 'school-coordinator' || role === 'district-coordinator';
}

function refusalOfAuthor(state: IncidentState): string | null {
  return WITH_AUTHOR.has(state) ? null : 'The school coordinator works on it now. Add a note instead.';
}
