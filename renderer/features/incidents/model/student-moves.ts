import type { StudentView } from '../../../../shared/model/incident.ts';
import type { IncidentState, Role, StudentState } from '../../../../shared/model/incident-codes.ts';
import { studentOffersFor } from '../../../../shared/model/incident-workflow.ts';

/** A move that all chosen lines can make together. */
export interface BulkMove {
  readonly to: StudentState;
  readonly label: string;
  readonly needs: 'nothing' | 'note' | 'note-or-number';
  /** Why not; null: they can. */
  readonly refusal: string | null;
}

/** The moves that every one of these lines has; empty: they stand at different points, or none was chosen. */
export function bulkMoves(
  lines: readonly Pick<StudentView, 'state' | 'requested'>[],
  incidentState: IncidentState,
  role: Role,
): readonly BulkMove[] {
  const [first, ...others] = [...new Set(lines.map(({ state }) => state))];
  if (first === undefined) return [];
  const reach = others.map((state) => new Set(studentOffersFor(state, incidentState, role).map(({ to }) => to)));
  return studentOffersFor(first, incidentState, role)
    .filter(({ to }) => reach.every((states) => states.has(to)))
    .map((offer) => ({ ...offer, refusal: offer.refusal ?? refusalToAsk(offer.to, lines) }));
}

function refusalToAsk(to: StudentState, lines: readonly Pick<StudentView, 'requested'>[]): string | null {
  return to === 'requested' && lines.some(({ requested }) => requested === null)
    ? 'Choose first what is asked for.'
    : null;
}
