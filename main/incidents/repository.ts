import type { IncidentDraft, IncidentId } from '../../shared/model/incident.ts';
import type { ChainEnd, LedgerEntry } from './ledger-entry.ts';
import type { IncidentSummary } from './summary.ts';

/** Everything of one step: on disk as a whole, or not at all. */
export interface IncidentWrite {
  /** At the end of the ledger, in this order. */
  readonly entries?: readonly LedgerEntry[];
  /** Added or replaced. */
  readonly summaries?: readonly IncidentSummary[];
  /** Added or replaced. */
  readonly draft?: IncidentDraft;
  readonly removedDraft?: IncidentId;
  readonly file?: { readonly incidentId: IncidentId; readonly attachmentId: string; readonly bytes: Uint8Array };
  /** What these incidents held is erased, files included; only headers and what stands in `entries` are left. */
  readonly erased?: readonly IncidentId[];
  /** What is removed is overwritten, so that no trace of it stays in the database file; `erased` does so in any case. */
  readonly leavesNoTrace?: true;
  /** Writes of other repositories that belong to the same step; single statements only. */
  readonly alongside?: () => void;
}

/** The ledger of the school, the drafts, and what the list needs. Every write is one transaction. */
export interface IncidentRepository {
  /** @throws StoreFault  Nothing of it was written. */
  write(step: IncidentWrite): void;
  /** Where a next entry joins on. `incidentId` null: an event of the house. */
  chainEnd(incidentId: IncidentId | null): ChainEnd;
  /** As stored, by `seq`, from the one after `afterSeq`; at most `limit`. */
  entries(afterSeq: number, limit: number): LedgerEntry[];
  /** Oldest first. */
  entriesOf(incidentId: IncidentId): LedgerEntry[];
  /** Of no incident and of this kind, oldest first. */
  houseEntries(kind: LedgerEntry['kind']): LedgerEntry[];
  /** In the order in which they were submitted. One that can no longer be read is missing: it is made again from the ledger. */
  summaries(): IncidentSummary[];
  /** Every incident that the ledger knows. */
  incidentIds(): IncidentId[];
  /** Newest first. */
  drafts(): IncidentDraft[];
  /** Null: there is none. */
  file(incidentId: IncidentId, attachmentId: string): Uint8Array | null;
}
