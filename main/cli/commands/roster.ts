import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { ImportProgress, RosterIssue } from '../../../shared/model/roster-import.ts';
import { importRosterFiles, type RosterImportReport } from '../../roster/import-files.ts';
import type { RosterRepository } from '../../store/repositories.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { ImportCommand } from '../parse/roster.ts';
import { readInput } from '../read-input.ts';
import type { Streams } from '../streams.ts';

/** More of one kind are counted, not listed. */
const LISTED_ISSUES = 10;

/**
 * Reads the files into the roster, one after the other. A file that cannot be read as a table changes nothing; the others are
 * imported all the same.
 */
export async function importRosters(
  repository: RosterRepository,
  command: ImportCommand,
  streams: Streams,
  interrupted: AbortSignal,
): Promise<ExitCode> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const file of command.files) {
    const bytes = await readInput(file);
    if (!bytes.ok) {
      streams.err(`${bytes.error.message} Nothing was imported.`);
      return EXIT.refused;
    }
    files.push({ name: basename(file), bytes: bytes.value });
  }

  const progress = progressBar();
  const report = await importRosterFiles(repository, files, {
    map: command.map,
    isDryRun: command.dryRun,
    allowPublicAddresses: command.allowPublic,
    includeRetired: command.includeRetired,
    addressesOnly: command.addressesOnly ? true : null,
    signal: interrupted,
    onProgress: (done) => progress.show(done),
  });
  progress.stop();
  if (!report.ok) {
    streams.err(report.error.message);
    return EXIT.refused;
  }
  streams.out(command.json ? JSON.stringify(report.value) : reportText(report.value, command.dryRun));
  return report.value.files.some((file) => file.errors.length === 0) ? EXIT.ok : EXIT.refused;
}

/** A bar on a terminal for files that take a while, nothing elsewhere. */
function progressBar(): { show(done: ImportProgress): void; stop(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      stream: process.stderr,
      format: '{bar} {percentage}% {file}, {rows} rows',
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  );
  return {
    show({ file, doneBytes, totalBytes, doneRows }) {
      if (!bar.isActive) bar.start(totalBytes, 0, { file, rows: 0 });
      bar.update(doneBytes, { file, rows: doneRows });
    },
    stop: () => bar.stop(),
  };
}

function reportText({ files, devices, rooms }: RosterImportReport, isDryRun: boolean): string {
  const lines: string[] = [];
  for (const file of files) {
    lines.push(`${file.file}: ${file.rows} rows, ${file.kind}, ${file.encoding}`);
    if (file.leftOut.length > 0) lines.push(`  left out: ${file.leftOut.join(', ')}`);
    lines.push(...issueLines('error', file.errors), ...issueLines('warning', file.warnings));
  }
  const { added, updated, unchanged } = devices;
  lines.push(
    '',
    `${added} new, ${updated} updated, ${unchanged} unchanged.${isDryRun ? ' Nothing was saved (dry run).' : ''}`,
  );
  lines.push(...rooms.map(({ room, devices: count }) => `  ${room}: ${count}`));
  return lines.join('\n');
}

function issueLines(word: string, issues: readonly RosterIssue[]): string[] {
  const listed = issues
    .slice(0, LISTED_ISSUES)
    .map(({ line, message }) => `  ${word}${line === null ? '' : `, line ${line}`}: ${message}`);
  const more = issues.length - listed.length;
  return more > 0 ? [...listed, `  and ${more} more ${word}s (see --json)`] : listed;
}
