import type { Applies, CategoryRule, Program, ProofRule } from '../programs/schema.ts';
import type { IncidentContent, StudentLine } from './incident.ts';
import { categoryOf } from './incident-categories.ts';
import {
  ACTIONS_FOR_THE_DISTRICT,
  type CategoryCode,
  type IncidentSeverity,
  type StudentAction,
} from './incident-codes.ts';
import { STUDENT_ACTIONS } from './student-actions.ts';

/** What the rules look at. An incident, a draft and a line of the list all have it. */
export interface RuleFacts {
  readonly categoryCode: CategoryCode | null;
  /** As a person set it; null: as program and category say. */
  readonly severity: IncidentSeverity | null;
  /** What the student lines ask for; repeats do not matter. */
  readonly actions: readonly StudentAction[];
}

/** Shown wherever a pack has nothing to say. */
export const ASK_DISTRICT = 'Not found in what was read. Ask your district.';

/** From the least grave. */
const RANK: Readonly<Record<IncidentSeverity, number>> = { note: 0, impropriety: 1, irregularity: 2, breach: 3 };
/** Irregularities that a school may close itself where the program does not say otherwise (the console's own reading). */
const SCHOOL_MAY_CLOSE: ReadonlySet<CategoryCode> = new Set(['ENV-POWER', 'ENV-ALARM', 'TECH-SAVE']);

export function ruleFactsOf(
  content: Pick<IncidentContent, 'categoryCode' | 'severity'>,
  students: readonly Pick<StudentLine, 'requested'>[],
): RuleFacts {
  const actions = new Set(students.flatMap(({ requested }) => requested ?? []));
  return { categoryCode: content.categoryCode, severity: content.severity, actions: [...actions] };
}

/** What the program says of the category; null: nothing, or no category was chosen, or the program is not known. */
export function categoryRule(categoryCode: CategoryCode | null, program: Program | null): CategoryRule | null {
  return categoryCode === null ? null : (program?.categories[categoryCode] ?? null);
}

/** How grave it counts: as a person set it, else as the program says, else as the category starts. Null: no category yet. */
export function effectiveSeverity(
  { categoryCode, severity }: Pick<RuleFacts, 'categoryCode' | 'severity'>,
  program: Program | null,
): IncidentSeverity | null {
  if (severity !== null) return severity;
  if (categoryCode === null) return null;
  return categoryRule(categoryCode, program)?.severity ?? categoryOf(categoryCode).severity;
}

/** The program's own word for how grave it is, else the console's. */
export function severityWord(severity: IncidentSeverity, program: Program | null): string {
  return program?.severityWords[severity]?.word ?? SEVERITY_WORDS[severity];
}

export const SEVERITY_WORDS: Readonly<Record<IncidentSeverity, string>> = {
  note: 'Log only',
  impropriety: 'Low: handled at school',
  irregularity: 'Medium: may affect scores',
  breach: 'High: test content or validity at risk',
};

/**
 * Whether the program wants to hear of it at all. False holds only for what the program has in mind: whoever raises the severity
 * above the program's own says that there is more to it. Null: the program does not say.
 */
export function isReported(facts: RuleFacts, program: Program | null): boolean | null {
  const said = categoryRule(facts.categoryCode, program)?.isReported ?? null;
  return said === false && isRaised(facts, program) ? null : said;
}

/**
 * Why the district has to decide, as sentences; empty: the school may close it itself. A breach and some of the actions always go
 * to the district; then counts what the program says of the category, then the category's own start; an irregularity goes there too
 * unless the program or a short list of categories says that the school may close it. Without a program the console's own rules hold.
 */
export function districtReasons(facts: RuleFacts, program: Program | null): string[] {
  const severity = effectiveSeverity(facts, program);
  const always = [
    ...(severity === 'breach' ? [`It counts as "${severityWord('breach', program)}".`] : []),
    ...facts.actions
      .filter((action) => ACTIONS_FOR_THE_DISTRICT.has(action))
      .map((action) => `A student line asks for "${STUDENT_ACTIONS[action].plain}".`),
  ];
  if (facts.categoryCode === null) return [...always, 'No category was chosen, so nobody can say that the school may.'];
  const said = categoryRule(facts.categoryCode, program)?.needsDistrict;
  const { name, needsDistrict } = categoryOf(facts.categoryCode);
  if (said === true) return [...always, `${program?.name ?? 'The program'} sends "${name}" to the district.`];
  if (said === undefined && needsDistrict) return [...always, `"${name}" goes to the district.`];
  const isOpen = said === undefined || isRaised(facts, program);
  if (isOpen && severity === 'irregularity' && !SCHOOL_MAY_CLOSE.has(facts.categoryCode)) {
    return [...always, `It counts as "${severityWord('irregularity', program)}".`];
  }
  return always;
}

export function needsDistrict(facts: RuleFacts, program: Program | null): boolean {
  return districtReasons(facts, program).length > 0;
}

/** What the program does with the category, for people; null: it does not say (`ASK_DISTRICT`). */
export function treatmentOf(categoryCode: CategoryCode | null, program: Program | null): string | null {
  return categoryRule(categoryCode, program)?.treatment ?? null;
}

/** What the program wants to see for this incident; empty: nothing, or the program is not known. */
export function proofWanted(facts: RuleFacts, program: Program | null): ProofRule[] {
  return (program?.proof ?? []).filter(({ applies }) => hasHit(applies, facts, program));
}

/** Whether the program wants a plan how it will not happen again before the incident is closed. */
export function isPlanNeeded(facts: RuleFacts, program: Program | null): boolean {
  return (program?.planNeeded ?? []).some(({ applies }) => hasHit(applies, facts, program));
}

/** Whether a rule of the program is meant: every list that it has must have a hit. An unknown severity hits no list of severities. */
export function hasHit(applies: Applies, facts: RuleFacts, program: Program | null): boolean {
  const severity = effectiveSeverity(facts, program);
  return (
    (applies.severities === undefined || (severity !== null && applies.severities.includes(severity))) &&
    (applies.categories === undefined ||
      (facts.categoryCode !== null && applies.categories.includes(facts.categoryCode))) &&
    (applies.actions === undefined || facts.actions.some((action) => applies.actions?.includes(action)))
  );
}

function isRaised(facts: RuleFacts, program: Program | null): boolean {
  const start = effectiveSeverity({ ...facts, severity: null }, program);
  return facts.severity !== null && start !== null && RANK[facts.severity] > RANK[start];
}
