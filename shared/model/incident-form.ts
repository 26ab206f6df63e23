import type { FormField, FormSource, StateForm } from '../programs/schema.ts';
import { formTimes } from './form-times.ts';
import type { StudentLine } from './incident.ts';
import { FORM_TEXT, type FormExtras, type FormIncident, type FormMaterial } from './incident-form-text.ts';
import { SUSPECT_WORDS, suspectsIn } from './personal-data.ts';
import { countSentences } from './sentence-count.ts';
import type { SiteTesting } from './site-testing.ts';

/** One field of a form, ready to be pasted or typed over. */
export interface PasteField {
  /** `Grade`, for a student's `S1/SSID`: no two of a form are the same. What was typed at filing comes under this key. */
  readonly key: string;
  /** As it stands on the form. */
  readonly label: string;
  /** Empty where it has to be typed at filing, and where nothing was noted. */
  readonly text: string;
  /** Null: the field is there once. */
  readonly perStudentRef: string | null;
  /** The person types it while filing; the console never saves it. */
  readonly isTyped: boolean;
  readonly hint: string;
  /** Sentences: what to look at before it is sent. */
  readonly warnings: readonly string[];
}

/** Written by people in their own words, so names may stand in it. */
const FREE_TEXT: ReadonlySet<FormSource> = new Set([
  'description',
  'description-and-outcome',
  'sequence',
  'cause',
  'actions',
  'plan',
  'outcome',
  'heard-from',
]);
/** In one warning; what is left is counted. */
const SUSPECTS_NAMED = 3;

/**
 * A form with everything that the console knows, in the order of the form. Fields that are asked for each student and stand next to
 * each other come student by student, as the form is filled in.
 */
export function pasteFields(
  incident: FormIncident,
  form: StateForm,
  site: SiteTesting,
  extras: FormExtras,
): PasteField[] {
  const material: FormMaterial = { incident, site, extras, times: formTimes(extras.timeZone) };
  return runsOf(form.fields).flatMap((run) => {
    if (run[0]?.perStudent !== true) return run.map((field) => fill(field, form, null, material));
    const lines = incident.students.length === 0 ? [null] : incident.students;
    return lines.flatMap((line) => run.map((field) => fill(field, form, line, material)));
  });
}

/** Neighbors that are alike in being asked once or for each student. */
function runsOf(fields: readonly FormField[]): FormField[][] {
  const runs: FormField[][] = [];
  for (const field of fields) {
    const run = runs.at(-1);
    if (run?.[0]?.perStudent === field.perStudent) run.push(field);
    else runs.push([field]);
  }
  return runs;
}

function fill(field: FormField, form: StateForm, line: StudentLine | null, material: FormMaterial): PasteField {
  const isTyped = field.from.startsWith('typed.');
  const text = isTyped ? '' : FORM_TEXT[field.from](material, line, field).trim();
  return {
    key: line === null ? field.label : `${line.ref}/${field.label}`,
    label: field.label,
    text,
    perStudentRef: line?.ref ?? null,
    isTyped,
    hint: field.hint ?? (isTyped ? 'Type it while filing; the console does not keep it.' : ''),
    warnings: [
      ...(field.perStudent && line === null ? ['No student line was noted.'] : []),
      ...(text === '' && !isTyped && (line !== null || !field.perStudent) ? ['Nothing was noted for this.'] : []),
      ...lengthWarnings(text, field),
      ...(form.forbidsNames && FREE_TEXT.has(field.from) ? nameWarnings(text, material.extras) : []),
    ],
  };
}

function lengthWarnings(text: string, { maxCharacters, maxSentences }: FormField): string[] {
  // As a person counts them: an accent or an emoji is one.
  const characters = [...text].length;
  const sentences = countSentences(text);
  return [
    ...(maxCharacters !== undefined && characters > maxCharacters
      ? [`${characters} characters; the form takes ${maxCharacters}. Take ${characters - maxCharacters} out.`]
      : []),
    ...(maxSentences !== undefined && sentences > maxSentences
      ? [`${sentences} sentences; the form asks for at most ${maxSentences}.`]
      : []),
  ];
}

function nameWarnings(text: string, { knownWords }: FormExtras): string[] {
  const found = suspectsIn(text, knownWords);
  if (found.length === 0) return [];
  const shown = new Set(found.map(({ kind, text }) => `"${text}" ${SUSPECT_WORDS[kind]}`));
  const named = [...shown].slice(0, SUSPECTS_NAMED).join(', ');
  const more = shown.size > SUSPECTS_NAMED ? `, and ${shown.size - SUSPECTS_NAMED} more` : '';
  return [`Names of students may not stand on this form. Look again: ${named}${more}.`];
}
