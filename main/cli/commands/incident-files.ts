import { extname } from 'node:path';
import { EXPORT_WORDS, type LeavingKind } from '../../../shared/model/export-wording.ts';
import { ExportFormat } from '../../../shared/model/incident-view.ts';
import { rulesOf } from '../../../shared/programs/general.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { LeavingFile } from '../../incidents/services.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findIncidents, type IncidentConsole, notFound, programOf } from '../find-incidents.ts';
import type { DayAction, ExportAction, LeavingWishes } from '../parse/incidents.ts';
import { refused } from '../refused.ts';
import type { Streams } from '../streams.ts';
import { dayText } from '../view/day.ts';
import { writeLeavingFile } from '../write-leaving-file.ts';

export interface Writing {
  readonly streams: Streams;
  /** Prints a page without a window. */
  readonly printScript: string;
}

/** Saves incidents as one file, noted in each of them. */
export async function exportIncidents(
  running: IncidentConsole,
  action: ExportAction,
  writing: Writing,
): Promise<ExitCode> {
  const { streams } = writing;
  const found = await findIncidents(running.incidents, action.numbers);
  if (!found.ok) return notFound(found, streams);
  const [incidentId] = found.value;
  const formId =
    action.what === 'form' && incidentId !== undefined ? await formOf(running, incidentId, action) : ok(null);
  if (!formId.ok) return refused(formId.error.message, streams);
  const leaving = await running.incidents.export({
    incidentIds: found.value,
    kind: action.what,
    format: formatOf(action),
    formId: formId.value,
    typed: {},
  });
  return leave(leaving, action.what, action, writing);
}

/** Tells a day in the terminal, or saves it. */
export async function tellDay(
  { incidents }: IncidentConsole,
  action: DayAction,
  now: number,
  writing: Writing,
): Promise<ExitCode> {
  const { streams } = writing;
  const dayAt = action.dayAt ?? new Date(now).setHours(0, 0, 0, 0);
  if (action.format !== null) {
    return leave(await incidents.dayFile({ dayAt, format: action.format }), 'day', action, writing);
  }
  const report = await incidents.day(dayAt);
  if (!report.ok) return refused(report.error.message, streams);
  streams.out(dayText(report.value, now, streams.terminal()));
  return EXIT.ok;
}

async function leave(
  leaving: Result<LeavingFile>,
  kind: LeavingKind,
  wishes: LeavingWishes,
  { streams, printScript }: Writing,
): Promise<ExitCode> {
  const written = leaving.ok ? await writeLeavingFile(leaving.value, wishes, streams, printScript) : leaving;
  if (!written.ok) return refused(written.error.message, streams);
  const { name, holds, mayRead } = EXPORT_WORDS[kind];
  if (written.value !== null) streams.err(`Wrote ${written.value}.`);
  streams.err(`${name}. What it holds: ${holds}\n${mayRead}`);
  return EXIT.ok;
}

/** As wished, else as the name of the file says, else the usual one of its kind. */
function formatOf({ format, out, what }: Pick<ExportAction, 'format' | 'out' | 'what'>): ExportFormat {
  const { formats } = EXPORT_WORDS[what];
  const [usual = 'pdf'] = formats;
  const byName = ExportFormat.safeParse(
    extname(out ?? '')
      .slice(1)
      .toLowerCase(),
  );
  if (format !== null) return format;
  if (byName.success) return byName.data;
  return out === '-' ? (formats.find((one) => one !== 'pdf') ?? usual) : usual;
}

/** The form that was named, or the only one that the incident's program has. */
async function formOf(
  running: IncidentConsole,
  incidentId: string,
  { form }: ExportAction,
): Promise<Result<string | null>> {
  const view = await running.incidents.get(incidentId);
  if (!view.ok) return view;
  const { forms } = rulesOf(programOf(running, view.value));
  const [only, ...others] = forms;
  if (form === null && only !== undefined && others.length === 0) return ok(only.id);
  if (form !== null && forms.some(({ id }) => id === form)) return ok(form);
  if (only === undefined) {
    return fail(
      'no-such-form',
      `${view.value.number} has no program with a form. Choose the program in the window first.`,
    );
  }
  const known = forms.map(({ id, name }) => `${id} (${name})`).join(', ');
  const what = form === null ? 'Say which form with --form.' : `The program has no form ${form}.`;
  return fail('no-such-form', `${what} It has ${known}.`);
}
