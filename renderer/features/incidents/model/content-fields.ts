import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { CATEGORIES } from '../../../../shared/model/incident-categories.ts';
import { CategoryCode, IncidentSeverity } from '../../../../shared/model/incident-codes.ts';
import { SEVERITY_WORDS } from '../../../../shared/model/incident-rules.ts';
import { DELIVERY_WORDS, PHASE_WORDS } from '../../../../shared/model/incident-wording.ts';

type TextKey =
  | 'description'
  | 'cause'
  | 'actionsTaken'
  | 'correctivePlan'
  | 'outcome'
  | 'roomName'
  | 'testName'
  | 'contentArea'
  | 'grade'
  | 'unit'
  | 'reporter'
  | 'heardFrom'
  | 'vendorCaseNumber';
type MomentKey =
  | 'occurredAt'
  | 'awareAt'
  | 'toldSchoolAt'
  | 'toldDistrictAt'
  | 'toldStateAt'
  | 'toldVendorAt'
  | 'toldParentsAt';
type ChoiceKey = 'categoryCode' | 'severity' | 'deliveryMode' | 'phase' | 'programId' | 'platformId';

/** One thing of an incident that can be corrected or added, and how it is typed. */
export type ContentField =
  | { readonly kind: 'line' | 'text'; readonly key: TextKey; readonly label: string; readonly hint?: string }
  | { readonly kind: 'moment'; readonly key: MomentKey; readonly label: string; readonly hint?: string }
  | { readonly kind: 'count'; readonly key: 'studentCount'; readonly label: string; readonly hint?: string }
  | {
      readonly kind: 'choice';
      readonly key: ChoiceKey;
      readonly label: string;
      readonly hint?: string;
      /** An empty value stands for null. */
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    };

export const FIELDS = {
  category: {
    kind: 'choice',
    key: 'categoryCode',
    label: 'What kind of thing was it?',
    choices: CATEGORIES.map(({ code, name }) => ({ value: code, label: name })),
  },
  severity: {
    kind: 'choice',
    key: 'severity',
    label: 'How grave is it?',
    choices: [
      { value: '', label: 'As the program and the category say' },
      ...IncidentSeverity.options.map((severity) => ({ value: severity, label: SEVERITY_WORDS[severity] })),
    ],
  },
  description: { kind: 'text', key: 'description', label: 'What happened' },
  cause: { kind: 'text', key: 'cause', label: 'Why it happened' },
  actionsTaken: { kind: 'text', key: 'actionsTaken', label: 'What was done right away' },
  correctivePlan: { kind: 'text', key: 'correctivePlan', label: 'How it will not happen again' },
  outcome: { kind: 'text', key: 'outcome', label: 'How it ended' },
  roomName: { kind: 'line', key: 'roomName', label: 'Room or place' },
  testName: { kind: 'line', key: 'testName', label: 'Test' },
  contentArea: { kind: 'line', key: 'contentArea', label: 'Subject' },
  grade: { kind: 'line', key: 'grade', label: 'Grade' },
  unit: { kind: 'line', key: 'unit', label: 'Unit or session' },
  deliveryMode: {
    kind: 'choice',
    key: 'deliveryMode',
    label: 'Online or on paper',
    choices: Object.entries(DELIVERY_WORDS).map(([value, label]) => ({ value, label })),
  },
  phase: {
    kind: 'choice',
    key: 'phase',
    label: 'Phase',
    choices: Object.entries(PHASE_WORDS).map(([value, label]) => ({ value, label })),
  },
  occurredAt: { kind: 'moment', key: 'occurredAt', label: 'When it happened' },
  awareAt: {
    kind: 'moment',
    key: 'awareAt',
    label: 'When the school learned of it',
    hint: 'Most deadlines count from here.',
  },
  toldSchoolAt: { kind: 'moment', key: 'toldSchoolAt', label: 'School coordinator told' },
  toldDistrictAt: { kind: 'moment', key: 'toldDistrictAt', label: 'District told' },
  toldStateAt: { kind: 'moment', key: 'toldStateAt', label: 'State told' },
  toldVendorAt: { kind: 'moment', key: 'toldVendorAt', label: 'Vendor told' },
  toldParentsAt: { kind: 'moment', key: 'toldParentsAt', label: 'Parents told' },
  reporter: { kind: 'line', key: 'reporter', label: 'Reported by' },
  heardFrom: {
    kind: 'line',
    key: 'heardFrom',
    label: 'How it was heard of',
    hint: 'Such as: seen, told by a student.',
  },
  vendorCaseNumber: { kind: 'line', key: 'vendorCaseNumber', label: 'Vendor’s case number' },
  studentCount: { kind: 'count', key: 'studentCount', label: 'Students affected', hint: '0 if none.' },
} as const satisfies Readonly<Record<string, ContentField>>;

interface Known {
  readonly id: string;
  readonly name: string;
}

/** Whose rules hold, and on what was tested, out of what the console knows. */
export function rulesFields(programs: readonly Known[], platforms: readonly Known[]): ContentField[] {
  const choicesOf = (known: readonly Known[], none: string) => [
    { value: '', label: none },
    ...known.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    {
      kind: 'choice',
      key: 'programId',
      label: 'Testing program',
      hint: 'Its rules, clocks and forms hold from then on.',
      choices: choicesOf(programs, 'Not known'),
    },
    { kind: 'choice', key: 'platformId', label: 'Platform', choices: choicesOf(platforms, 'Another one, or none') },
  ];
}

/** What a choice of the person means for the incident; an unknown word changes nothing. */
export function choiceChange(key: ChoiceKey, value: string): Partial<IncidentContent> {
  switch (key) {
    case 'categoryCode':
      return changeOf('categoryCode', CategoryCode.safeParse(value).data);
    case 'severity':
      return value === '' ? { severity: null } : changeOf('severity', IncidentSeverity.safeParse(value).data);
    case 'programId':
    case 'platformId':
      return { [key]: value === '' ? null : value };
    case 'deliveryMode':
      return value === 'online' || value === 'paper' ? { deliveryMode: value } : {};
    case 'phase':
      return value === 'before' || value === 'during' || value === 'after' ? { phase: value } : {};
  }
}

/** What differs from the incident as it is; empty: nothing was changed. */
export function realChanges(content: IncidentContent, changes: Partial<IncidentContent>): Partial<IncidentContent> {
  const entries = Object.entries(changes).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(content[key as keyof IncidentContent]),
  );
  return Object.fromEntries(entries);
}

function changeOf<Key extends keyof IncidentContent>(
  key: Key,
  value: IncidentContent[Key] | undefined,
): Partial<IncidentContent> {
  return value === undefined ? {} : ({ [key]: value } as Partial<IncidentContent>);
}
