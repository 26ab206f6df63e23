import { describe, expect, test } from 'vitest';
import { StaffMember } from '../../../../shared/model/incident.ts';
import { pasteFields } from '../../../../shared/model/incident-form.ts';
import type { FormExtras, FormIncident } from '../../../../shared/model/incident-form-text.ts';
import { EMPTY_SITE_TESTING, type SiteTesting } from '../../../../shared/model/site-testing.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import {
  type FormField,
  FormSource,
  type Program,
  type ProofRule,
  type StateForm,
} from '../../../../shared/programs/schema.ts';
import { aContent, aProgram, aStudentLine } from '../../../helpers/incident-builders.ts';

const DENVER = 'America/Denver';
const occurredAt = Date.parse('2026-11-24T09:41:00-07:00');
const site: SiteTesting = {
  ...EMPTY_SITE_TESTING,
  district: 'Lincoln School District',
  districtCode: '0110',
  schoolCode: '4242',
  schoolCoordinator: 'Dana Whitfield',
  districtCoordinator: 'Robin Hale',
};
const someone = (parts: Partial<StaffMember>): StaffMember =>
  StaffMember.parse({ name: '', role: 'other', contact: '', trainedOn: null, isAgreementOnFile: null, ...parts });

const incident: FormIncident = {
  content: aContent({
    occurredAt,
    awareAt: occurredAt + 60_000,
    programId: 'example',
    categoryCode: 'REG-TICKET',
    description: 'Two students used the wrong tickets.',
    outcome: 'Both were stopped.',
    sequence: [
      { at: occurredAt, text: 'Students sign in.' },
      { at: null, text: 'Tickets found switched.' },
    ],
    studentCount: 1,
    staff: [
      someone({
        name: 'Ira Fox',
        role: 'administrator',
        contact: '555-0100',
        trainedOn: '2026-09-14',
        isAgreementOnFile: true,
      }),
      someone({ name: 'Dana Whitfield', role: 'school-coordinator', contact: '555-0101' }),
    ],
    statements: [{ role: 'administrator', signedOn: '2026-11-24', isNotarized: true, whereKept: 'binder 3' }],
    proof: [
      { proofId: 'chart', have: true, reason: '' },
      { proofId: 'plan', have: false, reason: 'the district has it' },
    ],
  }),
  students: [
    aStudentLine({ ref: 'S1', requested: 'reset', startedAt: occurredAt - 600_000 }),
    aStudentLine({ ref: 'S2', requested: 'makeup', resultId: 'R-77' }),
  ],
  stateCaseNumber: 'CA-9',
};

const extras = (program: Program): FormExtras => ({
  program,
  school: 'Maple Middle School',
  platform: 'TestNav',
  session: 'Grade 8 Reading, morning',
  now: Date.parse('2026-11-25T08:00:00-07:00'),
  timeZone: DENVER,
  knownWords: ['Room 114'],
});
const proof = (id: string, label: string): ProofRule => ({
  id,
  label,
  applies: {},
  hasNames: false,
  sources: [],
  confidence: 'ours',
});
const program = aProgram({
  id: 'example',
  platforms: ['testnav'],
  proof: [proof('chart', 'Seating chart'), proof('plan', 'Plan')],
});

function form(fields: readonly Partial<FormField>[], parts: Partial<StateForm> = {}): StateForm {
  return {
    id: 'form',
    name: 'Form',
    about: '',
    forbidsNames: false,
    fields: fields.map((field) => ({ label: 'Field', from: 'description', perStudent: false, ...field })),
    sources: [],
    confidence: 'ours',
    ...parts,
  };
}

const one = (field: Partial<FormField>, of: FormIncident = incident, parts: Partial<StateForm> = {}) =>
  pasteFields(of, form([field], parts), site, extras(program))[0];
const withText = (description: string): FormIncident => ({
  ...incident,
  content: { ...incident.content, description },
});

describe('a field', () => {
  test.each<[FormSource, string]>([
    ['district.name-and-code', 'Lincoln School District (0110)'],
    ['school.name', 'Maple Middle School'],
    ['school.coordinator', 'Dana Whitfield'],
    ['school.coordinator.contact', '555-0101'],
    ['occurred.date', '11/24/2026'],
    ['occurred.time', '9:41 AM'],
    ['occurred', '11/24/2026, 9:41 AM'],
    ['report.date', '11/25/2026'],
    ['category', 'Wrong ticket or student'],
    ['severity', 'Medium: may affect scores'],
    ['delivery', 'Online'],
    ['description-and-outcome', 'Two students used the wrong tickets.\n\nBoth were stopped.'],
    ['sequence', '11/24/2026, 9:41 AM: Students sign in.\nTickets found switched.'],
    ['student.count', '2'],
    ['student.refs', 'S1, S2'],
    ['staff.administrator', 'Ira Fox, 555-0100'],
    ['staff.training', 'Ira Fox, trained 09/14/2026, agreement on file\nDana Whitfield, training not noted'],
    ['statements', 'Test administrator, signed 11/24/2026, notarized, binder 3'],
    ['proof', 'Seating chart: Ready\nPlan: Not there: the district has it'],
    ['case.state', 'CA-9'],
  ])('%s is written as people write it on a form', (from, text) => {
    expect(one({ from })?.text).toBe(text);
  });

  test('asks for a single proof where it is about one', () => {
    expect(one({ from: 'proof', proofId: 'plan' })?.text).toBe('Not there: the district has it');
  });

  test("names the category in the program's own word", () => {
    const own = aProgram({
      categories: { 'REG-TICKET': { name: 'Ticket switch', treatment: 'Say so.', sources: [], confidence: 'ours' } },
    });
    expect(pasteFields(incident, form([{ from: 'category' }]), site, extras(own))[0]?.text).toBe('Ticket switch');
  });

  test('says that nothing was noted where nothing was', () => {
    expect(one({ from: 'plan' })).toMatchObject({ text: '', warnings: ['Nothing was noted for this.'] });
  });

  test('that is typed at filing stays empty, with a hint and without a complaint', () => {
    expect(one({ from: 'typed.other' })).toMatchObject({ text: '', isTyped: true, warnings: [] });
    expect(one({ from: 'typed.other' })?.hint).toContain('does not keep it');
    expect(one({ from: 'typed.other', hint: 'Ten digits.' })?.hint).toBe('Ten digits.');
  });
});

