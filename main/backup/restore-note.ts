import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../store/data-folder.ts';

/** Both epoch milliseconds. */
const RestoreNote = z.strictObject({ backupOf: z.number(), restoredAt: z.number() });
export type RestoreNote = z.infer<typeof RestoreNote>;

function noteFile(dataDir: string): string {
  return join(dataDir, 'restored.json');
}

/** Left for the console that opens the folder next: what happened belongs into its ledger. @throws NodeJS.ErrnoException */
export function writeRestoreNote(dataDir: string, note: RestoreNote): void {
  writeWhole(noteFile(dataDir), `${JSON.stringify(note)}\n`);
}

/** Null: nothing was restored since {@link forgetRestoreNote}. */
export function readRestoreNote(dataDir: string): RestoreNote | null {
  try {
    return RestoreNote.parse(JSON.parse(readFileSync(noteFile(dataDir), 'utf8')));
  } catch {
    // Not there, or spoilt: it is a courtesy, no data.
    return null;
  }
}

/** Once it is in the ledger. @throws NodeJS.ErrnoException */
export function forgetRestoreNote(dataDir: string): void {
  rmSync(noteFile(dataDir), { force: true });
}
