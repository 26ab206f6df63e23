import type { FormField, FormSource, Program } from '../programs/schema.ts';
import type { FormTimes } from './form-times.ts';
import type { IncidentContent, StaffMember, StudentLine } from './incident.ts';
import { categoryOf } from './incident-categories.ts';
import { categoryRule, effectiveSeverity, severityWord } from './incident-rules.ts';
import { DELIVERY_WORDS, STAFF_ROLE_WORDS } from './incident-wording.ts';
import type { SiteTesting } from './site-testing.ts';
import { STUDENT_ACTIONS, vendorActionName } from './student-actions.ts';
import { studentCountOf } from './student-count.ts';

/** What of an incident a form is filled from; every `IncidentView` is one. */
export interface FormIncident {
  readonly content: IncidentContent;
  readonly students: readonly StudentLine[];
  readonly stateCaseNumber: string;
}

/** What a form needs beside the incident and the site. */
export interface FormExtras {
  readonly program: Program;
  readonly school: string;
  /** As people call them; empty: none. */
  readonly platform: string;
  readonly session: string;
  /** Epoch milliseconds: the day of the report. */
  readonly now: number;
  /** IANA name; null: the laptop's own. */
  readonly timeZone: string | null;
  /** Words that look like names and are none, such as rooms, devices and the school (`suspectsIn`). */
  readonly knownWords: readonly string[];
}

/** All that a form is filled from. */
export interface FormMaterial {
  readonly incident: FormIncident;
  readonly site: SiteTesting;
  readonly extras: FormExtras;
  readonly times: FormTimes;
}

/** The text of one field. `line`: of which student; null: the field is there once, or no student line was noted. */
type FieldText = (material: FormMaterial, line: StudentLine | null, field: FormField) => string;

/** Of what only the content tells; a short way to write most lines of the table. */
const fromContent =
  (text: (content: IncidentContent) => string): FieldText =>
  ({ incident }) =>
    text(incident.content);
const moment =
  (how: 'date' | 'time' | 'both', at: (content: IncidentContent) => number | null): FieldText =>
  ({ incident, times }) =>
    times[how](at(incident.content));
const staffOf =
  (role: StaffMember['role']): FieldText =>
  ({ incident }) =>
    listed(ofRole(incident.content.staff, role), ({ name, contact }) => [name, contact]);
const contactOf =
  (role: StaffMember['role']): FieldText =>
  ({ incident }) =>
    listed(ofRole(incident.content.staff, role), ({ contact }) => [contact]);
/** Never held: the person's own hand. */
const typed: FieldText = () => '';

