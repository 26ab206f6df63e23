import type { Citation } from '../profiles/schema.ts';
import type { Applies, FormField, Program, StateForm } from './schema.ts';

/** Confidences that stand for our own thinking: only they may come without a source. */
const OWN: ReadonlySet<string> = new Set(['ours', 'inferred']);
/** What a form that forbids names cannot ask for. */
const NAMES: ReadonlySet<FormField['from']> = new Set(['typed.studentName', 'typed.birthdate']);
const OF_A_STUDENT = /^(student\.(?!count|refs)|typed\.(studentName|studentId|birthdate))/;

/**
 * What the schema cannot see: parts of a program file that refer to each other.
 *
 * @returns Sentences for whoever writes the file; empty: nothing is wrong.
 */
export function programFaults(program: Program): string[] {
  return [
    ...repeatedIds(program),
    ...citationFaults(program),
    ...appliesFaults(program),
    ...dutyFaults(program),
    ...program.forms.flatMap((form) => formFaults(form, program)),
  ];
}

function repeatedIds(program: Program): string[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    sources: program.sources.map(({ id }) => id),
    duties: program.duties.map(({ id }) => id),
    proof: program.proof.map(({ id }) => id),
    forms: program.forms.map(({ id }) => id),
  };
  return Object.entries(lists).flatMap(([list, ids]) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${list} has "${id}" twice.`),
  );
}

function citationFaults(program: Program): string[] {
  const known = new Set(program.sources.map(({ id }) => id));
  return cited(program).flatMap(({ where, citation }) => [
    ...citation.sources
      .filter((id) => !known.has(id))
      .map((id) => `${where} names the source "${id}", which is not in sources.`),
    ...(citation.sources.length === 0 && !OWN.has(citation.confidence)
      ? [`${where} says "${citation.confidence}" without a source.`]
      : []),
  ]);
}

function cited(program: Program): { where: string; citation: Citation }[] {
  const single = { decides: program.decides, maySchoolFile: program.maySchoolFile, keepYears: program.keepYears };
  const named = [
    ...Object.entries({ ...single, identifier: program.identifier, tipLine: program.tipLine }),
    ...Object.entries(program.severityWords).map(([severity, rule]) => [`severityWords.${severity}`, rule] as const),
    ...Object.entries(program.categories).map(([code, rule]) => [`categories.${code}`, rule] as const),
    ...program.duties.map((rule) => [`duties "${rule.id}"`, rule] as const),
    ...program.proof.map((rule) => [`proof "${rule.id}"`, rule] as const),
    ...program.planNeeded.map((rule, index) => [`planNeeded[${index}]`, rule] as const),
    ...program.forms.map((rule) => [`forms "${rule.id}"`, rule] as const),
  ] as const;
  return named.flatMap(([where, citation]) =>
    citation === null || citation === undefined ? [] : [{ where, citation }],
  );
}

/** A list that is there and empty would never have a hit, so its rule would never hold. */
function appliesFaults(program: Program): string[] {
  const rules: readonly (readonly [string, Applies])[] = [
    ...program.duties.map(({ id, applies }) => [`duties "${id}"`, applies] as const),
    ...program.proof.map(({ id, applies }) => [`proof "${id}"`, applies] as const),
    ...program.planNeeded.map(({ applies }, index) => [`planNeeded[${index}]`, applies] as const),
  ];
  return rules.flatMap(([where, applies]) =>
    Object.entries(applies)
      .filter(([, list]) => list?.length === 0)
      .map(([list]) => `${where} never applies: its "${list}" is empty. Leave it out where the rule is for all.`),
  );
}

function dutyFaults({ duties }: Program): string[] {
  return duties.flatMap(({ id, kind, doneBy, from, within }) => [
    ...(from === doneBy && within.unit !== 'none' ? [`duties "${id}" starts and ends with the same thing.`] : []),
    ...(kind === 'check-back' && doneBy === 'tick'
      ? [`duties "${id}" comes again each time somebody looked, so "tick" cannot end it. Use "decided".`]
      : []),
    ...(from === 'window-end' && within.unit === 'at-once'
      ? [`duties "${id}" counts back from the end of the window, so it needs a number of days or hours.`]
      : []),
  ]);
}

function formFaults({ id, fields, forbidsNames }: StateForm, program: Program): string[] {
  const proof = new Set(program.proof.map((rule) => rule.id));
  const labels = fields.map(({ label }) => label);
  const twice = labels.filter((label, index) => labels.indexOf(label) !== index);
  return [
    ...twice.map((label) => `forms "${id}" has the field "${label}" twice.`),
    ...fields.flatMap((field) => fieldFaults(field, id, forbidsNames, proof)),
  ];
}

function fieldFaults(
  { label, from, perStudent, proofId }: FormField,
  id: string,
  forbidsNames: boolean,
  proof: ReadonlySet<string>,
): string[] {
  return [
    ...(forbidsNames && NAMES.has(from) ? [`forms "${id}" forbids names, but "${label}" asks for one.`] : []),
    ...(OF_A_STUDENT.test(from) && !perStudent
      ? [`forms "${id}": "${label}" is asked for each student, so it needs "perStudent": true.`]
      : []),
    ...(proofId !== undefined && !proof.has(proofId)
      ? [`forms "${id}": "${label}" names the proof "${proofId}", which is not in proof.`]
      : []),
  ];
}
