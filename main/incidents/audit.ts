import { setImmediate as turn } from 'node:timers/promises';
import { Attachment, type IncidentId } from '../../shared/model/incident.ts';
import type { AuditResult } from '../../shared/model/incident-view.ts';
import { type LedgerEntry, sha256 } from './ledger-entry.ts';
import { readEvent } from './read-event.ts';
import type { IncidentRepository } from './repository.ts';
import { LedgerWalk } from './verify-ledger.ts';

/** As many as are read in one go, some ten milliseconds of work; probing goes on in between. */
const PIECE = 500;

/**
 * Walks the whole ledger of a store, with the files that it speaks of, and compares its ends with the list: entries that were cut
 * off at the end, which a chain alone cannot show, are named too.
 */
export async function auditLedger(repository: IncidentRepository): Promise<AuditResult> {
  const walk = new LedgerWalk();
  let last: LedgerEntry | undefined;
  for (;;) {
    const piece = repository.entries(last?.seq ?? 0, PIECE);
    for (const entry of piece) {
      const broken = walk.step(entry) ?? brokenFile(entry, repository);
      if (broken !== null) return walk.result(broken);
    }
    if (piece.length === 0) break;
    last = piece.at(-1);
    await turn();
  }
  return walk.result(walk.end() ?? cutOff(walk, repository, last?.seq ?? 0));
}

type Broken = NonNullable<AuditResult['broken']>;

function brokenFile(entry: LedgerEntry, repository: IncidentRepository): Broken | null {
  if (entry.kind !== 'attached') return null;
  const payload = readEvent(entry)?.payload;
  if (payload?.kind !== 'attached' || entry.incidentId === null) return null;
  const { id, name, sha256: expected } = Attachment.parse(payload.attachment);
  const bytes = repository.file(entry.incidentId, id);
  if (bytes !== null && sha256(bytes) === expected) return null;
  const what = bytes === null ? `Its file "${name}" is gone.` : `Its file "${name}" is not the one that was attached.`;
  return { seq: entry.seq, at: entry.at, number: numberOf(entry.incidentId, repository), what };
}

/** What the list knows of must be in the ledger, to its newest event. */
function cutOff(walk: LedgerWalk, repository: IncidentRepository, lastSeq: number): Broken | null {
  const lost = repository.summaries().find(({ id, head }) => walk.headOf(id) !== head);
  if (lost === undefined) return null;
  const what = 'Its newest entries are not in the ledger any more, or the list was changed.';
  return { seq: lastSeq + 1, at: null, number: lost.number, what };
}

function numberOf(incidentId: IncidentId, repository: IncidentRepository): string | null {
  return repository.summaries().find(({ id }) => id === incidentId)?.number ?? null;
}
