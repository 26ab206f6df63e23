import { describe, expect, it } from 'vitest';
import { IncidentState, Role, StudentState } from '../../../../shared/model/incident-codes.ts';
import type { MoveDetails } from '../../../../shared/model/incident-events.ts';
import type { WorkflowFacts } from '../../../../shared/model/incident-needs.ts';
import {
  missingToSubmit,
  offersFor,
  refusalOfMove,
  refusalOfStudentMove,
  studentOffersFor,
} from '../../../../shared/model/incident-workflow.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { aContent, aProgram, aStudent } from '../../../helpers/incident-builders.ts';

const CITED = { sources: [], confidence: 'ours' as const };
/** Lets school and district do all that a program can let them. */
const OPEN_PROGRAM: Program = aProgram({
  decides: { who: 'district', mayDistrictResolve: true, ...CITED },
  maySchoolFile: { answer: true, ...CITED },
});

/** Who moved it first, so that author-only moves can be tried by each role. */
const mover = (role: Role) => ({ personId: 'p-1', role });

/** Everything is there, nothing needs the district, every line is final. */
function whole(over: Partial<WorkflowFacts> = {}): WorkflowFacts {
  return {
    state: 'in-review',
    content: aContent({
      severity: 'note',
      toldDistrictAt: 1,
      toldStateAt: 1,
      actionsTaken: 'Restarted it.',
      outcome: 'She finished.',
      correctivePlan: 'New batteries.',
      proof: [],
    }),
    students: [aStudent({ state: 'processed' })],
    submittedBy: { personId: 'p-1', name: 'J. Ortiz', role: 'proctor' },
    ...over,
  };
}

const ALL_DETAILS: MoveDetails = {
  note: 'Because.',
  stateCaseNumber: 'C-17',
  isPrivacyReviewed: true,
  isSeenInPortal: true,
  makeup: 'not-needed',
  students: {},
};

/** Every legal move with the roles that may make it, as the taxonomy has them. P: proctor, T: technician, S, D: coordinators. */
const LEGAL: Readonly<Record<string, string>> = {
  'draft > submitted': 'PTS',
  'draft > discarded': 'PTS',
  'submitted > in-review': 'S',
  'submitted > pending-district': 'S',
  'in-review > returned': 'S',
  'returned > submitted': 'PTS',
  'in-review > closed-local': 'S',
  'in-review > pending-district': 'S',
  'pending-district > in-review': 'D',
  'pending-district > district-denied': 'D',
  'pending-district > district-approved': 'D',
  'district-denied > in-review': 'S',
  'district-denied > closed': 'S',
  'district-approved > resolved': 'SD',
  'district-approved > filed': 'SD',
  'filed > withdrawn': 'SD',
  'filed > state-info-needed': 'D',
  'state-info-needed > filed': 'SD',
  'filed > state-partial': 'D',
  'state-partial > state-decided': 'D',
  'filed > state-decided': 'D',
  'state-decided > resolved': 'SD',
  'resolved > closed': 'SD',
  'withdrawn > closed': 'D',
  'closed > in-review': 'D',
  'closed-local > in-review': 'SD',
};
const LETTER: Readonly<Record<Role, string>> = {
  proctor: 'P',
  technician: 'T',
  'school-coordinator': 'S',
  'district-coordinator': 'D',
};

const everyMove = IncidentState.options.flatMap((from) =>
  IncidentState.options.flatMap((to) => Role.options.map((role) => ({ from, to, role }))),
);

