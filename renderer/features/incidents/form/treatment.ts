import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { categoryOf } from '../../../../shared/model/incident-categories.ts';
import { IncidentSeverity } from '../../../../shared/model/incident-codes.ts';
import { type DutySite, dutiesOf, dutyFactsOf, NO_MARKS } from '../../../../shared/model/incident-duties.ts';
import {
  districtReasons,
  effectiveSeverity,
  isReported,
  ruleFactsOf,
  SEVERITY_WORDS,
  severityWord,
  treatmentOf,
} from '../../../../shared/model/incident-rules.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { rulesOf } from '../../../../shared/programs/general.ts';
import type { DutyRule, Program } from '../../../../shared/programs/schema.ts';

/** Something that the program wants at once, before or while it is written. */
export interface AtOnce {
  readonly id: string;
  readonly title: string;
  readonly actor: string;
  readonly isPhone: boolean;
  /** When it was done, as far as the draft says; null: not yet. */
  readonly doneAt: number | null;
  /** The field that notes it; null: only the incident itself can tick it off. */
  readonly field: ToldField | null;
}

export type ToldField = 'toldSchoolAt' | 'toldDistrictAt' | 'toldStateAt' | 'toldParentsAt';

/** What the console and the program make of the chosen category. */
export interface Treatment {
  readonly name: string;
  readonly severity: IncidentSeverity;
  /** What it would count as if nobody had said otherwise. */
  readonly usualSeverity: IncidentSeverity;
  /** What the program says; null: nothing was found. */
  readonly says: string | null;
  /** The program does not count this as an incident. */
  readonly isNotCounted: boolean;
  /** Phone calls first. */
  readonly atOnce: readonly AtOnce[];
  /** Why it goes to the district, sentences; empty: the school may close it. */
  readonly districtReasons: readonly string[];
  /** What to watch for; null: nothing. */
  readonly note: string | null;
}

/** Null: no category was chosen. @param now Epoch milliseconds. */
export function treatmentFor(
  { content, students }: Pick<IncidentDraft, 'content' | 'students'>,
  program: Program | null,
  site: DutySite,
  now: number,
): Treatment | null {
  const { categoryCode } = content;
  if (categoryCode === null) return null;
  const facts = ruleFactsOf(content, students);
  const category = categoryOf(categoryCode);
  const usualSeverity = effectiveSeverity({ categoryCode, severity: null }, program) ?? category.severity;
  const duties = dutiesOf(dutyFactsOf(content, students, NO_MARKS), program, site, now, zoneTime(null));
  return {
    name: category.name,
    severity: effectiveSeverity(facts, program) ?? usualSeverity,
    usualSeverity,
    says: treatmentOf(categoryCode, program),
    isNotCounted: isReported(facts, program) === false,
    atOnce: duties.flatMap(({ dutyId, title, actor, doneAt }) => {
      const rule = rulesOf(program).duties.find(({ id }) => id === dutyId);
      if (rule === undefined || rule.within.unit !== 'at-once') return [];
      return [{ id: dutyId, title, actor, doneAt, isPhone: rule.kind === 'phone', field: toldField(rule) }];
    }),
    districtReasons: districtReasons(facts, program),
    note: category.note,
  };
}

function toldField({ doneBy }: DutyRule): ToldField | null {
  switch (doneBy) {
    case 'told-school':
      return 'toldSchoolAt';
    case 'told-district':
      return 'toldDistrictAt';
    case 'told-state':
      return 'toldStateAt';
    case 'told-parents':
      return 'toldParentsAt';
    case 'filed':
    case 'decided':
    case 'tick':
      return null;
  }
}

/** A severity to choose, in the program's words where it has them. */
export interface SeverityChoice {
  readonly value: IncidentSeverity;
  readonly label: string;
}

/** From the least grave. Two steps that the program calls the same keep the console's words beside it. */
export function severityChoices(program: Program | null): SeverityChoice[] {
  const words = IncidentSeverity.options.map((value) => severityWord(value, program));
  return IncidentSeverity.options.map((value, index) => {
    const word = words[index] ?? SEVERITY_WORDS[value];
    const isAlone = words.filter((other) => other === word).length === 1;
    return { value, label: isAlone ? word : `${word} (${SEVERITY_WORDS[value]})` };
  });
}
