import { assertNever } from '../../../shared/assert-never.ts';
import type { RequestParsed } from '../../../shared/contract/channels.ts';
import type { DayReport } from '../../../shared/model/day-report.ts';
import { EXPORT_WORDS, type LeavingKind } from '../../../shared/model/export-wording.ts';
import type { ExportFormat, IncidentView } from '../../../shared/model/incident-view.ts';
import { rulesOf } from '../../../shared/programs/general.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { withoutInvisible } from '../../readiness/report/html.ts';
import { actionListCsv, actionListPage } from './action-list.ts';
import type { ExportContext } from './context.ts';
import { dayCsv, dayJson, dayPage } from './day-file.ts';
import { districtCsv, districtJson, districtPage } from './district-export.ts';
import { type FilledForm, formPage, formText } from './form-export.ts';
import { helpDeskCsv, helpDeskText } from './help-desk.ts';
import { timesOf } from './page.ts';
import { recordJson } from './record-json.ts';
import { recordPage } from './record-page.ts';
import { shareCsv, shareJson, sharePage } from './share-export.ts';

export { hasOpenAction } from './action-list.ts';
export type { ExportContext } from './context.ts';

/** A file to be: its name is known, its content is made once the person said where it goes. */
export interface ExportFile {
  /** Without folders, with its extension. Holds nothing but kind, number and date. */
  readonly name: string;
  readonly format: ExportFormat;
  /** For the event that notes it: `District summary`. */
  readonly what: string;
  /** The text; of a PDF the page to print. @param views  As they are after the export was noted in them, in the same order. */
  write(views: readonly IncidentView[], context: ExportContext): string;
}

type ExportInput = RequestParsed<'incidents.export'>;

/**
 * What leaves the console of these incidents. Refused: `nothing-to-export`, `no-such-format`, `purged`, `students-hidden` (what holds
 * student lines, for a role that may not see them), `one-at-a-time` and `no-such-form` for forms.
 */
export function makeExport(
  input: ExportInput,
  views: readonly IncidentView[],
  context: ExportContext,
): Result<ExportFile> {
  const { kind, format } = input;
  const refusal = refusalOf(kind, format, views);
  if (refusal !== null) return refusal;
  if (kind === 'form') return formFile(input, views, context);
  return ok(fileOf(kind, format, views, context, (fresh, now) => contentOf(kind, format, fresh, now)));
}

/** What is asked for which student line, to work through at the vendor's portal. Refused as {@link makeExport}. */
export function makeActionList(
  format: 'pdf' | 'csv',
  views: readonly IncidentView[],
  context: ExportContext,
): Result<ExportFile> {
  const refusal = refusalOf('action-list', format, views);
  if (refusal !== null) return refusal;
  const write = format === 'csv' ? actionListCsv : actionListPage;
  return ok(fileOf('action-list', format, views, context, write));
}

/** The day as a file; no incident notes it, since nothing of a single one but its number and first words is in it. */
export function makeDayFile(
  format: 'pdf' | 'json' | 'csv',
  report: DayReport,
  context: ExportContext,
): { readonly name: string; readonly format: typeof format; write(): string } {
  const day = timesOf(context).stamp(report.dayAt).slice(0, 'YYYY-MM-DD'.length);
  const write = { pdf: dayPage, csv: dayCsv, json: dayJson }[format];
  return { name: `testing-day-${day}.${format}`, format, write: () => write(report, context) };
}

function refusalOf(kind: LeavingKind, format: ExportFormat, views: readonly IncidentView[]): Result<never> | null {
  const { name, formats } = EXPORT_WORDS[kind];
  if (views.length === 0) return fail('nothing-to-export', 'There is no incident to export. Choose at least one.');
  if (!formats.includes(format)) {
    return fail(
      'no-such-format',
      `${name} is not made as ${format.toUpperCase()}. Choose ${formats.map((one) => one.toUpperCase()).join(' or ')}.`,
    );
  }
  const purged = views.find(({ isPurged }) => isPurged);
  if (purged !== undefined) {
    return fail('purged', `What ${purged.number} held was erased, so there is nothing left to export. Leave it out.`);
  }
  if (HOLDS_STUDENTS.has(kind) && views.some(({ areStudentsHidden }) => areStudentsHidden)) {
    return fail(
      'students-hidden',
      `${name} holds student lines, which your role may not see. Ask a coordinator to export it.`,
    );
  }
  return null;
}

const HOLDS_STUDENTS: ReadonlySet<LeavingKind> = new Set(['record', 'form', 'district', 'action-list']);

function contentOf(
  kind: Exclude<ExportInput['kind'], 'form'>,
  format: ExportFormat,
  views: readonly IncidentView[],
  context: ExportContext,
): string {
  switch (kind) {
    case 'record':
      return format === 'json' ? recordJson(views, context) : recordPage(views, context);
    case 'district':
      return pick(format, { json: districtJson, csv: districtCsv }, districtPage)(views, context);
    case 'share':
      return pick(format, { json: shareJson, csv: shareCsv }, sharePage)(views, context);
    case 'help-desk':
      return format === 'txt' ? helpDeskText(views, context) : helpDeskCsv(views, context);
    default:
      return assertNever(kind);
  }
}

type Write = (views: readonly IncidentView[], context: ExportContext) => string;

function pick(format: ExportFormat, others: Partial<Record<ExportFormat, Write>>, page: Write): Write {
  return others[format] ?? page;
}

function formFile(
  { formId, typed, format }: ExportInput,
  views: readonly IncidentView[],
  context: ExportContext,
): Result<ExportFile> {
  const [view, ...others] = views;
  if (view === undefined || others.length > 0) {
    return fail('one-at-a-time', 'A form is filled in for one incident at a time. Choose one.');
  }
  const program = rulesOf(context.programOf(view.content.programId));
  const form = program.forms.find(({ id }) => id === formId) ?? null;
  if (form === null) {
    return fail(
      'no-such-form',
      'The program of this incident has no such form. Choose the program in the incident, then the form.',
    );
  }
  const write = (filled: FilledForm, now: ExportContext) =>
    format === 'txt' ? formText(filled, now) : formPage(filled, now);
  return ok(
    fileOf('form', format, views, context, ([fresh = view], now) => write({ view: fresh, program, form, typed }, now)),
  );
}

/** A share copy is named by its day alone: an incident's number would lead back to it. */
function fileOf(
  kind: LeavingKind,
  format: ExportFormat,
  views: readonly IncidentView[],
  context: ExportContext,
  write: Write,
): ExportFile {
  const { name, slug } = EXPORT_WORDS[kind];
  const [first] = views;
  const stamp = timesOf(context).stamp(context.now);
  const subject = kind !== 'share' && views.length === 1 && first !== undefined ? first.number : 'incidents';
  return {
    name: `${subject}-${slug}-${stamp}.${format}`,
    format,
    what: name,
    write: format === 'txt' ? (...now) => withoutInvisible(write(...now)) : write,
  };
}
