import { EXIT, type ExitCode } from '../exit-codes.ts';
import { allRows, EVERYTHING, findIncidents, type IncidentConsole, notFound, programOf } from '../find-incidents.ts';
import type { ListAction, ShowAction } from '../parse/incidents.ts';
import { refused } from '../refused.ts';
import type { Streams } from '../streams.ts';
import { storyText } from '../view/incident-story.ts';
import { listText, rowRecord } from '../view/incidents.ts';

/** Lists what this person may see. */
export async function listIncidents(
  { incidents }: IncidentConsole,
  { open, states, categories, since, until, search, json }: ListAction,
  now: number,
  streams: Streams,
): Promise<ExitCode> {
  const filter = { states: [...states], categories: [...categories], from: since, to: until, onlyOpen: open };
  const page = await allRows(incidents, { ...EVERYTHING, ...filter, text: search.trim() });
  if (!page.ok) return refused(page.error.message, streams);
  const { rows, total, counts } = page.value;
  if (json) streams.out(JSON.stringify({ at: now, total, counts, incidents: rows.map((row) => rowRecord(row, now)) }));
  else if (rows.length > 0) streams.out(listText({ rows, counts }, now, streams.terminal()));
  if (rows.length > 0) return EXIT.ok;
  if (!json) streams.err('There is no incident that fits and that you may see.');
  return EXIT.unchecked;
}

/** Tells one incident; that it was read is noted in it. */
export async function showIncident(
  running: IncidentConsole,
  { number, json }: ShowAction,
  now: number,
  streams: Streams,
): Promise<ExitCode> {
  const found = await findIncidents(running.incidents, [number]);
  const [incidentId] = found.ok ? found.value : [];
  if (!found.ok || incidentId === undefined) return notFound(found, streams);
  const view = await running.incidents.get(incidentId);
  if (!view.ok) return refused(view.error.message, streams);
  if (json) {
    const { offers: _, ...told } = view.value;
    streams.out(JSON.stringify(told));
  } else streams.out(storyText(view.value, programOf(running, view.value), now, streams.terminal()));
  return EXIT.ok;
}
