import { describe, expect, it } from 'vitest';
import { IncidentState, Role } from '../../../../shared/model/incident-codes.ts';
import {
  mayExport,
  mayPurge,
  refusalToDo,
  seesIncident,
  seesStudents,
} from '../../../../shared/model/incident-rights.ts';

const KINDS = [
  'move',
  'note',
  'amend',
  'add-students',
  'amend-student',
  'move-students',
  'swap',
  'add-evidence',
  'duty-done',
  'hold',
  'attach',
] as const;
type Kind = (typeof KINDS)[number];

/** What may be done to an incident that is new, by role; `own`: only to what they reported themselves. */
const NEW: Readonly<Record<Role, Partial<Record<Kind, 'any' | 'own'>>>> = {
  proctor: {
    move: 'any',
    note: 'any',
    amend: 'own',
    'add-students': 'own',
    'amend-student': 'own',
    swap: 'own',
    'add-evidence': 'own',
    attach: 'own',
  },
  technician: { move: 'any', note: 'any', amend: 'own', swap: 'any', 'add-evidence': 'any', attach: 'any' },
  'school-coordinator': Object.fromEntries(KINDS.map((kind) => [kind, 'any'])),
  'district-coordinator': {
    move: 'any',
    note: 'any',
    amend: 'any',
    'move-students': 'any',
    'add-evidence': 'any',
    'duty-done': 'any',
    hold: 'any',
    attach: 'any',
  },
};

const everyDeed = Role.options.flatMap((role) =>
  KINDS.flatMap((kind) => [true, false].map((isOwn) => ({ role, kind, isOwn }))),
);

describe('refusalToDo', () => {
  it.each(everyDeed)('$role > $kind on a new incident, own: $isOwn', ({ role, kind, isOwn }) => {
    const may = NEW[role][kind];
    expect(refusalToDo(kind, role, isOwn, 'submitted') === null).toBe(may === 'any' || (may === 'own' && isOwn));
  });

  it.each(IncidentState.options)(
    'in state %s > authors go on only while it is with them, and an end is an end',
    (state) => {
      const isWithAuthor = state === 'submitted' || state === 'returned';
      const isOver = state === 'closed' || state === 'closed-local' || state === 'discarded';
      expect(refusalToDo('amend', 'proctor', true, state) === null).toBe(isWithAuthor);
      expect(refusalToDo('amend', 'school-coordinator', false, state) === null).toBe(!isOver);
      for (const kind of ['note', 'hold', 'attach', 'move'] as const) {
        expect(refusalToDo(kind, 'school-coordinator', false, state)).toBeNull();
      }
    },
  );
});

describe('who sees what', () => {
  const row = (categoryCode: 'TECH-DEV' | 'STU-ILL' | null, hasReachedDistrict = false) => ({
    categoryCode,
    hasReachedDistrict,
  });

  it.each([
    ['proctor', true, row('STU-ILL'), true],
    ['proctor', false, row('TECH-DEV', true), false],
    ['technician', false, row('TECH-DEV'), true],
    ['technician', false, row('STU-ILL'), false],
    ['technician', false, row(null), false],
    ['technician', true, row('STU-ILL'), true],
    ['school-coordinator', false, row('STU-ILL'), true],
    ['district-coordinator', false, row('STU-ILL'), false],
    ['district-coordinator', false, row('STU-ILL', true), true],
  ] as const)('%s, own: %s, %o > %s', (role, isOwn, seen, expected) => {
    expect(seesIncident(role, isOwn, seen)).toBe(expected);
  });

  it('student lines are for everybody but technicians', () => {
    expect(Role.options.filter((role) => !seesStudents(role))).toEqual(['technician']);
  });

  it('files leave with coordinators; a technician takes the repair side', () => {
    const kinds = ['form', 'district', 'share', 'help-desk', 'record'] as const;
    const may = (role: Role) => kinds.filter((kind) => mayExport(role, kind));
    expect(may('proctor')).toEqual([]);
    expect(may('technician')).toEqual(['help-desk']);
    expect(may('school-coordinator')).toEqual(kinds);
    expect(may('district-coordinator')).toEqual(kinds);
    expect(Role.options.filter(mayPurge)).toEqual(['school-coordinator', 'district-coordinator']);
  });
});
