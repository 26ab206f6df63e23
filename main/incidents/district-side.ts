import type { DistrictAnswer } from '../../shared/model/district-exchange.ts';
import type { IncidentId } from '../../shared/model/incident.ts';
import type { Actor, IncidentState } from '../../shared/model/incident-codes.ts';
import type { IncidentEvent, RemoteDecision } from '../../shared/model/incident-events.ts';
import { districtReasons, ruleFactsOf } from '../../shared/model/incident-rules.ts';
import { refusalOfMove } from '../../shared/model/incident-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { factsOf } from './act.ts';
import type { IncidentSide, RequestMaterial } from './exchange/incident-side.ts';
import type { IncidentKit } from './kit.ts';
import { NOT_THERE } from './refusals.ts';

type Kit = Pick<IncidentKit, 'book' | 'clocks' | 'seat'>;

/** The incidents as decisions by file need them. */
export function districtSide({ book, clocks, seat }: Kit): IncidentSide {
  return {
    requestMaterial(incidentId): Result<RequestMaterial> {
      const summary = book.summaries().get(incidentId);
      const record = summary !== undefined && seat.sees(summary) ? book.record(incidentId) : null;
      if (record === null) return NOT_THERE;
      const { id, number, content, students, events, state } = record;
      if (state !== 'pending-district') {
        return fail('not-with-district', 'Send the incident to the district first; then make the file for it.');
      }
      const evidence = events.flatMap(({ payload }) => (payload?.kind === 'evidence' ? payload.evidence : []));
      const reasons = districtReasons(ruleFactsOf(content, students), clocks.program(content.programId));
      return ok({ incidentId: id, number, content, students: [...students], evidence, reasons });
    },

    noteRequest(incidentId, request, by): Result<{ readonly head: string }> {
      book.add([{ incidentId, by, payload: { kind: 'request-made', ...request } }]);
      const head = book.summaries().get(incidentId)?.head;
      return head === undefined ? NOT_THERE : ok({ head });
    },

    events(incidentId): readonly IncidentEvent[] | null {
      return book.record(incidentId)?.events ?? null;
    },

    applyDecision: (incidentId, answer, remote, by) =>
      applyDecision({ incidentId, answer, remote, by }, { book, clocks }),
  };
}

const LEADS_TO: Readonly<Record<DistrictAnswer['decision'], IncidentState>> = {
  approved: 'district-approved',
  denied: 'district-denied',
  back: 'in-review',
};

/** Whose word the move is judged by: not whoever carried the file in. */
const DISTRICT = { personId: null, role: 'district-coordinator' } as const;

function applyDecision(
  decision: {
    readonly incidentId: IncidentId;
    readonly answer: DistrictAnswer;
    readonly remote: RemoteDecision;
    readonly by: Actor;
  },
  { book, clocks }: Pick<Kit, 'book' | 'clocks'>,
): Result<void> {
  const { incidentId, answer, remote, by } = decision;
  const record = book.record(incidentId);
  if (record === null) return NOT_THERE;
  const to = LEADS_TO[answer.decision];
  const details = { note: answer.note, ...(answer.decision === 'approved' ? { students: answer.students } : {}) };
  const refused = refusalOfMove(factsOf(record), DISTRICT, clocks.program(record.content.programId), to, details);
  if (refused !== null) return { ok: false, error: refused };
  book.add([{ incidentId, by, payload: { kind: 'moved', from: record.state, to, details, remote } }]);
  return ok(undefined);
}
