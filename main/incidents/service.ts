import type { PushPayload, RequestParsed } from '../../shared/contract/channels.ts';
import type { IncidentDraft, IncidentId, IncidentPage, IncidentQuery } from '../../shared/model/incident.ts';
import type { AuditResult, IncidentView } from '../../shared/model/incident-view.ts';
import { ok, type Result } from '../../shared/result.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { MarkedIncident } from '../history/marks.ts';
import { Listeners } from '../listeners.ts';
import type { NamedBytes, Unsubscribe } from '../services.ts';
import { StoreFault } from '../store/fault.ts';
import { actOn } from './act-on.ts';
import { attachFile, fileFor } from './attachments.ts';
import { auditLedger } from './audit.ts';
import { DraftDesk, type DraftSources } from './drafts.ts';
import type { IncidentKit } from './kit.ts';
import { countsOf, type Findable, pageOf } from './query.ts';
import type { IncidentRecord } from './record.ts';
import { NOT_THERE } from './refusals.ts';
import { findableOf, summaryOfDraft } from './rows.ts';
import type { IncidentServices } from './services.ts';
import { submitDraft } from './submit.ts';
import { viewOf } from './view.ts';

/** What is made of incidents for paper and for the end of their time; kept apart, in `exports/`. */
export type PaperServices = Pick<IncidentServices, 'export' | 'actionList' | 'day' | 'dayFile' | 'purgeList' | 'purge'>;

/** Reading the same incident again within this time is one reading. */
const ONE_READING_MS = 10 * MINUTE_MS;
/** Clocks run out by themselves; whoever looks at the counts sees it within a minute. */
const LOOK_MS = MINUTE_MS;
/** What follows within this is told with it: counting ten thousand takes longer than saving one draft. */
const TELL_AFTER_MS = 50;

/**
 * Incidents for the window: decides who reaches what, then reads or adds. Everything that is acknowledged is on disk.
 *
 * @throws StoreFault from every call that writes, when the disk refuses: nothing of it was saved.
 */
export class IncidentService implements Omit<IncidentServices, keyof PaperServices> {
  readonly #kit: IncidentKit;
  readonly #drafts: DraftDesk;
  readonly #changed = new Listeners<[change: PushPayload<'incidents.changed'>]>();
  readonly #stops: readonly (() => void)[];
  readonly #toTell = new Set<IncidentId>();
  #stopTelling: (() => void) | null = null;
  #told = '';

