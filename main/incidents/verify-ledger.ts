import { z } from 'zod';
import { IncidentNumber } from '../../shared/model/incident.ts';
import type { AuditResult } from '../../shared/model/incident-view.ts';
import { headerHashOf, type LedgerEntry, payloadHashOf } from './ledger-entry.ts';

type Broken = NonNullable<AuditResult['broken']>;

/**
 * Walks the whole ledger, oldest first, and names the first link that does not hold: an entry that was changed, is missing, was
 * put in or moved, or that lost its content without a purge.
 *
 * What it cannot see by itself is that the newest entries were cut off: compare `head` and `entries` with a printed report or a
 * backup. (The audit of a console compares them with its own list as well.)
 *
 * @param entries  As stored, in the order of `seq`; may be a generator, so that a long ledger is read in pieces.
 */
export function verifyLedger(entries: Iterable<LedgerEntry>): AuditResult {
  const walk = new LedgerWalk();
  for (const entry of entries) {
    const broken = walk.step(entry);
    if (broken !== null) return walk.result(broken);
  }
  return walk.result(walk.end());
}

/** Checks one incident by itself, as a record export holds it: its entries alone, oldest first. */
export function verifyRecord(entries: Iterable<LedgerEntry>): AuditResult {
  const all = [...entries];
  const purgedAt = all.findLastIndex(({ kind, payload }) => kind === 'purged' && payload !== null);
  let before: LedgerEntry | null = null;
  for (const [index, entry] of all.entries()) {
    const what =
      ownFault(entry) ??
      (entry.incidentPrev === (before?.hash ?? null) && entry.incidentId === all[0]?.incidentId
        ? null
        : 'An entry of this incident before this one is missing, was added or was moved.');
    const erased = entry.payload === null && purgedAt <= index ? LOST : null;
    const fault = what ?? erased;
    if (fault !== null) {
      const broken = { seq: entry.seq, at: entry.at, number: numberIn(all[0]), what: fault };
      return { isWhole: false, entries: index, head: before?.hash ?? null, broken };
    }
    before = entry;
  }
  return { isWhole: true, entries: all.length, head: before?.hash ?? null, broken: null };
}

/**
 * One pass, holding no more than a hash and a number for each incident: for who walks in pieces, so that other work goes on.
 *
 *     for (const entry of piece) { const broken = walk.step(entry); if (broken !== null) return walk.result(broken); }
 *     return walk.result(walk.end());
 */
export class LedgerWalk {
  #count = 0;
  #head: string | null = null;
  #seq = 0;
  #at = Number.NEGATIVE_INFINITY;
  readonly #incidentHeads = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  /** The first erased entry of each incident for which no purge was met yet. */
  readonly #erased = new Map<string, Broken>();

  /** Null: it holds so far. */
  step(entry: LedgerEntry): Broken | null {
    this.#learnNumber(entry);
    const what = this.#faultOf(entry);
    if (what !== null) return this.#broken(entry, what);
    this.#count += 1;
    this.#head = entry.hash;
    this.#seq = entry.seq;
    this.#at = entry.at;
    const { incidentId } = entry;
    if (incidentId !== null) {
      this.#incidentHeads.set(incidentId, entry.hash);
      if (entry.kind === 'purged') this.#erased.delete(incidentId);
      else if (entry.payload === null && !this.#erased.has(incidentId)) {
        this.#erased.set(incidentId, this.#broken(entry, LOST));
      }
    }
    return null;
  }

  /** Hash of the newest entry met of this incident; null: none was. */
  headOf(incidentId: string): string | null {
    return this.#incidentHeads.get(incidentId) ?? null;
  }

  result(broken: Broken | null): AuditResult {
    return { isWhole: broken === null, entries: this.#count, head: this.#head, broken };
  }

  /** Once all were met: what was erased must have been purged. */
  end(): Broken | null {
    return [...this.#erased.values()].sort((one, other) => one.seq - other.seq)[0] ?? null;
  }

  #faultOf(entry: LedgerEntry): string | null {
    const expected = this.#seq + 1;
    if (entry.seq > expected) return `Entry ${expected} is missing: after ${this.#seq} comes ${entry.seq}.`;
    if (entry.seq < expected) return `Entry ${entry.seq} stands after entry ${this.#seq}: the order was changed.`;
    const own = ownFault(entry);
    if (own !== null) return own;
    if (entry.ledgerPrev !== this.#head) return 'It does not follow the entry before it: one was replaced or put in.';
    const incidentHead = entry.incidentId === null ? null : (this.#incidentHeads.get(entry.incidentId) ?? null);
    if (entry.incidentPrev !== incidentHead) return 'It does not follow the newest entry of its incident.';
    if (entry.at < this.#at) return 'Its time lies before that of the entry before it.';
    if (entry.payload === null && (entry.incidentId === null || entry.kind === 'purged')) return LOST;
    return null;
  }

  #learnNumber(entry: LedgerEntry): void {
    if (entry.incidentId === null || this.#numbers.has(entry.incidentId)) return;
    const number = numberIn(entry);
    if (number !== null) this.#numbers.set(entry.incidentId, number);
  }

  #broken({ seq, at, incidentId }: LedgerEntry, what: string): Broken {
    return { seq, at, number: incidentId === null ? null : (this.#numbers.get(incidentId) ?? null), what };
  }
}

/** What is wrong with an entry whatever stands around it; null: nothing. */
function ownFault(entry: LedgerEntry): string | null {
  if (headerHashOf(entry) !== entry.hash) return 'Who, when, what kind or its place was changed after it was written.';
  if (entry.payload === null) return entry.salt === null ? null : LOST;
  if (entry.salt === null || payloadHashOf(entry.salt, entry.payload) !== entry.payloadHash) {
    return 'What it says was changed after it was written.';
  }
  return null;
}

const LOST = 'What it says is gone, and it was not erased by a purge.';

const WithNumber = z.object({ number: IncidentNumber });

/** Null: this entry names none, or cannot be read. */
function numberIn(entry: LedgerEntry | undefined): string | null {
  if (entry?.payload == null || !NAMING.has(entry.kind)) return null;
  try {
    const read = WithNumber.safeParse(JSON.parse(entry.payload));
    return read.success ? read.data.number : null;
  } catch {
    return null;
  }
}

const NAMING: ReadonlySet<LedgerEntry['kind']> = new Set(['submitted', 'discarded', 'purged']);
