import { writeSync } from 'node:fs';
import { usualFolder } from '../../../main/backup/backup-folder.ts';
import { makeBackup } from '../../../main/backup/make-backup.ts';
import { openStore } from '../../../main/store/database.ts';
import { aRoom } from '../../helpers/builders.ts';

/** A program to be killed: writes and backs up without end, and prints the number of each backup once it is promised. */
// As the console does it: the check becomes a file of its own, which can run as a thread.
const { checkInThread } = await import('../../../main/backup/copy-thread.ts');

const [dataDir = ''] = process.argv.slice(2);
const opened = openStore({
  dataDir,
  keys: {},
  clock: { now: () => 1_000 },
  onProblem: ({ message }) => process.exit(Number(message.length > 0)),
});
if (!opened.ok || opened.value.file === null) throw new Error('The folder was not opened');
const { roster, file } = opened.value;
say('open');
for (let count = 1; ; count += 1) {
  roster.write({ what: `change ${count}`, rooms: [aRoom({ id: 'counter', note: String(count) })] });
  const madeAt = Date.UTC(2026, 10, 22) + count * 1_000;
  const wish = { reason: 'by-hand', madeAt, appVersion: '1.0.0' } as const;
  const made = await makeBackup(file, usualFolder(dataDir), wish, checkInThread);
  if (!made.ok) throw new Error(made.error.message);
  say(String(count));
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
