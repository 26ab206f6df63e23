import type { IncidentDraft } from '../../shared/model/incident.ts';
import { missingToSubmit, refusalToReport } from '../../shared/model/incident-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { EventWish } from './book.ts';
import type { DraftDesk } from './drafts.ts';
import type { IncidentKit } from './kit.ts';
import { freeze } from './measure.ts';
import { asSubmitted } from './students.ts';

/**
 * Makes an incident of a draft: one step takes the draft away and writes what it said, its device swaps, and what was measured
 * around it. A measurement that fails is told and keeps nobody from reporting.
 */
export async function submitDraft(draftId: string, desk: DraftDesk, kit: IncidentKit): Promise<Result<void>> {
  const first = readyDraft(draftId, desk, kit);
  if (!first.ok) return first;
  const evidence = await freeze(first.value.content, null, kit);
  // It may have been typed on, submitted or discarded while that was measured.
  const newest = readyDraft(draftId, desk, kit);
  if (!newest.ok) return newest;
  const wishes = wishesFor(newest.value, kit);
  const by = kit.seat.actor(newest.value.content.reporter);
  const frozen: EventWish[] =
    evidence === null ? [] : [{ incidentId: draftId, by, payload: { kind: 'evidence', evidence } }];
  kit.book.add([...wishes, ...frozen], { removedDraft: draftId });
  return ok(undefined);
}

function readyDraft(draftId: string, desk: DraftDesk, { seat }: IncidentKit): Result<IncidentDraft> {
  const draft = desk.find(draftId);
  if (!draft.ok) return draft;
  const refusal = refusalToReport(seat.actor().role);
  if (refusal !== null) return fail('not-allowed', refusal);
  const needs = missingToSubmit(draft.value.content);
  if (needs.length === 0) return draft;
  return fail('missing', needs.map(({ sentence }) => sentence).join(' '), { needs: needs.map(({ need }) => need) });
}

function wishesFor(draft: IncidentDraft, { seat, clocks, randomInt }: IncidentKit): EventWish[] {
  const { id, number, begunAt, content } = draft;
  const by = seat.actor(content.reporter);
  const program = clocks.program(content.programId);
  const { students, swaps } = asSubmitted(draft.students, draft.swaps, program, randomInt);
  return [
    { incidentId: id, by, payload: { kind: 'submitted', number, begunAt, content, students } },
    ...swaps.map((swap): EventWish => ({ incidentId: id, by, payload: { kind: 'swap', swap } })),
  ];
}
