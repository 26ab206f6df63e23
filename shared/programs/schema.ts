import { z } from 'zod';
import { CategoryCode, IncidentSeverity, StudentAction } from '../model/incident-codes.ts';
import { Citation, PlatformId, ProfileSource } from '../profiles/schema.ts';
import { ProgramId } from './program-id.ts';

const citation = Citation.shape;
const sentence = z.string().min(1).max(600);
/** By these an incident notes what was done about a part, so none may be a name that every object has already. */
const partId = z
  .string()
  .min(1)
  .max(80)
  .refine((id) => !(id in {}), 'This id cannot be used. Choose another one.');

/** To what a rule applies; an absent list: to all. A rule applies where every list that is there has a hit. */
export const Applies = z.strictObject({
  severities: z.array(IncidentSeverity).optional(),
  categories: z.array(CategoryCode).optional(),
  /** Any student line asks for one of these. */
  actions: z.array(StudentAction).optional(),
});
export type Applies = z.infer<typeof Applies>;

/** What a program makes of a category, where it says so. */
export const CategoryRule = z.strictObject({
  /** The program's own word for it; absent: the console's. */
  name: z.string().optional(),
  severity: IncidentSeverity.optional(),
  /** False: the program says this is not reported. Absent: it does not say. */
  isReported: z.boolean().optional(),
  needsDistrict: z.boolean().optional(),
  /** Shown when the category is chosen. */
  treatment: sentence,
  ...citation,
});
export type CategoryRule = z.infer<typeof CategoryRule>;

/**
 * From what a clock starts. `aware`: the school learned of it. `told-district`, `told-state`: that was noted. `verified`: the
 * district approved the finding. `filed`: the state was sent the report. `window-end`: counts back from the end of the testing
 * window (a site setting).
 */
export const ClockStart = z.enum([
  'occurred',
  'aware',
  'told-school',
  'told-district',
  'told-state',
  'verified',
  'filed',
  'window-end',
]);
export type ClockStart = z.infer<typeof ClockStart>;

/** How long. `at-once`: no time at all. `none`: the program names no time; the duty is shown without a clock. */
export const ClockLength = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('at-once') }),
  z.strictObject({ unit: z.literal('none') }),
  z.strictObject({ unit: z.enum(['hours', 'calendar-days', 'working-days']), count: z.int().min(0).max(400) }),
]);
export type ClockLength = z.infer<typeof ClockLength>;

/**
 * Something that must be done by a time. A `check-back` comes again: each time somebody looked, its clock starts anew, until the
 * state has decided.
 */
export const DutyRule = z.strictObject({
  id: partId,
  title: sentence,
  /** `phone`: somebody has to be called, before anything is written. `check-back`: nobody sends an answer, so look. */
  kind: z.enum(['phone', 'report', 'file', 'check-back', 'other']),
  actor: z.string().max(200),
  applies: Applies,
  from: ClockStart,
  within: ClockLength,
  /** What ends it by itself; `tick`: only a person's word. */
  doneBy: z.enum(['told-school', 'told-district', 'told-state', 'told-parents', 'filed', 'decided', 'tick']),
  ...citation,
});
export type DutyRule = z.infer<typeof DutyRule>;

/** Something that the program wants to see. */
export const ProofRule = z.strictObject({
  id: partId,
  label: sentence,
  applies: Applies,
  /** Holds names: kept on paper unless the school decides otherwise. */
  hasNames: z.boolean(),
  ...citation,
});
export type ProofRule = z.infer<typeof ProofRule>;

/** What of a student may stand in this program's papers. `unknown`: not found; treated as `none`. */
export const IdentifierRule = z.strictObject({
  rule: z.enum(['unknown', 'none', 'last-four', 'full-at-filing', 'name-at-filing']),
  /** In the form's words, such as `SSID only; names are not accepted`. */
  says: z.string().max(400),
  ...citation,
});
export type IdentifierRule = z.infer<typeof IdentifierRule>;

/**
 * Where a form's field is filled from: a field of the incident, of the school, of each student line, or the person's own hand at
 * filing (`typed.*`: printed, never saved).
 */
