import type { Actor } from '../../shared/model/incident-codes.ts';
import type { RecordHouse } from '../incidents/access/record-house.ts';
import { StoreFault } from '../store/fault.ts';
import type { Store } from '../store/repositories.ts';
import { forgetRestoreNote, readRestoreNote } from './restore-note.ts';

/** Nobody is signed in while data is restored, and nobody may seem to have been. */
const CONSOLE: Actor = { personId: null, name: 'The console', role: 'technician' };

/**
 * After a restore: says so in the ledger, with the entry that was the newest then, so that a gap in numbers or a printed report
 * from after it can be explained. Once for each restore; a crash in between says it twice, and a full disk puts it off to the
 * next start.
 */
export function recordRestore({ file, incidents }: Pick<Store, 'file' | 'incidents'>, record: RecordHouse): void {
  const note = file === null ? null : readRestoreNote(file.dataDir);
  if (file === null || note === null) return;
  try {
    const head = incidents.chainEnd(null).last?.hash ?? '';
    record({ kind: 'restored', backupOf: note.backupOf, head }, CONSOLE, () => undefined);
    forgetRestoreNote(file.dataDir);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}
