import type { IncidentDraft, IncidentId } from '../../shared/model/incident.ts';
import type { Actor } from '../../shared/model/incident-codes.ts';
import type { HouseEventPayload, IncidentEvent, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import { Listeners } from '../listeners.ts';
import type { Unsubscribe } from '../services.ts';
import type { RecordHouse } from './access/record-house.ts';
import { foldIncident } from './fold.ts';
import { type EntryWish, type LedgerEntry, nextEntry } from './ledger-entry.ts';
import { readEvents, readHouseEvent } from './read-event.ts';
import type { IncidentRecord } from './record.ts';
import type { IncidentRepository, IncidentWrite } from './repository.ts';
import { type IncidentSummary, summaryOf } from './summary.ts';

export interface BookOptions {
  readonly repository: IncidentRepository;
  readonly now: () => number;
  /** The laptop's clock shows less than the newest entry has: told once for each time that it was set back. */
  readonly onClockBack: (clockAt: number, newestAt: number) => void;
}

/** What happened to one incident. */
export interface EventWish {
  readonly incidentId: IncidentId;
  readonly by: Actor;
  readonly payload: IncidentEventPayload;
}

export type BookStep = Omit<IncidentWrite, 'entries' | 'summaries'>;

/**
 * The school's incidents: adds to the ledger, keeps the summaries of all and reads the record of one. Nobody is asked here who
 * they are; what may be done is decided before.
 */
export class IncidentBook {
  readonly #options: BookOptions;
  readonly #changed = new Listeners<[incidentIds: readonly IncidentId[]]>();
  #summaries: Map<IncidentId, IncidentSummary> | null = null;
  #drafts: Map<IncidentId, IncidentDraft> | null = null;
  /** The incident looked at last: one is read and then changed, mostly. */
  #latest: IncidentRecord | null = null;
  #isClockBack = false;

  constructor(options: BookOptions) {
    this.#options = options;
  }

  /** By id. Read once, then kept up to date. */
  summaries(): ReadonlyMap<IncidentId, IncidentSummary> {
    return this.#allSummaries();
  }

  drafts(): ReadonlyMap<IncidentId, IncidentDraft> {
    return this.#allDrafts();
  }

  /** Null: the ledger knows no such incident. */
  record(incidentId: IncidentId): IncidentRecord | null {
    if (this.#latest?.id !== incidentId) {
      this.#latest = foldIncident(readEvents(this.#options.repository.entriesOf(incidentId)));
    }
    return this.#latest;
  }

  /**
   * Adds events, oldest first, with whatever else belongs to the same step; on disk when it returns.
   *
   * @throws StoreFault  Nothing was written, and nothing here changed.
   */
  add(wishes: readonly EventWish[], step: BookStep = {}): void {
    const entries = this.#entriesFor(wishes);
    const added = byIncident(readEvents(entries));
    const ids = [...added.keys()];
    const erased = new Set(step.erased);
    const records = ids.flatMap((id) => {
      const before = erased.has(id) ? this.#headersOf(id) : (this.record(id)?.events ?? []);
      return foldIncident([...before, ...(added.get(id) ?? [])]) ?? [];
    });
    const summaries = records.map(summaryOf);
    // Read before the write: were it read for the first time after it, the new ones would be read as well as set.
    const known = this.#allSummaries();
    this.#allDrafts();
    this.#options.repository.write({ ...step, entries, summaries });
    for (const summary of summaries) known.set(summary.id, summary);
    this.#latest = records.at(-1) ?? this.#latest;
    this.#followDrafts(step);
    this.#changed.tell([...new Set([...ids, ...draftIds(step)])]);
  }

  /** Writes without an event: a draft as it is typed. */
  save(step: BookStep): void {
    this.#allDrafts();
    this.#options.repository.write(step);
    this.#followDrafts(step);
    this.#changed.tell(draftIds(step));
  }

  /** An event of the house, with what it tells of in the same transaction. */
  readonly recordHouse: RecordHouse = (payload, by, alongside, traces) => {
    const entries = this.#entriesFor([{ incidentId: null, by, payload }]);
    const noTrace = traces === 'leaves-none' ? { leavesNoTrace: true as const } : {};
    this.#options.repository.write({ entries, alongside, ...noTrace });
  };

  /** What happened to the house and is of this kind, oldest first. */
  houseEvents<Kind extends HouseEventPayload['kind']>(kind: Kind): Extract<HouseEventPayload, { kind: Kind }>[] {
    const isOfKind = (payload: HouseEventPayload): payload is Extract<HouseEventPayload, { kind: Kind }> =>
      payload.kind === kind;
    return this.#options.repository
      .houseEntries(kind)
      .flatMap((entry) => readHouseEvent(entry) ?? [])
      .filter(isOfKind);
  }

  onChange(listener: (incidentIds: readonly IncidentId[]) => void): Unsubscribe {
    return this.#changed.add(listener);
  }

  #entriesFor(wishes: readonly EntryWish[]): LedgerEntry[] {
    const { repository, now } = this.#options;
    const clock = now();
    const entries: LedgerEntry[] = [];
    const ends = new Map<IncidentId | null, string>();
    for (const wish of wishes) {
      const stored = repository.chainEnd(wish.incidentId);
      const incidentPrev = ends.get(wish.incidentId) ?? stored.incidentPrev;
      const entry = nextEntry(wish, { last: entries.at(-1) ?? stored.last, incidentPrev }, clock);
      entries.push(entry);
      if (wish.incidentId !== null) ends.set(wish.incidentId, entry.hash);
    }
    this.#noticeClock(entries[0]);
    return entries;
  }

  /** What is about to be erased need not be read. */
  #headersOf(incidentId: IncidentId): IncidentEvent[] {
    const entries = this.#options.repository.entriesOf(incidentId);
    return readEvents(entries.map((entry) => ({ ...entry, payload: null, salt: null })));
  }

  #noticeClock(entry: LedgerEntry | undefined): void {
    if (entry === undefined) return;
    const wasBack = this.#isClockBack;
    this.#isClockBack = entry.clockAt !== null;
    if (!wasBack && entry.clockAt !== null) this.#options.onClockBack(entry.clockAt, entry.at);
  }

  #followDrafts({ draft, removedDraft }: BookStep): void {
    const drafts = this.#allDrafts();
    if (removedDraft !== undefined) drafts.delete(removedDraft);
    if (draft !== undefined) drafts.set(draft.id, draft);
  }

  #allSummaries(): Map<IncidentId, IncidentSummary> {
    this.#summaries ??= this.#readSummaries();
    return this.#summaries;
  }

  #allDrafts(): Map<IncidentId, IncidentDraft> {
    this.#drafts ??= new Map(this.#options.repository.drafts().map((draft) => [draft.id, draft]));
    return this.#drafts;
  }

  /** Those that are missing or cannot be read are made again from the ledger, which is what counts. */
  #readSummaries(): Map<IncidentId, IncidentSummary> {
    const { repository } = this.#options;
    const summaries = new Map(repository.summaries().map((summary) => [summary.id, summary]));
    for (const id of repository.incidentIds()) {
      const record = summaries.has(id) ? null : foldIncident(readEvents(repository.entriesOf(id)));
      if (record !== null) summaries.set(id, summaryOf(record));
    }
    return summaries;
  }
}

/** In the order in which each incident is met first. */
function byIncident(events: readonly IncidentEvent[]): Map<IncidentId, IncidentEvent[]> {
  const groups = new Map<IncidentId, IncidentEvent[]>();
  for (const event of events) groups.set(event.incidentId, [...(groups.get(event.incidentId) ?? []), event]);
  return groups;
}

function draftIds({ draft, removedDraft }: BookStep): IncidentId[] {
  return [draft?.id, removedDraft].flatMap((id) => id ?? []);
}