/** How each source of a form field is written; empty: nothing was noted. */
export const FORM_TEXT: Readonly<Record<FormSource, FieldText>> = {
  'district.name': ({ site }) => site.district,
  'district.code': ({ site }) => site.districtCode,
  'district.name-and-code': ({ site }) =>
    site.districtCode === '' ? site.district : `${site.district} (${site.districtCode})`,
  'school.name': ({ extras }) => extras.school,
  'school.code': ({ site }) => site.schoolCode,
  'school.coordinator': ({ site, incident }) =>
    site.schoolCoordinator || namesOf(incident.content.staff, 'school-coordinator'),
  'school.coordinator.contact': contactOf('school-coordinator'),
  'district.coordinator': ({ site, incident }) =>
    site.districtCoordinator || namesOf(incident.content.staff, 'district-coordinator'),
  'district.coordinator.contact': contactOf('district-coordinator'),
  'test.name': fromContent(({ testName }) => testName),
  'test.area': fromContent(({ contentArea }) => contentArea),
  'test.unit': fromContent(({ unit }) => unit),
  grade: fromContent(({ grade }) => grade),
  delivery: fromContent(({ deliveryMode }) => DELIVERY_WORDS[deliveryMode]),
  platform: ({ extras }) => extras.platform,
  session: ({ extras }) => extras.session,
  room: fromContent(({ roomName }) => roomName),

  'occurred.date': moment('date', ({ occurredAt }) => occurredAt),
  'occurred.time': moment('time', ({ occurredAt }) => occurredAt),
  occurred: moment('both', ({ occurredAt }) => occurredAt),
  aware: moment('both', ({ awareAt }) => awareAt),
  'told.school': moment('both', ({ toldSchoolAt }) => toldSchoolAt),
  'told.district': moment('both', ({ toldDistrictAt }) => toldDistrictAt),
  'told.state': moment('both', ({ toldStateAt }) => toldStateAt),
  'told.vendor': moment('both', ({ toldVendorAt }) => toldVendorAt),
  'told.parents': moment('both', ({ toldParentsAt }) => toldParentsAt),
  'report.date': ({ incident, extras, times }) => times.date(incident.content.toldStateAt ?? extras.now),

  category: ({ incident: { content }, extras: { program } }) =>
    content.categoryCode === null
      ? ''
      : (categoryRule(content.categoryCode, program)?.name ?? categoryOf(content.categoryCode).name),
  severity({ incident, extras: { program } }) {
    const severity = effectiveSeverity(incident.content, program);
    return severity === null ? '' : severityWord(severity, program);
  },
  description: fromContent(({ description }) => description),
  outcome: fromContent(({ outcome }) => outcome),
  'description-and-outcome': fromContent(({ description, outcome }) =>
    [description.trim(), outcome.trim()].filter((part) => part !== '').join('\n\n'),
  ),
  sequence: ({ incident, times }) =>
    incident.content.sequence
      .map(({ at, text }) => [times.both(at), text.trim()].filter((part) => part !== '').join(': '))
      .join('\n'),
  cause: fromContent(({ cause }) => cause),
  actions: fromContent(({ actionsTaken }) => actionsTaken),
  plan: fromContent(({ correctivePlan }) => correctivePlan),
  'heard-from': fromContent(({ heardFrom }) => heardFrom),
  reporter: fromContent(({ reporter }) => reporter),
  'material.type': fromContent(({ material }) => material?.documentType ?? ''),
  'material.number': fromContent(({ material }) => material?.securityNumber ?? ''),
  'material.issue': fromContent(({ material }) => material?.issue ?? ''),
  'case.state': ({ incident }) => incident.stateCaseNumber,
  'case.vendor': fromContent(({ vendorCaseNumber }) => vendorCaseNumber),

  'student.count': ({ incident: { content, students } }) => String(studentCountOf(content, students) ?? ''),
  'student.refs': ({ incident }) => incident.students.map(({ ref }) => ref).join(', '),
  'student.lastFour': (_, line) => line?.lastFour ?? '',
  'student.device': (_, line) => line?.device?.label ?? '',
  'student.resultId': (_, line) => line?.resultId ?? '',
  'student.started': ({ times }, line) => times.time(line?.startedAt ?? null),
  'student.requested'({ incident, extras: { program } }, line) {
    const action = line?.requested ?? null;
    if (action === null) return '';
    const platformId = incident.content.platformId ?? program.platforms[0] ?? null;
    return vendorActionName(action, platformId) ?? STUDENT_ACTIONS[action].plain;
  },

  staff: fromContent(({ staff }) =>
    listed(staff, ({ name, role, contact }) => [name, STAFF_ROLE_WORDS[role], contact]),
  ),
  'staff.administrator': staffOf('administrator'),
  'staff.proctor': staffOf('proctor'),
  'staff.principal': staffOf('principal'),
  'staff.contact': fromContent(({ staff }) =>
    listed(staff, ({ name, contact }) => (contact === '' ? [] : [name, contact])),
  ),
  'staff.training': ({ incident, times }) =>
    listed(incident.content.staff, ({ name, role, trainedOn, isAgreementOnFile }) => [
      name === '' ? STAFF_ROLE_WORDS[role] : name,
      trainedOn === null ? 'training not noted' : `trained ${times.day(trainedOn)}`,
      isAgreementOnFile === null ? '' : isAgreementOnFile ? 'agreement on file' : 'no agreement on file',
    ]),
  statements: ({ incident, times }) =>
    listed(incident.content.statements, ({ role, signedOn, isNotarized, whereKept }) => [
      STAFF_ROLE_WORDS[role],
      signedOn === null ? 'not signed' : `signed ${times.day(signedOn)}`,
      isNotarized ? 'notarized' : 'not notarized',
      whereKept,
    ]),
  proof({ incident: { content }, extras: { program } }, _, { proofId }) {
    if (proofId !== undefined) return tickText(content, proofId);
    return listed(program.proof, ({ id, label }) => {
      const said = tickText(content, id);
      return said === '' ? [] : [`${label}: ${said}`];
    });
  },

  'typed.studentName': typed,
  'typed.studentId': typed,
  'typed.birthdate': typed,
  'typed.other': typed,
};

function tickText({ proof }: IncidentContent, id: string): string {
  const tick = proof.find(({ proofId }) => proofId === id);
  if (tick === undefined) return '';
  return tick.have ? 'Ready' : `Not there: ${tick.reason || 'no reason given'}`;
}

/** A line for each, its parts joined by commas; what has no parts is left out. */
function listed<T>(items: readonly T[], parts: (item: T) => readonly string[]): string {
  return items
    .map((item) =>
      parts(item)
        .filter((part) => part !== '')
        .join(', '),
    )
    .filter((line) => line !== '')
    .join('\n');
}

function ofRole(staff: readonly StaffMember[], wanted: StaffMember['role']): readonly StaffMember[] {
  return staff.filter(({ role }) => role === wanted);
}

function namesOf(staff: readonly StaffMember[], role: StaffMember['role']): string {
  return listed(ofRole(staff, role), ({ name }) => [name]);
}
