import { Command, Option } from 'commander';
import { dataOption } from './common.ts';
import { parseMoment } from './span.ts';

/** Kinds of records of the history. Their fields: `docs/history-and-exports.md`. */
export const HISTORY_KINDS = ['transitions', 'minutes', 'findings', 'alerts', 'path'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];
export type ExportFormat = 'csv' | 'json';

export interface ExportCommand {
  readonly name: 'export';
  /** Null: standard output. */
  readonly file: string | null;
  /** Null: the roster is written; else the history from `since` (included) to `until` (not included), epoch milliseconds. */
  readonly history: {
    readonly since: number;
    /** Null: until now. */
    readonly until: number | null;
    readonly format: ExportFormat;
    readonly what: HistoryKind;
  } | null;
  readonly data: string | null;
}

interface ExportFlags {
  readonly since: number | null;
  readonly until: number | null;
  readonly format: ExportFormat | null;
  readonly what: HistoryKind | null;
  readonly data: string | null;
}

const HELP = `
Without --since the roster is written, as CSV that imports back without loss. With --since it is what the console recorded
between the two times; a time without a zone is this laptop's own.

Exit codes: 0 written, 3 nothing is on record for that time, 1 wrong use, or a file that could not be written.`;

export function exportCommand(done: (command: ExportCommand) => void): Command {
  const command = new Command('export')
    .description('Write the roster, or the history of a time, as CSV or JSON.')
    .argument('[file]', 'where to; standard output without it')
    .addOption(
      new Option('--since <time>', 'write the history from here on').default(null, 'the roster').argParser(parseMoment),
    )
    .addOption(new Option('--until <time>', 'up to here, not included').default(null, 'now').argParser(parseMoment))
    .addOption(new Option('--what <records>', 'which records').choices(HISTORY_KINDS).default(null, 'transitions'))
    .addOption(new Option('--format <format>', 'how').choices(['csv', 'json']).default(null, 'csv'))
    .addOption(dataOption())
    .addHelpText('after', HELP);
  return command.action((file: string | undefined, { since, until, format, what, data }: ExportFlags) => {
    if (since === null && (until !== null || format !== null || what !== null)) {
      command.error('error: --until, --what and --format need --since: they are about the history.');
    }
    if (since !== null && until !== null && until <= since) {
      command.error('error: --until is not later than --since.');
    }
    const history = since === null ? null : { since, until, format: format ?? 'csv', what: what ?? 'transitions' };
    done({ name: 'export', file: file ?? null, history, data });
  });
}
