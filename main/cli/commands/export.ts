import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { HOUR_MS } from '../../../shared/units.ts';
import { historyPieces } from '../../history/records.ts';
import { exportRoster } from '../../roster/export.ts';
import type { Store } from '../../store/repositories.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { ExportCommand } from '../parse/export.ts';
import type { Streams } from '../streams.ts';

/** How much of the history is in memory at a time. */
const PIECE_MS = HOUR_MS / 4;

/** Writes the roster, or the history of a time, to a file or to standard output. */
export async function exportData(
  store: Store,
  command: ExportCommand,
  now: number,
  streams: Streams,
  interrupted: AbortSignal,
): Promise<ExitCode> {
  const { history, file } = command;
  if (history === null) {
    return (await written([exportRoster(store.roster.load())], file, streams, interrupted)) ? EXIT.ok : EXIT.refused;
  }
  const span = { from: history.since, to: history.until ?? now };
  if (span.to <= span.from) {
    streams.err('There is no time between --since and now. Choose an earlier --since.');
    return EXIT.refused;
  }
  let records = 0;
  const pieces = historyPieces(store, history.what, history.format, span, PIECE_MS, (count) => {
    records += count;
  });
  if (!(await written(pieces, file, streams, interrupted))) return EXIT.refused;
  if (records > 0) return EXIT.ok;
  streams.err('Nothing is on record for that time.');
  return EXIT.unchecked;
}

/** False: it could not be written, which was said. Stops between two pieces after Ctrl+C. */
async function written(
  pieces: Iterable<string>,
  file: string | null,
  streams: Streams,
  interrupted: AbortSignal,
): Promise<boolean> {
  if (file === null) {
    for (const piece of pieces) {
      if (interrupted.aborted) return false;
      // The stream ends each text with a line break of its own.
      if (piece !== '') streams.out(piece.replace(/\r?\n$/, ''));
    }
    return true;
  }
  const stream = createWriteStream(file);
  try {
    for (const piece of pieces) {
      if (interrupted.aborted) break;
      if (!stream.write(piece)) await once(stream, 'drain');
    }
    stream.end();
    await finished(stream);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    streams.err(`Nothing more could be written to ${file} (${code ?? String(cause)}). Choose another place.`);
    return false;
  }
  streams.err(interrupted.aborted ? `Stopped; ${file} is not complete.` : `Wrote ${file}.`);
  return !interrupted.aborted;
}