describe('incident moves', () => {
  it.each(everyMove)('$role > $from to $to', ({ from, to, role }) => {
    const isLegal = LEGAL[`${from} > ${to}`]?.includes(LETTER[role]) === true;
    // The fast lane is for a breach, and closing at school is not.
    const severity = from === 'submitted' ? ('breach' as const) : ('note' as const);
    const facts = whole({ state: from, content: { ...whole().content, severity } });
    const refusal = refusalOfMove(facts, mover(role), OPEN_PROGRAM, to, ALL_DETAILS);
    expect(refusal?.code ?? 'legal').toBe(
      isLegal ? 'legal' : LEGAL[`${from} > ${to}`] === undefined ? 'illegal-move' : 'not-allowed',
    );
  });

  it.each(IncidentState.options)(
    'offers from %s > are the legal moves, each allowed exactly where the core allows it',
    (from) => {
      for (const role of Role.options) {
        const facts = whole({ state: from });
        const offers = offersFor(facts, mover(role), OPEN_PROGRAM);
        expect(offers.map(({ to }) => `${from} > ${to}`).sort()).toEqual(
          Object.keys(LEGAL)
            .filter((move) => move.startsWith(`${from} > `))
            .sort(),
        );
        for (const { to, refusal } of offers) {
          const core = refusalOfMove(facts, mover(role), OPEN_PROGRAM, to, ALL_DETAILS);
          expect(core?.code === 'not-allowed' ? core.message : null).toBe(refusal);
        }
      }
    },
  );
});

describe('what a move needs', () => {
  const without = (change: Partial<WorkflowFacts>, details: MoveDetails, from: IncidentState, to: IncidentState) => {
    const facts = whole({ state: from, ...change });
    const role = LEGAL[`${from} > ${to}`]?.includes('S') ? 'school-coordinator' : 'district-coordinator';
    const refusal = refusalOfMove(facts, mover(role), OPEN_PROGRAM, to, details);
    return refusal?.details?.needs ?? refusal?.code ?? 'nothing';
  };
  const said = (over: Parameters<typeof aContent>[0]) => ({ content: { ...whole().content, ...over } });
  const requested = { students: [aStudent({ state: 'requested', requested: 'resume' as const })] };

  it.each([
    ['in-review', 'returned', {}, { note: ' ' }, ['note']],
    ['in-review', 'closed-local', said({ outcome: '' }), {}, ['outcome']],
    ['in-review', 'pending-district', said({ actionsTaken: '' }), {}, ['actions-taken']],
    ['in-review', 'pending-district', { ...said({ studentCount: null }), students: [] }, {}, ['student-count']],
    ['in-review', 'pending-district', said({ studentCount: null }), {}, 'nothing'],
    ['in-review', 'pending-district', said({ severity: null, categoryCode: null }), {}, ['severity']],
    ['submitted', 'pending-district', said({ severity: 'breach', toldDistrictAt: null }), {}, ['told-district']],
    ['submitted', 'pending-district', said({ severity: 'irregularity' }), {}, ['breach']],
    ['pending-district', 'district-approved', requested, { note: 'Yes.' }, ['student-decisions']],
    ['pending-district', 'district-approved', requested, { note: 'Yes.', students: { S1: 'denied' } }, 'nothing'],
    ['pending-district', 'district-denied', requested, { note: 'No.' }, 'nothing'],
    ['pending-district', 'district-denied', {}, {}, ['note']],
    ['district-approved', 'resolved', requested, {}, ['students-final']],
    ['district-approved', 'filed', {}, { stateCaseNumber: '7' }, ['privacy-review']],
    ['district-approved', 'filed', {}, { isPrivacyReviewed: true }, ['case-number']],
    ['district-approved', 'filed', {}, { isPrivacyReviewed: true, isNoCaseNumber: true }, 'nothing'],
    ['district-approved', 'filed', said({ toldStateAt: null }), ALL_DETAILS, ['told-state']],
    ['filed', 'state-partial', requested, {}, ['one-student-final']],
    ['filed', 'state-decided', requested, {}, ['students-final']],
    ['state-decided', 'resolved', {}, {}, ['seen-in-portal', 'makeup']],
    ['resolved', 'closed', said({ outcome: '' }), {}, ['outcome']],
    ['closed', 'in-review', {}, {}, ['note']],
  ] as const)('%s to %s > %#', (from, to, change, details, expected) => {
    expect(without(change as Partial<WorkflowFacts>, details as MoveDetails, from, to)).toEqual(expected);
  });

  it('proof > is every item that the program wants, had or explained, or one reason for all', () => {
    const program = {
      ...OPEN_PROGRAM,
      proof: ['chart', 'oath'].map((id) => ({ id, label: id, applies: {}, hasNames: false, ...CITED })),
    };
    const send = (proof: { proofId: string; have: boolean; reason: string }[], details: MoveDetails = {}) =>
      refusalOfMove(whole(said({ proof })), mover('school-coordinator'), program, 'pending-district', details)?.details
        ?.needs;
    expect(send([])).toEqual(['proof']);
    expect(send([{ proofId: 'chart', have: true, reason: '' }])).toEqual(['proof']);
    expect(
      send([
        { proofId: 'chart', have: true, reason: '' },
        { proofId: 'oath', have: false, reason: 'on paper' },
      ]),
    ).toBeUndefined();
    expect(send([], { proofReason: 'The office is closed.' })).toBeUndefined();
  });

  it('closing > wants a plan only where the program does', () => {
    const facts = whole({ state: 'resolved', ...said({ correctivePlan: '' }) });
    const close = (program: Program) => refusalOfMove(facts, mover('school-coordinator'), program, 'closed', {});
    expect(close(OPEN_PROGRAM)).toBeNull();
    expect(close({ ...OPEN_PROGRAM, planNeeded: [{ applies: {}, ...CITED }] })?.details?.needs).toEqual(['plan']);
  });

  it('a draft > says all at once what is missing', () => {
    const empty = aContent({ categoryCode: null, roomId: null, roomName: '', description: ' ', reporter: '' });
    expect(missingToSubmit(empty).map(({ need }) => need)).toEqual(['category', 'room', 'description', 'reporter']);
    expect(missingToSubmit(aContent())).toEqual([]);
  });
});

