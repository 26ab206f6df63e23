import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { TransportChoice } from '../../shared/model/live.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import { type MapOverrides, parseMapOverrides } from '../roster/import-files.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string | null;
  readonly transport: TransportChoice | null;
}

export interface ImportCommand {
  readonly name: 'import';
  readonly files: readonly string[];
  /** From `--map field=column`. */
  readonly map: MapOverrides;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly allowPublic: boolean;
  readonly includeRetired: boolean;
  readonly addressesOnly: boolean;
  readonly data: string | null;
}

export interface ExportCommand {
  readonly name: 'export';
  /** Null: standard output. */
  readonly file: string | null;
  readonly data: string | null;
}

export interface SweepCommand extends CommonOptions {
  readonly name: 'sweep';
  readonly roster: string | null;
  readonly allowPublic: boolean;
  readonly json: boolean;
}

export interface WatchCommand extends CommonOptions {
  readonly name: 'watch';
  readonly roster: string | null;
  readonly allowPublic: boolean;
  readonly json: boolean;
  readonly periodMs: number | null;
  readonly forMs: number | null;
  readonly demo: 'always' | 'if-empty' | 'never';
}

export type CliCommand = ImportCommand | ExportCommand | SweepCommand | WatchCommand;

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
    .description('Testing Day Console without a window: import a roster, check every device, watch the rooms.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text.trimEnd()), writeErr: (text) => output.err(text.trimEnd()) })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', EXAMPLES);

  for (const subcommand of [importCommand(done), exportCommand(done), sweepCommand(done), watchCommand(done)]) {
    program.addCommand(subcommand.copyInheritedSettings(program));
  }
  return program;
}

const EXAMPLES = `
Examples:
  tdc import chromebooks.csv leases.csv    read the district's exports into the roster
  tdc import devices.csv --dry-run         show what would change, save nothing
  tdc import odd.csv --map address="Last IP"
  tdc sweep                                check everything once; exit code 2 when something is down
  tdc sweep --roster lab.csv --json        the same for a file, as JSON, without touching saved data
  tdc watch --period 2                     live rooms in this terminal; Ctrl+C ends
  tdc watch --demo                         the demo school, nothing is sent on the network

Exit codes: 0 fine, 1 wrong use or nothing imported, 2 something is down, 3 something could not be checked.`;

const dataOption = () =>
  new Option('--data <dir>', 'use another data folder').default(null, 'the one the window uses').argParser(parseFolder);
const rosterOption = () =>
  new Option('--roster <file>', 'use this file instead of the saved roster').default(null, 'the saved roster');
const allowPublicOption = () =>
  new Option('--allow-public', 'accept public internet addresses in the roster').default(false);
const jsonOption = (what: string) => new Option('--json', what).default(false);
const transportOption = () =>
  new Option('--transport <name>', 'how to send pings')
    .choices(TransportChoice.options)
    .default(null, 'the saved setting');

/** An unset variable in a script must not put a database into the folder it happens to run in. */
function parseFolder(folder: string): string {
  if (folder.trim() === '') throw new InvalidArgumentError('It takes the name of a folder.');
  return folder;
}

function importCommand(done: (command: ImportCommand) => void): Command {
  return new Command('import')
    .description('Read device exports (Google Admin, Intune, Jamf, DHCP leases, your own sheet) into the roster.')
    .argument('<files...>', 'CSV or TSV files, read in this order')
    .option('--map <field=column>', 'take a field from this column; may be repeated', collectMapping, {})
    .option('--dry-run', 'show what would change, save nothing', false)
    .option('--include-retired', 'also take devices that the export calls retired', false)
    .option('--addresses-only', 'only add addresses to devices already there', false)
    .addOption(allowPublicOption())
    .addOption(jsonOption('print the outcome as JSON'))
    .addOption(dataOption())
    .action((files: string[], options: Omit<ImportCommand, 'name' | 'files'>) =>
      done({ ...options, name: 'import', files }),
    );
}

function exportCommand(done: (command: ExportCommand) => void): Command {
  return new Command('export')
    .description('Write the roster as CSV that imports back without loss.')
    .argument('[file]', 'where to; standard output without it')
    .addOption(dataOption())
    .action((file: string | undefined, { data }: { data: string | null }) =>
      done({ name: 'export', file: file ?? null, data }),
    );
}

function sweepCommand(done: (command: SweepCommand) => void): Command {
  return new Command('sweep')
    .description('Check every device once and print the result by room.')
    .addOption(rosterOption())
    .addOption(transportOption())
    .addOption(allowPublicOption())
    .addOption(jsonOption('print the result as JSON'))
    .addOption(dataOption())
    .action((options: Omit<SweepCommand, 'name'>) => done({ ...options, name: 'sweep' }));
}

interface WatchFlags extends CommonOptions {
  readonly roster: string | null;
  readonly allowPublic: boolean;
  readonly json: boolean;
  readonly period: number | null;
  readonly for: number | null;
  readonly demo: boolean;
  readonly demoIfEmpty: boolean;
}

function watchCommand(done: (command: WatchCommand) => void): Command {
  return new Command('watch')
    .description('Show the rooms live until Ctrl+C.')
    .addOption(rosterOption())
    .addOption(
      new Option('--period <seconds>', 'time between two checks of a device')
        .argParser(seconds(1, 300))
        .default(null, 'the saved setting'),
    )
    .addOption(
      new Option('--for <seconds>', 'end after this long')
        .argParser(seconds(1, 7 * 24 * 3_600))
        .default(null, 'until Ctrl+C'),
    )
    .addOption(transportOption())
    .addOption(allowPublicOption())
    .option('--demo', 'the demo school on the simulated network', false)
    .addOption(new Option('--demo-if-empty', 'the demo school when there is no roster yet').default(false).hideHelp())
    .addOption(jsonOption('print one JSON object a line'))
    .addOption(dataOption())
    .action(({ period, for: duration, demo, demoIfEmpty, ...rest }: WatchFlags) =>
      done({
        ...rest,
        name: 'watch',
        periodMs: period,
        forMs: duration,
        demo: demo ? 'always' : demoIfEmpty ? 'if-empty' : 'never',
      }),
    );
}

/** Reads seconds, decimals allowed, into milliseconds. */
function seconds(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < min || value > max) {
      throw new InvalidArgumentError(
        `It takes seconds from ${min} to ${max}${max > 60 ? ` (${Math.round((max * SECOND_MS) / MINUTE_MS)} minutes)` : ''}.`,
      );
    }
    return Math.round(value * SECOND_MS);
  };
}

function collectMapping(text: string, before: MapOverrides): MapOverrides {
  const parsed = parseMapOverrides([text]);
  if (!parsed.ok) throw new InvalidArgumentError(parsed.error.message);
  return { ...before, ...parsed.value };
}
