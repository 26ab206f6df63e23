import type { ErasableRequest, HeldRequest } from '../../../shared/model/held-request.ts';
import type { HouseEventPayload } from '../../../shared/model/incident-events.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HeldRequestOutline } from '../../store/repositories.ts';

export type Erasure = Extract<HouseEventPayload, { kind: 'requests-erased' }>;

/** @param from  When it was decided. @returns The first moment at which it may be erased. Epoch milliseconds. */
export type KeepUntilOf = (programId: string | null, from: number) => number;

/**
 * Requests of other consoles that may be erased: answered and past the date that holds for incidents too, the longest overdue
 * first; then those that nobody answered, since the school keeps its incident and can ask again.
 */
export function erasable(
  held: readonly HeldRequestOutline[],
  keepUntilOf: KeepUntilOf,
  now: number,
): ErasableRequest[] {
  const items = held.map(({ programId, ...request }) => ({
    ...request,
    keepUntil: request.decidedAt === null ? null : keepUntilOf(programId, request.decidedAt),
  }));
  return items
    .filter(({ keepUntil }) => keepUntil === null || keepUntil <= now)
    .sort(
      (a, b) =>
        (a.keepUntil ?? Number.POSITIVE_INFINITY) - (b.keepUntil ?? Number.POSITIVE_INFINITY) ||
        a.receivedAt - b.receivedAt,
    );
}

/** All that stays of those that were chosen. Refused when one of them may not be erased. */
export function chosenOf(items: readonly ErasableRequest[], requestIds: readonly string[]): Result<HeldRequest[]> {
  const byId = new Map(items.map((item) => [item.requestId, item]));
  const ids = [...new Set(requestIds)];
  const chosen = ids.flatMap((id) => byId.get(id) ?? []);
  if (chosen.length < ids.length) {
    return fail(
      'exchange.not-erasable',
      'One of these is gone already, or was answered and is not past its date yet. Nothing was erased. Look at the list again.',
    );
  }
  return ok(chosen.map(({ keepUntil: _, ...request }) => request));
}

/** One that was decided must not come back as an open one. One that nobody answered may. */
export function wasErased(requestId: string, erasures: readonly Erasure[]): boolean {
  return erasures.some(({ requests }) => requests.some((one) => one.requestId === requestId && one.decision !== null));
}
