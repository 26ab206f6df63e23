import { fail, ok } from '../../shared/result.ts';
import type { LedgerEntry } from '../incidents/ledger-entry.ts';
import { verifyLedger } from '../incidents/verify-ledger.ts';
import { SqlIncidentRepository } from '../store/incident-repository.ts';
import type { SqlDatabase } from '../store/sql.ts';
import type { VerifyLedger } from './drill.ts';

/** How much of the ledger is in memory at a time. */
const PIECE = 500;

/** Whether the incident ledger of a restored database is whole. Fails with `backup.ledger-broken`. */
export const checkLedger: VerifyLedger = (database) => {
  const { isWhole, entries, broken } = verifyLedger(entriesOf(database));
  if (isWhole) return ok(`The incident ledger is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`);
  return fail(
    'backup.ledger-broken',
    `The incident ledger in this backup does not hold at entry ${broken?.seq ?? entries}: ${broken?.what ?? ''} Keep the backup as it is and use an older one; "tdc audit verify" says more.`,
    { broken },
  );
};

function* entriesOf(database: SqlDatabase): Generator<LedgerEntry> {
  const repository = new SqlIncidentRepository(database, () => undefined);
  for (let afterSeq = 0; ; ) {
    const piece = repository.entries(afterSeq, PIECE);
    yield* piece;
    const last = piece.at(-1);
    if (last === undefined) return;
    afterSeq = last.seq;
  }
}
