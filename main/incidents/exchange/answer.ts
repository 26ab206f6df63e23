import type { RequestParsed } from '../../../shared/contract/channels.ts';
import type {
  DistrictAnswer,
  DistrictRequest,
  KeyCard,
  ReceivedRequest,
} from '../../../shared/model/district-exchange.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import type { HouseEventPayload } from '../../../shared/model/incident-events.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

type Decision = RequestParsed<'exchange.answer'>;

/**
 * What the district says to a request. Refused here, and not only at the school, when a student line is left open: the answer
 * file would be good for nothing there.
 */
export function answerGiven(
  request: DistrictRequest,
  { decision, note, students }: Decision,
  by: Actor,
  now: number,
  from: KeyCard,
): Result<DistrictAnswer> {
  const refs = new Set(request.students.map(({ ref }) => ref));
  const unknown = Object.keys(students).filter((ref) => !refs.has(ref));
  if (unknown.length > 0) {
    return fail('exchange.unknown-student', `There is no student line ${unknown.join(', ')} in this request.`);
  }
  const open = request.students.filter(({ ref, state }) => state === 'requested' && students[ref] === undefined);
  if (decision === 'approved' && open.length > 0) {
    const refsLeft = open.map(({ ref }) => ref).join(', ');
    return fail(
      'exchange.student-open',
      `Decide for each student line that asks for something. Still open: ${refsLeft}.`,
    );
  }
  const { requestId, incidentId, head } = request;
  const decidedAt = Math.round(now);
  return ok({ schema: 1, requestId, incidentId, head, decision, note, students, decidedBy: by.name, decidedAt, from });
}

/** The same decision once more: its file was lost or never saved. */
export function isSameDecision(known: DistrictAnswer, { decision, note, students }: Decision): boolean {
  const refs = new Set([...Object.keys(known.students), ...Object.keys(students)]);
  return (
    known.decision === decision &&
    known.note === note &&
    [...refs].every((ref) => known.students[ref] === students[ref])
  );
}

/** For the district's own ledger. */
export function decided(
  { request }: Pick<ReceivedRequest, 'request'>,
  { requestId, decision, decidedAt }: DistrictAnswer,
): HouseEventPayload {
  const { number, from } = request;
  return { kind: 'decision-by-file', requestId, number, school: from.name, decision, decidedAt };
}
