import type { RequestParsed } from '../../shared/contract/channels.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { IncidentDraft, IncidentId } from '../../shared/model/incident.ts';
import { refusalToReport } from '../../shared/model/incident-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { IncidentKit } from './kit.ts';
import { newNumber } from './numbers.ts';
import { type PrefillSources, prefilled } from './prefill.ts';
import { keptLine } from './students.ts';

export interface DraftSources {
  readonly prefill: () => PrefillSources;
  /** Open and ended findings of the diagnosis; undefined: none of that id. */
  readonly finding: (findingId: string) => DiagnosisFinding | undefined;
}

/** What is being written and not submitted yet. */
export class DraftDesk {
  readonly #kit: IncidentKit;
  readonly #sources: DraftSources;
  /** Numbers handed out to forms that did not save yet. */
  readonly #handedOut = new Set<string>();

  constructor(kit: IncidentKit, sources: DraftSources) {
    this.#kit = kit;
    this.#sources = sources;
  }

  prefill({
    roomId,
    deviceIds,
    findingId,
    occurredAt = null,
  }: RequestParsed<'incidents.prefill'>): Result<IncidentDraft> {
    const { clock, seat, makeId, randomInt } = this.#kit;
    const actor = seat.actor();
    const refusal = refusalToReport(actor.role);
    if (refusal !== null) return fail('not-allowed', refusal);
    const now = clock.now();
    const number = newNumber(new Date(now).getFullYear(), (taken) => this.#isUsed(taken), randomInt);
    this.#handedOut.add(number);
    const finding = findingId === null ? null : (this.#sources.finding(findingId) ?? null);
    const reporter = actor.personId === null ? '' : actor.name;
    const known = prefilled({ roomId, deviceIds, finding, reporter, now, occurredAt }, this.#sources.prefill());
    return ok({ id: makeId(), number, ...known, swaps: [], authorId: actor.personId, begunAt: now, savedAt: now });
  }

  /** Newest first. */
  list(): IncidentDraft[] {
    const drafts = [...this.#kit.book.drafts().values()].filter((draft) => this.#kit.seat.seesDraft(draft));
    return drafts.sort((one, other) => other.savedAt - one.savedAt);
  }

  /** The draft, where this person reaches it. */
  find(draftId: IncidentId): Result<IncidentDraft> {
    const draft = this.#kit.book.drafts().get(draftId);
    if (draft === undefined || !this.#kit.seat.seesDraft(draft)) return NO_DRAFT;
    return ok(draft);
  }

  /** On disk when it returns. The author and the number stay those of the first time. */
  save(typed: RequestParsed<'incidents.saveDraft'>): Result<{ savedAt: number }> {
    const { book, clock, clocks, seat } = this.#kit;
    const known = book.drafts().get(typed.id);
    if (known !== undefined && !seat.seesDraft(known)) return NO_DRAFT;
    if (book.summaries().has(typed.id)) return ALREADY_SUBMITTED;
    const isNew = known === undefined;
    if (isNew && this.#isUsed(typed.number) && !this.#handedOut.has(typed.number)) return NUMBER_USED;
    const savedAt = Math.round(clock.now());
    const program = clocks.program(typed.content.programId);
    const draft: IncidentDraft = {
      ...typed,
      number: known?.number ?? typed.number,
      students: typed.students.map((line) => keptLine(line, program)),
      authorId: known === undefined ? seat.actor().personId : known.authorId,
      savedAt,
    };
    book.save({ draft });
    this.#handedOut.delete(draft.number);
    return ok({ savedAt });
  }

  /** What was typed is gone from the disk; that there was a draft of this number, and why it went, stays. */
  discard({ draftId, reason }: RequestParsed<'incidents.discardDraft'>): Result<void> {
    const { book, seat } = this.#kit;
    const found = this.find(draftId);
    if (!found.ok) return found;
    const { number, content, authorId } = found.value;
    // Nobody can prove to have written what was written without signing in; then the coordinator may clear it away.
    if (authorId !== null && !seat.isOwnDraft(found.value)) {
      return fail('not-allowed', 'Only who began this draft can discard it. Submit it and close it instead.');
    }
    const by = seat.actor(content.reporter);
    const payload = { kind: 'discarded' as const, number, categoryCode: content.categoryCode, reason };
    book.add([{ incidentId: draftId, by, payload }], { removedDraft: draftId, leavesNoTrace: true });
    return ok(undefined);
  }

  #isUsed(number: string): boolean {
    const { book } = this.#kit;
    const has = (items: Iterable<{ readonly number: string }>) => [...items].some((item) => item.number === number);
    return this.#handedOut.has(number) || has(book.drafts().values()) || has(book.summaries().values());
  }
}

const NO_DRAFT = fail(
  'unknown-draft',
  'This draft is not here any more: it was submitted or discarded, or it is for whoever wrote it.',
);
const ALREADY_SUBMITTED = fail(
  'already-submitted',
  'This incident was submitted already. What is to be changed is added to it; open it in the list.',
);
const NUMBER_USED = fail('number-used', 'This number belongs to another incident. Begin again to get a new one.');
