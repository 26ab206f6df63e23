import type {
  IncidentId,
  IncidentNumber,
  IncidentPage,
  IncidentQuery,
  IncidentRow,
} from '../../shared/model/incident.ts';
import type { IncidentView } from '../../shared/model/incident-view.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ConsoleServices } from '../services.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Streams } from './streams.ts';

/** What these commands need of the running console: nothing that changes an incident. */
export interface IncidentConsole {
  readonly incidents: Pick<ConsoleServices['incidents'], 'list' | 'get' | 'export' | 'day' | 'dayFile'>;
  readonly access: Pick<ConsoleServices['access'], 'state' | 'signIn'>;
  readonly programs: ConsoleServices['programs'];
}

/** All that somebody may see, the most pressing first. */
export const EVERYTHING: IncidentQuery = {
  text: '',
  states: [],
  categories: [],
  from: null,
  to: null,
  onlyOpen: false,
  sort: 'due',
  offset: 0,
  limit: 500,
};

/**
 * The ids of these numbers, in their order.
 *
 * @returns `no-such-incident` for a number that is none or that this person may not see, `not-submitted` for an unfinished report.
 */
export async function findIncidents(
  incidents: Pick<ConsoleServices['incidents'], 'list'>,
  numbers: readonly IncidentNumber[],
): Promise<Result<IncidentId[]>> {
  const ids: IncidentId[] = [];
  for (const number of numbers) {
    const row = await rowOf(incidents, number);
    if (!row.ok) return row;
    ids.push(row.value.id);
  }
  return ok(ids);
}

async function rowOf(
  incidents: Pick<ConsoleServices['incidents'], 'list'>,
  number: IncidentNumber,
): Promise<Result<IncidentRow>> {
  const page = await incidents.list({ ...EVERYTHING, text: number });
  if (!page.ok) return page;
  const row = page.value.rows.find((one) => one.number === number);
  if (row === undefined) {
    return fail(
      'no-such-incident',
      `There is no incident ${number} that you may see. "tdc incidents list" shows them.`,
    );
  }
  if (row.state === 'draft') {
    return fail(
      'not-submitted',
      `${number} is not submitted yet. Finish it in the window; then it can be shown and exported.`,
    );
  }
  return ok(row);
}

/** All that fit: the service gives at most 500 at a time. */
export async function allRows(
  incidents: Pick<ConsoleServices['incidents'], 'list'>,
  query: IncidentQuery,
): Promise<Result<IncidentPage>> {
  const rows: IncidentRow[] = [];
  for (;;) {
    const page = await incidents.list({ ...query, offset: rows.length });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length === 0 || rows.length >= page.value.total) return ok({ ...page.value, rows });
  }
}

/** The program whose rules an incident follows; null: none was chosen, or its file is gone. */
export function programOf(
  { programs }: Pick<IncidentConsole, 'programs'>,
  { content }: Pick<IncidentView, 'content'>,
): Program | null {
  const known = programs.list().programs;
  return known.find(({ program }) => program.id === content.programId)?.program ?? null;
}

/** What is not there is not found; everything else is refused. */
export function notFound(found: Result<unknown>, streams: Streams): ExitCode {
  if (found.ok) return EXIT.unchecked;
  streams.err(found.error.message);
  return found.error.code === 'no-such-incident' ? EXIT.unchecked : EXIT.refused;
}
