import type { DutyStatus } from '../../../../shared/model/incident.ts';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import type { Program } from '../../../../shared/programs/schema.ts';

/** What happens after it was submitted, for the one who logged it. */
export interface NextSteps {
  /** Where it waits, and whom to tell in person: the console calls and writes to nobody. */
  readonly tell: string;
  /** The most pressing clock; null: none runs. */
  readonly duty: DutyStatus | null;
  /** Who decides, in a sentence. */
  readonly decides: string;
  /** Whether what was measured around that time was kept with it. */
  readonly hasEvidence: boolean;
}

/**
 * @param coordinator  The school coordinator's name; empty: not known.
 * @param role         Of whoever logged it; null: nobody is signed in.
 */
export function nextSteps(
  view: IncidentView,
  program: Program | null,
  coordinator: string,
  role: Role | null,
): NextSteps {
  return {
    tell:
      role === 'school-coordinator'
        ? 'It waits in your list. Nobody was called or written to.'
        : tellWhom(program, coordinator),
    duty: view.duties.find(({ state }) => state !== 'done' && state !== 'waiting') ?? null,
    decides:
      view.districtReasons.length === 0
        ? 'The school may close it.'
        : `It goes on to the ${program?.words.districtCoordinator ?? 'district test coordinator'} for a decision.`,
    hasEvidence: view.events.some(({ payload }) => payload?.kind === 'evidence'),
  };
}

function tellWhom(program: Program | null, coordinator: string): string {
  const role = program?.words.schoolCoordinator ?? 'school test coordinator';
  const who = coordinator === '' ? `your ${role}` : `${coordinator} (${role})`;
  return `It waits on this laptop for ${who}. Nobody was called or written to, so tell them.`;
}