export const FormSource = z.enum([
  'district.name',
  'district.code',
  'district.name-and-code',
  'school.name',
  'school.code',
  'school.coordinator',
  'school.coordinator.contact',
  'district.coordinator',
  'district.coordinator.contact',
  'test.name',
  'test.area',
  'test.unit',
  'grade',
  'delivery',
  'platform',
  'session',
  'room',
  'occurred.date',
  'occurred.time',
  'occurred',
  'aware',
  'told.school',
  'told.district',
  'told.state',
  'told.vendor',
  'told.parents',
  'report.date',
  'category',
  'severity',
  'description',
  'sequence',
  'cause',
  'actions',
  'plan',
  'outcome',
  'description-and-outcome',
  'student.count',
  'student.refs',
  'student.lastFour',
  'student.device',
  'student.resultId',
  'student.started',
  'student.requested',
  'staff',
  'staff.administrator',
  'staff.proctor',
  'staff.principal',
  'staff.contact',
  'staff.training',
  'statements',
  'reporter',
  'heard-from',
  'proof',
  'material.type',
  'material.number',
  'material.issue',
  'case.state',
  'case.vendor',
  'typed.studentName',
  'typed.studentId',
  'typed.birthdate',
  'typed.other',
]);
export type FormSource = z.infer<typeof FormSource>;

export const FormField = z.strictObject({
  /** As it stands on the form. */
  label: z.string().min(1).max(200),
  from: FormSource,
  /** Asked once for each student line. */
  perStudent: z.boolean().default(false),
  maxCharacters: z.int().positive().optional(),
  maxSentences: z.int().positive().optional(),
  /** With `proof`: only this one of the program's list. */
  proofId: z.string().optional(),
  hint: z.string().optional(),
});
export type FormField = z.infer<typeof FormField>;

/** A form of the state or district, in form order. */
export const StateForm = z.strictObject({
  id: partId,
  name: z.string().min(1),
  /** How it is sent, such as `cannot be saved half-way`. */
  about: z.string(),
  /** Names of students may not stand anywhere on it. */
  forbidsNames: z.boolean(),
  fields: z.array(FormField).min(1).max(300),
  ...citation,
});
export type StateForm = z.infer<typeof StateForm>;

/**
 * The rules of one testing program, as data: `shared/programs/<id>.json`, or a file of the school's own. What was not found is
 * absent, null or empty, and the window says "ask your district".
 */
export const Program = z.strictObject({
  schema: z.literal(1),
  id: ProgramId,
  name: z.string().min(1),
  /** `TX`; empty: no state. */
  state: z.string().max(4),
  /** Empty: not known, or any. */
  platforms: z.array(PlatformId),
  about: z.string(),
  compiledOn: z.iso.date(),
  sources: z.array(ProfileSource),
  /** The program's words; absent: the console's. */
  words: z.strictObject({
    incident: z.string().optional(),
    schoolCoordinator: z.string().optional(),
    districtCoordinator: z.string().optional(),
  }),
  severityWords: z.partialRecord(IncidentSeverity, z.strictObject({ word: z.string(), ...citation })),
  categories: z.partialRecord(CategoryCode, CategoryRule),
  /** Reckoned for every incident of the list, so not without end; no program found has ten. */
  duties: z.array(DutyRule).max(50),
  /** Who has the last word. Null: not found. `mayDistrictResolve`: an approved incident may end without the state. */
  decides: z.strictObject({ who: z.string().max(200), mayDistrictResolve: z.boolean(), ...citation }).nullable(),
  /** May the school file itself once the district approved? Null: not found, so only the district. */
  maySchoolFile: z.strictObject({ answer: z.boolean(), ...citation }).nullable(),
  /** As many as an incident holds answers for. */
  proof: z.array(ProofRule).max(100),
  identifier: IdentifierRule,
  /** A corrective plan must be there before closing. */
  planNeeded: z.array(z.strictObject({ applies: Applies, ...citation })),
  /** Years to keep records; null: not found, the console's own rule holds (end of the next school year). */
  keepYears: z.strictObject({ years: z.int().min(1).max(30), ...citation }).nullable(),
  forms: z.array(StateForm).max(50),
  /** Where tips of whistle-blowers go, which are not recorded here; null: not found. */
  tipLine: z.strictObject({ label: z.string(), address: z.url(), ...citation }).nullable(),
  gaps: z.array(z.string()),
});
export type Program = z.infer<typeof Program>;

/** A program file of the school's own that could not be used, and why. */
const ProgramProblem = z.strictObject({ file: z.string(), message: z.string() });

export const ProgramList = z.strictObject({
  programs: z.array(
    z.strictObject({ program: Program, /** Null: comes with the console. */ file: z.string().nullable() }),
  ),
  problems: z.array(ProgramProblem),
});
export type ProgramList = z.infer<typeof ProgramList>;
