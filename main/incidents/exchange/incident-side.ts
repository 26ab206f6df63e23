import type { DistrictAnswer, DistrictRequest } from '../../../shared/model/district-exchange.ts';
import type { IncidentId } from '../../../shared/model/incident.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import type { IncidentEvent, RemoteDecision } from '../../../shared/model/incident-events.ts';
import type { Result } from '../../../shared/result.ts';
import type { Soon } from '../../services.ts';

/** What an incident tells of itself for the district; whose request it is, and when, is added by the exchange. */
export type RequestMaterial = Pick<
  DistrictRequest,
  'incidentId' | 'number' | 'content' | 'students' | 'evidence' | 'reasons'
>;

/** What the exchange needs of the incidents. Implemented by the incident service. */
export interface IncidentSide {
  /** Refused with a sentence unless the incident waits for the district. */
  requestMaterial(incidentId: IncidentId): Soon<Result<RequestMaterial>>;
  /** Appends `request-made`, on disk when it returns. `head`: hash of that event. */
  noteRequest(
    incidentId: IncidentId,
    request: { readonly requestId: string; readonly fingerprint: string },
    by: Actor,
  ): Soon<Result<{ readonly head: string }>>;
  /** Oldest first, whatever the reader's role; null: no incident of this console. Not noted as read. */
  events(incidentId: IncidentId): Soon<readonly IncidentEvent[] | null>;
  /**
   * Moves the incident (and its student lines) as the district decided, with `remote` in the event. That the answer is
   * genuine, and answers this incident as it is, was checked before. `by`: who took the file in.
   */
  applyDecision(incidentId: IncidentId, answer: DistrictAnswer, remote: RemoteDecision, by: Actor): Soon<Result<void>>;
}