describe('rules of program and severity', () => {
  const refusal = (facts: WorkflowFacts, role: Role, program: Program | null, to: IncidentState) =>
    refusalOfMove(facts, mover(role), program, to, ALL_DETAILS);

  it('closing at school > is refused with the reason when the district has to decide', () => {
    const close = (over: Partial<WorkflowFacts>) => refusal(whole(over), 'school-coordinator', null, 'closed-local');
    expect(close({})).toBeNull();
    expect(close({ content: { ...whole().content, severity: 'breach' } })?.message).toContain(
      'The district has to decide',
    );
    for (const requested of ['invalidate', 'reset', 'reopen', 'reopen-segment', 'restore-reset'] as const) {
      expect(close({ students: [aStudent({ requested })] })?.code).toBe('not-allowed');
    }
  });

  it.each([
    [null, 'not-allowed'],
    [aProgram(), 'not-allowed'],
    [aProgram({ maySchoolFile: { answer: false, ...CITED } }), 'not-allowed'],
    [OPEN_PROGRAM, undefined],
  ])('filing by the school > only where the program lets it (%#)', (program, code) => {
    const facts = whole({ state: 'district-approved' });
    expect(refusal(facts, 'school-coordinator', program, 'filed')?.code).toBe(code);
    expect(refusal(facts, 'district-coordinator', program, 'filed')).toBeNull();
  });

  it('resolving without the state > only where the program lets the district decide', () => {
    const facts = whole({ state: 'district-approved' });
    expect(refusal(facts, 'district-coordinator', aProgram(), 'resolved')?.message).toContain('last word');
    expect(refusal(whole({ state: 'state-decided' }), 'district-coordinator', aProgram(), 'resolved')).toBeNull();
  });

  it('answering a return > is for who reported it', () => {
    const facts = whole({ state: 'returned' });
    const other = { personId: 'p-2', role: 'proctor' as const };
    expect(refusalOfMove(facts, other, null, 'submitted', ALL_DETAILS)?.message).toContain('J. Ortiz');
    const unsigned = { ...facts, submittedBy: { ...facts.submittedBy, personId: null } };
    expect(refusalOfMove(unsigned, other, null, 'submitted', ALL_DETAILS)?.code).toBe('not-allowed');
    expect(refusalOfMove(unsigned, { personId: null, role: 'proctor' }, null, 'submitted', ALL_DETAILS)).toBeNull();
    expect(
      refusalOfMove(unsigned, { personId: 'p-9', role: 'school-coordinator' }, null, 'submitted', ALL_DETAILS),
    ).toBeNull();
  });
});