describe('a form', () => {
  test('comes in its own order, students one after the other where their fields stand together', () => {
    const fields: Partial<FormField>[] = [
      { label: 'School', from: 'school.name' },
      { label: 'Name', from: 'typed.studentName', perStudent: true },
      { label: 'Action', from: 'student.requested', perStudent: true },
      { label: 'Grade', from: 'grade' },
      { label: 'Started', from: 'student.started', perStudent: true },
    ];
    const filled = pasteFields(incident, form(fields), site, extras(program));
    expect(filled.map(({ key, text }) => [key, text])).toEqual([
      ['School', 'Maple Middle School'],
      ['S1/Name', ''],
      ['S1/Action', 'state or vendor help desk'],
      ['S2/Name', ''],
      ['S2/Action', 'makeup session'],
      ['Grade', '8'],
      ['S1/Started', '9:31 AM'],
      ['S2/Started', ''],
    ]);
  });

  test('says that student lines are missing instead of leaving their fields out', () => {
    const filled = one({ label: 'SSID', from: 'typed.studentId', perStudent: true }, { ...incident, students: [] });
    expect(filled).toMatchObject({ perStudentRef: null, warnings: ['No student line was noted.'] });
  });
});

describe('length guards', () => {
  test('count characters as people see them', () => {
    expect(one({ maxCharacters: 5 }, withText('señor'))?.warnings).toEqual([]);
    expect(one({ maxCharacters: 5 }, withText('señora'))?.warnings).toEqual([
      '6 characters; the form takes 5. Take 1 out.',
    ]);
  });

  test('count sentences', () => {
    expect(one({ maxSentences: 3 }, withText('At 9:40 a.m. it froze. Mr. Fox saw it. It went on.'))?.warnings).toEqual(
      [],
    );
    expect(one({ maxSentences: 3 }, withText('One. Two. Three. Four.'))?.warnings).toEqual([
      '4 sentences; the form asks for at most 3.',
    ]);
  });
});

describe('a form that forbids names', () => {
  const forbids = { forbidsNames: true };

  test('asks to look again where a text may hold one', () => {
    expect(one({}, withText('Maria Lopez had the wrong ticket in Room 114.'), forbids)?.warnings).toEqual([
      'Names of students may not stand on this form. Look again: "Maria Lopez" may be a name.',
    ]);
  });

  test('is quiet about rooms, and about fields that are meant to name staff', () => {
    expect(one({}, withText('The ticket was switched in Room 114.'), forbids)?.warnings).toEqual([]);
    expect(one({ from: 'school.coordinator' }, incident, forbids)?.warnings).toEqual([]);
  });

  test('other forms do not ask', () => {
    expect(one({}, withText('Maria Lopez had the wrong ticket.'))?.warnings).toEqual([]);
  });
});

const builtInForms = BUILT_IN_PROGRAMS.flatMap((of) =>
  of.forms.map((its) => ({ of, its, called: `${of.id}, ${its.id}` })),
);

test.each(builtInForms)('form > $called fills in its own order and gives every field its own key', ({ of, its }) => {
  const filled = pasteFields(incident, its, site, extras(of));
  const labels = filled.map(({ label }) => label);
  expect([...new Set(labels)]).toEqual(its.fields.map(({ label }) => label));
  expect(new Set(filled.map(({ key }) => key)).size).toBe(filled.length);
  for (const { isTyped, text } of filled) if (isTyped) expect(text).toBe('');
});

test('every source that a form may name is filled from somewhere or by hand', () => {
  const full: FormIncident = {
    ...incident,
    content: {
      ...incident.content,
      ...{ unit: '2', cause: 'A', actionsTaken: 'B', correctivePlan: 'C', heardFrom: 'seen', vendorCaseNumber: 'V-1' },
      ...{ toldSchoolAt: 1, toldDistrictAt: 1, toldStateAt: 1, toldVendorAt: 1, toldParentsAt: 1 },
      material: { documentType: 'Booklet', securityNumber: '7', issue: 'missing' },
      staff: (['proctor', 'principal', 'administrator', 'school-coordinator', 'district-coordinator'] as const).map(
        (role) => someone({ name: 'A', role, contact: 'B' }),
      ),
    },
    students: [aStudentLine({ lastFour: '1234', resultId: 'R', startedAt: 1 })],
  };
  const perStudent = (from: FormSource) => /^student\.(?!count|refs)|^typed\.student/.test(from);
  const fields = FormSource.options.map((from) => ({ label: from, from, perStudent: perStudent(from) }));
  const empty = pasteFields(full, form(fields), site, extras(program)).filter(({ text }) => text === '');
  expect(empty.map(({ label }) => label)).toEqual([
    'typed.studentName',
    'typed.studentId',
    'typed.birthdate',
    'typed.other',
  ]);
});
