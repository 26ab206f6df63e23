import { Command, CommanderError } from 'commander';
import { type AuditCommand, auditCommand } from './parse/audit.ts';
import { type BackupCommand, backupCommand, type RestoreCommand, restoreCommand } from './parse/backup.ts';
import { type ErrorCommand, errorCommand } from './parse/error.ts';
import { type ExportCommand, exportCommand } from './parse/export.ts';
import { type IncidentsCommand, incidentsCommand } from './parse/incidents.ts';
import { type SweepCommand, sweepCommand, type WatchCommand, watchCommand } from './parse/live.ts';
import { type PeopleCommand, peopleCommand } from './parse/people.ts';
import { type ReadyCommand, readyCommand } from './parse/ready.ts';
import { type ImportCommand, importCommand } from './parse/roster.ts';

export type CliCommand =
  | ImportCommand
  | ExportCommand
  | SweepCommand
  | WatchCommand
  | ReadyCommand
  | ErrorCommand
  | IncidentsCommand
  | AuditCommand
  | BackupCommand
  | PeopleCommand
  | RestoreCommand;

/** Where the parser writes help and complaints. */
export interface ParserOutput {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Reads the command line into one plain value.
 *
 * @param args  Without the program: `['sweep', '--json']`.
 * @returns The command; or null after help, the version or a complaint was written, with the exit code to end with.
 */
export function parseCommandLine(
  args: readonly string[],
  version: string,
  output: ParserOutput,
): { readonly command: CliCommand } | { readonly command: null; readonly exitCode: 0 | 1 } {
  let command: CliCommand | null = null;
  const program = buildProgram(version, output, (parsed) => {
    command = parsed;
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are an answer, everything else is wrong use.
    return { command: null, exitCode: error.exitCode === 0 ? 0 : 1 };
  }
  return command === null ? { command: null, exitCode: 1 } : { command };
}

function buildProgram(version: string, output: ParserOutput, done: (command: CliCommand) => void): Command {
  const program = new Command('tdc')
    .description(
      'Testing Day Console without a window: import a roster, check every device, watch the rooms, say which are ready to test.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text.trimEnd()), writeErr: (text) => output.err(text.trimEnd()) })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', EXAMPLES);

  for (const subcommand of COMMANDS.map((make) => make(done))) {
    program.addCommand(subcommand.copyInheritedSettings(program));
    for (const nested of subcommand.commands) nested.copyInheritedSettings(subcommand);
  }
  return program;
}

/** In the order of the help. */
const COMMANDS = [
  importCommand,
  exportCommand,
  sweepCommand,
  watchCommand,
  readyCommand,
  errorCommand,
  incidentsCommand,
  auditCommand,
  backupCommand,
  peopleCommand,
  restoreCommand,
];

const EXAMPLES = `
Examples:
  tdc import chromebooks.csv leases.csv    read the district's exports into the roster
  tdc import devices.csv --dry-run         show what would change, save nothing
  tdc import odd.csv --map address="Last IP"
  tdc sweep                                check everything once; exit code 2 when something is down
  tdc sweep --roster lab.csv --json        the same for a file, as JSON, without touching saved data
  tdc ready --roster lab.csv --site school.json    is every room ready for its test?
  tdc ready --html report.html --audience network  the same with all evidence, as a page
  tdc export day.csv --since 2026-11-20T08:00    every change of state since then; see tdc export --help
  tdc error 8026                           what a student's error code means and what to do first
  tdc incidents list --open                what went wrong and is not closed; see tdc incidents --help
  tdc audit verify                         did anybody change what was written down?
  tdc backup --verify                      can the newest backup be restored?
  tdc watch --period 2                     live rooms in this terminal; Ctrl+C ends
  tdc watch --demo                         the demo school, nothing is sent on the network

Exit codes: 0 fine, 1 wrong use, refused or nothing imported, 2 something is down, a room is no-go or a record was changed,
3 something could not be checked or nothing was found.`;