/** Every legal move of a student line and who may make it while the incident is at a state where it makes sense. */
const LEGAL_LINES: Readonly<Record<string, string>> = {
  'noted > requested': 'S',
  'requested > district-approved': 'D',
  'requested > district-denied': 'D',
  'district-approved > entered': 'SD',
  'entered > pending-state': 'SD',
  'pending-state > processed': 'SD',
  'pending-state > rejected': 'SD',
  'pending-state > rejected-by-system': 'SD',
  'pending-state > retracted': 'SD',
  'rejected-by-system > needs-resubmission': 'SD',
  'needs-resubmission > entered': 'SD',
};

describe('student line moves', () => {
  const said = { note: 'Seen.', portalRequestId: 'R-1' };
  const everyLineMove = StudentState.options.flatMap((from) =>
    StudentState.options.flatMap((to) => Role.options.map((role) => ({ from, to, role }))),
  );

  it.each(everyLineMove)('$role > $from to $to', ({ from, to, role }) => {
    const roles = LEGAL_LINES[`${from} > ${to}`];
    const line = aStudent({ state: from, requested: 'invalidate' });
    const refusal = refusalOfStudentMove(line, 'district-approved', role, { to, ...said });
    const expected = roles === undefined ? 'illegal-move' : roles.includes(LETTER[role]) ? 'legal' : 'not-allowed';
    expect(refusal?.code ?? 'legal').toBe(expected);
    const offer = studentOffersFor(from, 'district-approved', role).find((offered) => offered.to === to);
    expect(offer === undefined ? 'illegal-move' : offer.refusal === null ? 'legal' : 'not-allowed').toBe(expected);
  });

  it.each([
    [
      'requested',
      'district-approved',
      'D',
      ['pending-district', 'district-approved', 'filed', 'state-info-needed', 'state-partial'],
    ],
    ['district-approved', 'entered', 'S', ['district-approved', 'filed', 'state-info-needed', 'state-partial']],
    [
      'noted',
      'requested',
      'S',
      ['submitted', 'in-review', 'returned', 'district-approved', 'filed', 'state-info-needed', 'state-partial'],
    ],
  ] as const)('%s to %s > only while the incident is where it makes sense', (from, to, letter, states) => {
    const role = letter === 'D' ? 'district-coordinator' : 'school-coordinator';
    const allowed = IncidentState.options.filter(
      (state) => refusalOfStudentMove(aStudent({ state: from }), state, role, { to, ...said }) === null,
    );
    expect([...allowed].sort()).toEqual([...states].sort());
  });

  it.each([
    ['requested', 'district-denied', { note: '', portalRequestId: '' }, 'missing'],
    ['district-approved', 'entered', { note: '', portalRequestId: '' }, 'missing'],
    ['district-approved', 'entered', { note: '', portalRequestId: 'R-1' }, undefined],
    ['district-approved', 'entered', { note: 'No number.', portalRequestId: '' }, undefined],
    ['pending-state', 'rejected', { note: ' ', portalRequestId: 'R-1' }, 'missing'],
    ['pending-state', 'processed', { note: '', portalRequestId: '' }, undefined],
    ['noted', 'requested', { note: '', portalRequestId: '' }, 'missing'],
  ] as const)('%s to %s > needs its words (%#)', (from, to, words, code) => {
    const role = from === 'noted' ? 'school-coordinator' : 'district-coordinator';
    const line = aStudent({ state: from, requested: from === 'noted' ? null : 'invalidate' });
    expect(refusalOfStudentMove(line, 'district-approved', role, { to, ...words })?.code).toBe(code);
  });
});
