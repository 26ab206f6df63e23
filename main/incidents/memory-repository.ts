import type { IncidentDraft, IncidentId } from '../../shared/model/incident.ts';
import type { ChainEnd, LedgerEntry } from './ledger-entry.ts';
import type { IncidentRepository, IncidentWrite } from './repository.ts';
import type { IncidentSummary } from './summary.ts';

/** Incidents for as long as the process runs. */
export class MemoryIncidentRepository implements IncidentRepository {
  #ledger: LedgerEntry[] = [];
  readonly #summaries = new Map<IncidentId, IncidentSummary>();
  readonly #drafts = new Map<IncidentId, IncidentDraft>();
  readonly #files = new Map<string, Uint8Array>();

  write({ entries = [], summaries = [], draft, removedDraft, file, erased = [], alongside }: IncidentWrite): void {
    alongside?.();
    for (const incidentId of erased) this.#erase(incidentId);
    this.#ledger.push(...entries);
    for (const summary of summaries) this.#summaries.set(summary.id, summary);
    if (removedDraft !== undefined) this.#drafts.delete(removedDraft);
    if (draft !== undefined) this.#drafts.set(draft.id, draft);
    if (file !== undefined) this.#files.set(fileKey(file.incidentId, file.attachmentId), file.bytes);
  }

  chainEnd(incidentId: IncidentId | null): ChainEnd {
    const incidentPrev = incidentId === null ? null : (this.entriesOf(incidentId).at(-1)?.hash ?? null);
    return { last: this.#ledger.at(-1) ?? null, incidentPrev };
  }

  entries(afterSeq: number, limit: number): LedgerEntry[] {
    return this.#ledger.slice(afterSeq, afterSeq + limit);
  }

  entriesOf(incidentId: IncidentId): LedgerEntry[] {
    return this.#ledger.filter((entry) => entry.incidentId === incidentId);
  }

  houseEntries(kind: LedgerEntry['kind']): LedgerEntry[] {
    return this.#ledger.filter((entry) => entry.incidentId === null && entry.kind === kind);
  }

  summaries(): IncidentSummary[] {
    return [...this.#summaries.values()];
  }

  incidentIds(): IncidentId[] {
    return [...this.#summaries.keys()];
  }

  drafts(): IncidentDraft[] {
    return [...this.#drafts.values()].sort((one, other) => other.savedAt - one.savedAt);
  }

  file(incidentId: IncidentId, attachmentId: string): Uint8Array | null {
    return this.#files.get(fileKey(incidentId, attachmentId)) ?? null;
  }

  #erase(incidentId: IncidentId): void {
    this.#ledger = this.#ledger.map((entry) =>
      entry.incidentId === incidentId ? { ...entry, payload: null, salt: null } : entry,
    );
    for (const key of this.#files.keys()) if (key.startsWith(fileKey(incidentId, ''))) this.#files.delete(key);
  }
}

function fileKey(incidentId: IncidentId, attachmentId: string): string {
  return `${incidentId} ${attachmentId}`;
}