  constructor(kit: IncidentKit, sources: DraftSources) {
    this.#kit = kit;
    this.#drafts = new DraftDesk(kit, sources);
    this.#stops = [
      kit.book.onChange((incidentIds) => this.#tell(incidentIds)),
      kit.clock.every(LOOK_MS, () => this.#tellIfTimeDid()),
    ];
    // Reads everything once, before somebody opens the list and waits for it.
    this.#tell([]);
  }

  list(query: IncidentQuery): Result<IncidentPage> {
    return ok(pageOf(this.#seen(), query, this.#kit.clock.now()));
  }

  get(incidentId: IncidentId): Result<IncidentView> {
    const found = this.find(incidentId);
    if (!found.ok) return found;
    this.#noteReading(found.value);
    return this.#view(incidentId);
  }

  prefill(input: RequestParsed<'incidents.prefill'>): Result<IncidentDraft> {
    return this.#drafts.prefill(input);
  }

  drafts(): Result<IncidentDraft[]> {
    return ok(this.#drafts.list());
  }

  saveDraft(draft: RequestParsed<'incidents.saveDraft'>): Result<{ savedAt: number }> {
    return this.#drafts.save(draft);
  }

  discardDraft(input: RequestParsed<'incidents.discardDraft'>): Result<void> {
    return this.#drafts.discard(input);
  }

  async submit(draftId: IncidentId): Promise<Result<IncidentView>> {
    const submitted = await submitDraft(draftId, this.#drafts, this.#kit);
    return submitted.ok ? this.#view(draftId) : submitted;
  }

  async act({ incidentId, head, action }: RequestParsed<'incidents.act'>): Promise<Result<IncidentView>> {
    const acted = await actOn({ incidentId, head, action }, () => this.find(incidentId), this.#kit);
    return acted.ok ? this.#view(incidentId) : acted;
  }

  attach(input: RequestParsed<'incidents.attach'>, file: NamedBytes): Result<IncidentView> {
    const found = this.find(input.incidentId);
    if (!found.ok) return found;
    const attached = attachFile(input, file, found.value, this.#kit);
    return attached.ok ? this.#view(input.incidentId) : attached;
  }

  attachment({ incidentId, attachmentId }: RequestParsed<'incidents.saveAttachment'>): Result<NamedBytes> {
    const found = this.find(incidentId);
    return found.ok ? fileFor(found.value, attachmentId, this.#kit) : found;
  }

  audit(): Promise<Result<AuditResult>> {
    return auditLedger(this.#kit.repository).then(ok);
  }

  /** The incident where this person reaches it, with everything in it; nothing is noted. */
  find(incidentId: IncidentId): Result<IncidentRecord> {
    const { book, seat } = this.#kit;
    const summary = book.summaries().get(incidentId);
    const record = summary !== undefined && seat.sees(summary) ? book.record(incidentId) : null;
    return record === null ? NOT_THERE : ok(record);
  }

  /** What happened in a span, from `from` (included) to `to` (not), as far as this person sees it; for the marks of the timeline. */
  marksBetween(from: number, to: number): MarkedIncident[] {
    const { book, seat } = this.#kit;
    return [...book.summaries().values()]
      .filter(({ facts, state }) => facts.occurredAt >= from && facts.occurredAt < to && state !== 'discarded')
      .filter((summary) => seat.sees(summary))
      .map(({ id, number, state, roomId, roomName, facts: { categoryCode, occurredAt } }) => {
        return { id, number, state, categoryCode, roomId, roomName, occurredAt };
      });
  }

  /** Somebody came or went, or a rule changed: other rows are seen, other clocks run. */
  lookAgain(): void {
    this.#tell([]);
  }

  onChange(listener: (change: PushPayload<'incidents.changed'>) => void): Unsubscribe {
    return this.#changed.add(listener);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stopTelling?.();
  }

  #seen(): Findable[] {
    const { book, seat, clocks } = this.#kit;
    const submitted = [...book.summaries().values()].filter((summary) => seat.sees(summary));
    return [...submitted, ...this.#drafts.list().map(summaryOfDraft)].map((summary) => findableOf(summary, clocks));
  }

  #view(incidentId: IncidentId): Result<IncidentView> {
    const { book, seat, clocks } = this.#kit;
    const record = book.record(incidentId);
    return record === null ? NOT_THERE : ok(viewOf(record, seat.actor(record.content.reporter), clocks));
  }

  /** Reading goes on when the disk is full: whoever has to act must see what was written. The log says that it was not noted. */
  #noteReading(record: IncidentRecord): void {
    const { book, seat, clock, log } = this.#kit;
    const by = seat.actor(record.content.reporter);
    const since = clock.now() - ONE_READING_MS;
    const isNoted = record.events.some((event) => event.at > since && event.by.personId === by.personId);
    if (isNoted) return;
    try {
      book.add([{ incidentId: record.id, by, payload: { kind: 'opened' } }]);
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      log.warn('That an incident was read could not be noted', error.appError.code);
    }
  }

  #tell(incidentIds: readonly IncidentId[]): void {
    for (const id of incidentIds) this.#toTell.add(id);
    this.#stopTelling ??= this.#kit.clock.after(TELL_AFTER_MS, () => this.#tellNow());
  }

  #tellNow(): void {
    this.#stopTelling = null;
    const incidentIds = [...this.#toTell];
    this.#toTell.clear();
    const counts = countsOf(this.#seen(), this.#kit.clock.now());
    this.#told = JSON.stringify(counts);
    this.#changed.tell({ incidentIds, counts });
  }

  #tellIfTimeDid(): void {
    const counts = countsOf(this.#seen(), this.#kit.clock.now());
    if (JSON.stringify(counts) !== this.#told) this.#tell([]);
  }
}
