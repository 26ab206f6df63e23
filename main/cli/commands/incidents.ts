import type { Clock } from '../../clock.ts';
import { askPin } from '../ask-pin.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { IncidentConsole } from '../find-incidents.ts';
import type { IncidentsCommand } from '../parse/incidents.ts';
import { refused } from '../refused.ts';
import { signIn } from '../sign-in.ts';
import { exportIncidents, tellDay, type Writing } from './incident-files.ts';
import { listIncidents, showIncident } from './incident-reading.ts';

/** Signs in whom the command names, then lists, shows or saves under their role. */
export async function incidents(
  running: IncidentConsole,
  { action, as }: IncidentsCommand,
  writing: Writing,
  clock: Pick<Clock, 'now'>,
): Promise<ExitCode> {
  const { streams } = writing;
  const signedIn = await signIn(running.access, as, { fromEnvironment: process.env.TDC_PIN, ask: askPin });
  if (!signedIn.ok) return refused(signedIn.error.message, streams);
  const now = clock.now();
  switch (action.kind) {
    case 'list':
      return listIncidents(running, action, now, streams);
    case 'show':
      return showIncident(running, action, now, streams);
    case 'export':
      return exportIncidents(running, action, writing);
    case 'day':
      return tellDay(running, action, now, writing);
  }
}
