import type { DistrictAnswer } from '../../../shared/model/district-exchange.ts';
import type { IncidentEvent, IncidentEventKind } from '../../../shared/model/incident-events.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  answeredAlready,
  changedSince,
  decidedSince,
  otherHead,
  otherIncident,
  unknownRequest,
  wrongSigner,
} from './refusals.ts';

/** What the district would have wanted to know. Reading, notes, evidence and exports do not make an answer old. */
const CHANGES: ReadonlySet<IncidentEventKind> = new Set([
  'amended',
  'students-added',
  'student-amended',
  'student-moved',
]);

/**
 * Whether an answer, opened and its signature checked, decides this incident as it is now. All from the ledger: the request is
 * an event, its hash is the `head` that the district answered to, and a decision names its request.
 *
 * @param fingerprint  Of the key that signed the answer.
 * @param events  The incident's, oldest first; null: there is no such incident here.
 * @param number  What to call the incident.
 */
export function judgeAnswer(
  answer: DistrictAnswer,
  fingerprint: string,
  events: readonly IncidentEvent[] | null,
  number: string,
): Result<void> {
  if (events === null) return unknownRequest();
  const index = events.findIndex(
    ({ payload }) => payload?.kind === 'request-made' && payload.requestId === answer.requestId,
  );
  const made = events[index];
  if (made?.payload?.kind !== 'request-made') return otherIncident(number);
  if (made.payload.fingerprint !== fingerprint) return wrongSigner();
  if (made.hash !== answer.head) return otherHead(number);
  const since = events.slice(index + 1).flatMap(({ payload }) => (payload === null ? [] : [payload]));
  if (since.some((payload) => payload.kind === 'moved' && payload.remote?.requestId === answer.requestId)) {
    return answeredAlready(number);
  }
  if (since.some(({ kind }) => kind === 'moved')) return decidedSince(number);
  return since.some(({ kind }) => CHANGES.has(kind)) ? changedSince(number) : ok(undefined);
}
