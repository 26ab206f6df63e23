import { type PasteField, pasteFields } from '../../../shared/model/incident-form.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import type { Program, StateForm } from '../../../shared/programs/schema.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import { type ExportContext, knownWords } from './context.ts';
import { holdsLines, holdsNotice, incidentPage, schoolOf, timesOf } from './page.ts';

export interface FilledForm {
  readonly view: IncidentView;
  readonly program: Program;
  readonly form: StateForm;
  /** What was typed for this printing, by a field's key. Nothing here keeps it. */
  readonly typed: Readonly<Record<string, string>>;
}

type FilledField = PasteField & { readonly value: string };

/** The form's fields in its order, with blanks to write on where nothing is known. */
export function formPage(filled: FilledForm, context: ExportContext): string {
  const { view, program, form } = filled;
  const times = timesOf(context);
  return incidentPage(
    `${form.name}, incident ${view.number}`,
    html`<header>
<p class="kicker">${program.name}. Incident ${view.number}, ${schoolOf(context)}. Printed ${times.long(context.now)}</p>
<h1>${form.name}</h1>
<p class="facts">${form.about}</p>
${holdsNotice('form', context)}
${form.forbidsNames ? html`<p class="notice"><strong>This form takes no names. Read the text fields once more before you send it.</strong></p>` : null}
</header>
<main>
<table class="fields">
<thead><tr><th scope="col">Field</th><th scope="col">Entry</th></tr></thead>
<tbody>
${fieldRows(fieldsOf(filled, context))}</tbody>
</table>
</main>
<footer class="limits"><p>${sourceSentence(filled)}</p></footer>`,
  );
}

/** The same to paste from: one field after the other. */
export function formText(filled: FilledForm, context: ExportContext): string {
  const { view, program, form } = filled;
  const head = [
    ...holdsLines('form', context),
    '',
    `${program.name}: ${form.name}`,
    `Incident ${view.number}`,
    form.about,
  ];
  const fields = fieldsOf(filled, context).map(({ key, value, hint }) => {
    const entry = value === '' ? `(nothing noted)${hint === '' ? '' : ` ${hint}`}` : value;
    return `== ${key} ==\n${entry}`;
  });
  return `${[head.join('\n'), ...fields, sourceSentence(filled)].join('\n\n')}\n`;
}

function fieldsOf({ view, program, form, typed }: FilledForm, context: ExportContext): FilledField[] {
  const extras = {
    program,
    school: context.school,
    platform: context.platformName(view.content.platformId),
    session: context.sessionName(view.content.sessionId),
    now: context.now,
    timeZone: context.timeZone,
    knownWords: knownWords(context),
  };
  return pasteFields(view, form, context.site, extras).map((field) => ({
    ...field,
    value: field.isTyped ? typedFor(field.key, typed) : field.text,
  }));
}

/** A field of a form may have any name, also one that every object has something under, such as `constructor`. */
function typedFor(key: string, typed: FilledForm['typed']): string {
  return Object.hasOwn(typed, key) ? (typed[key] ?? '').trim() : '';
}

function fieldRows(fields: readonly FilledField[]): Markup[] {
  return fields.map(({ label, value, perStudentRef }, index) => {
    const before = fields[index - 1]?.perStudentRef ?? null;
    const group = perStudentRef === null ? 'The incident again' : `Student line ${perStudentRef}`;
    return html`${perStudentRef === before ? null : groupRow(group)}<tr><th scope="row">${label}</th><td>${value === '' ? html`<span class="blank"></span>` : value}</td></tr>
`;
  });
}

function groupRow(title: string): Markup {
  return html`<tr class="group"><th scope="rowgroup" colspan="2">${title}</th></tr>
`;
}

/** Forms change; a reader must know which one this follows. */
function sourceSentence({ program, form }: FilledForm): string {
  const named = program.sources
    .filter(({ id }) => form.sources.includes(id))
    .map(({ publisher, title, date }) => `${publisher}, "${title}" (${date ?? 'undated'})`);
  const basis = named.length === 0 ? 'no source that was found' : named.join('; ');
  return `Fields follow ${basis}, compiled ${program.compiledOn}. If the form of this year asks for something else, the form of this year counts.`;
}
