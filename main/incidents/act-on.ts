import type { RequestParsed } from '../../shared/contract/channels.ts';
import type { IncidentEventPayload } from '../../shared/model/incident-events.ts';
import type { IncidentEvidence } from '../../shared/model/incident-evidence.ts';
import { refusalToDo } from '../../shared/model/incident-rights.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { payloadsFor } from './act.ts';
import { QUIET_KINDS } from './fold.ts';
import type { IncidentKit } from './kit.ts';
import { freeze } from './measure.ts';
import type { IncidentRecord } from './record.ts';
import { CHANGED_MEANWHILE } from './refusals.ts';

/** Does what a person asks for, if they saw the incident as it is now, and if role and rules allow it. */
export async function actOn(
  { incidentId, head, action }: RequestParsed<'incidents.act'>,
  find: () => Result<IncidentRecord>,
  kit: IncidentKit,
): Promise<Result<void>> {
  const seen = current(find(), head);
  if (!seen.ok) return seen;
  const told =
    action.kind === 'add-evidence'
      ? await measured(seen.value, action.exhibitId ?? null, kit)
      : payloadsFor(action, { record: seen.value, ...judgedBy(seen.value, kit) });
  if (!told.ok) return told;
  // Measuring takes a moment in which somebody else may have acted.
  const still = current(find(), head);
  if (!still.ok) return still;
  const by = kit.seat.actor(still.value.content.reporter);
  kit.book.add(told.value.map((payload) => ({ incidentId, by, payload })));
  return ok(undefined);
}

/** Whether nothing but readings and exports came after what the person saw. */
function current(found: Result<IncidentRecord>, head: string): Result<IncidentRecord> {
  if (!found.ok) return found;
  const { events } = found.value;
  const place = events.findIndex(({ hash }) => hash === head);
  const isCurrent =
    place !== -1 && events.slice(place + 1).every(({ payload }) => payload !== null && QUIET_KINDS.has(payload.kind));
  return isCurrent ? found : CHANGED_MEANWHILE;
}

function judgedBy(record: IncidentRecord, { seat, clocks, clock, randomInt }: IncidentKit) {
  return {
    actor: seat.actor(record.content.reporter),
    isOwn: isOwn(record, seat),
    program: clocks.program(record.content.programId),
    now: clock.now(),
    randomInt,
  };
}

/** @param exhibitId  Of the history; null: what was measured since is frozen. */
async function measured(
  record: IncidentRecord,
  exhibitId: string | null,
  kit: IncidentKit,
): Promise<Result<IncidentEventPayload[]>> {
  const { actor, isOwn: isTheirs } = judgedBy(record, kit);
  const refusal = refusalToDo('add-evidence', actor.role, isTheirs, record.state);
  if (refusal !== null) return fail('not-allowed', refusal);
  if (exhibitId !== null) return kept(record, exhibitId, kit);
  const evidence = await freeze(record.content, newestFrozen(record), kit);
  if (evidence === null) return fail('not-measured', 'What was measured could not be read, so nothing was added.');
  return ok([{ kind: 'evidence', evidence }]);
}

/** What was kept while looking back, as it was then: nothing is measured anew. */
function kept(record: IncidentRecord, exhibitId: string, { keptExhibit }: IncidentKit): Result<IncidentEventPayload[]> {
  if (exhibitsOf(record).some((exhibit) => exhibit.exhibitId === exhibitId)) {
    return fail('already-there', 'This exhibit is in the incident already.');
  }
  const found = keptExhibit(exhibitId);
  if (!found.ok) return found;
  const { schema: _, id: __, madeAt, ...account } = found.value;
  const evidence: IncidentEvidence = { schema: 1, madeAt, exhibitId, account, series: [], path: null, readiness: [] };
  return ok([{ kind: 'evidence', evidence }]);
}

/** Where the next one goes on; what was kept in the history may be of any time. */
function newestFrozen(record: IncidentRecord): IncidentEvidence | null {
  return exhibitsOf(record).findLast(({ exhibitId }) => exhibitId === undefined) ?? null;
}

function exhibitsOf({ events }: IncidentRecord): IncidentEvidence[] {
  return events.flatMap(({ payload }) => (payload?.kind === 'evidence' ? [payload.evidence] : []));
}

/** Whether whoever sits here reported it. */
export function isOwn({ submittedBy, submittedAt }: IncidentRecord, seat: IncidentKit['seat']): boolean {
  return seat.isOwn({ authorId: submittedBy.personId, submittedAt });
}
