import type { AppNotice } from '../../shared/contract/app.ts';
import type { IncidentContent } from '../../shared/model/incident.ts';
import { IncidentEvidence } from '../../shared/model/incident-evidence.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { IncidentKit } from './kit.ts';

/** Longer than a slow disk needs to read an hour of history; nobody waits longer to have their report saved. */
const PATIENCE_MS = 5 * SECOND_MS;

/** What was measured, frozen; null: it could not be had, which is told on screen and in the log. */
export async function freeze(
  content: IncidentContent,
  previous: IncidentEvidence | null,
  { measure, clock, log, notify }: IncidentKit,
): Promise<IncidentEvidence | null> {
  let stop = () => {};
  const tooLate = new Promise<never>((_, reject) => {
    stop = clock.after(PATIENCE_MS, () => reject(new Error('Measurements took too long')));
  });
  try {
    return IncidentEvidence.parse(await Promise.race([measure(content, previous), tooLate]));
  } catch (error) {
    log.error('What was measured around an incident could not be kept', error);
    notify(NOT_MEASURED);
    return null;
  } finally {
    stop();
  }
}

const NOT_MEASURED: AppNotice = {
  code: 'incident-not-measured',
  level: 'warning',
  title: 'Saved without measurements',
  message:
    'The incident is saved, but what was measured around it could not be added. Open the incident and choose to add measurements; if that fails too, send the log to whoever supports the console.',
  isSticky: true,
  isCleared: false,
};
