import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../shared/model/incident-codes.ts';
import type { HouseEventPayload, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import { canonicalJson } from './canonical-json.ts';

export type LedgerPayload = IncidentEventPayload | HouseEventPayload;

/** What stays of an event for ever, also after a purge. */
export interface LedgerHeader {
  /** Place in the school's ledger, from 1, without gaps. */
  readonly seq: number;
  /** Random. */
  readonly id: string;
  /**
   * Epoch milliseconds, never before the entry before it. A laptop whose clock was set back (a dead battery, mostly) must still
   * be able to save, and an order of times that contradicts the order of entries would help nobody: such an entry has the time
   * of the one before it, and `clockAt` says what the clock showed.
   */
  readonly at: number;
  readonly clockAt: number | null;
  /** Null: an event of the house (people, keys), not of an incident. */
  readonly incidentId: string | null;
  readonly kind: LedgerPayload['kind'];
  /** Canonical JSON of an `Actor`. */
  readonly by: string;
  /** SHA-256, hex, of `salt` followed by `payload`. The salt keeps anybody from guessing an erased payload by trying. */
  readonly payloadHash: string;
  /** `hash` of the entry before; null: the first. */
  readonly ledgerPrev: string | null;
  /** `hash` of the entry before of the same incident; null: its first, or an event of the house. */
  readonly incidentPrev: string | null;
}

/** One row of the ledger, byte for byte as it is stored and as a record export holds it. */
export interface LedgerEntry extends LedgerHeader {
  /** SHA-256, hex, of the header in canonical JSON. */
  readonly hash: string;
  /** Canonical JSON; null: erased by a purge, together with the salt. */
  readonly payload: string | null;
  /** 32 random bytes, hex. */
  readonly salt: string | null;
}

/** What is said; place, hashes and predecessors are the ledger's own. */
export interface EntryWish {
  readonly incidentId: string | null;
  readonly by: Actor;
  readonly payload: LedgerPayload;
}

/** Where the chain stands before an entry is added. */
export interface ChainEnd {
  /** The newest entry of the ledger; null: it is empty. */
  readonly last: Pick<LedgerEntry, 'seq' | 'at' | 'hash'> | null;
  /** `hash` of the newest entry of the same incident; null: there is none. */
  readonly incidentPrev: string | null;
}

/** Makes the entry that follows. @param now  What the laptop's clock shows. */
export function nextEntry(wish: EntryWish, end: ChainEnd, now: number, random = randomBytes): LedgerEntry {
  const payload = canonicalJson(wish.payload);
  const salt = random(32).toString('hex');
  const clock = Math.round(now);
  const floor = end.last?.at ?? clock;
  const header: LedgerHeader = {
    seq: (end.last?.seq ?? 0) + 1,
    id: random(16).toString('hex'),
    at: Math.max(clock, floor),
    clockAt: clock < floor ? clock : null,
    incidentId: wish.incidentId,
    kind: wish.payload.kind,
    by: canonicalJson(wish.by),
    payloadHash: payloadHashOf(salt, payload),
    ledgerPrev: end.last?.hash ?? null,
    incidentPrev: end.incidentPrev,
  };
  return { ...header, hash: headerHashOf(header), payload, salt };
}

/** Takes only the header's own fields, so that a whole entry may be given. */
export function headerHashOf(entry: LedgerHeader): string {
  const { seq, id, at, clockAt, incidentId, kind, by, payloadHash, ledgerPrev, incidentPrev } = entry;
  return sha256(canonicalJson({ seq, id, at, clockAt, incidentId, kind, by, payloadHash, ledgerPrev, incidentPrev }));
}

export function payloadHashOf(salt: string, payload: string): string {
  return sha256(salt + payload);
}

/** Hex, lower case. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
