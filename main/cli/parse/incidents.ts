import { Command, InvalidArgumentError, Option } from 'commander';
import { IncidentNumber } from '../../../shared/model/incident.ts';
import { CategoryCode, IncidentState } from '../../../shared/model/incident-codes.ts';
import { ExportFormat, ExportKind } from '../../../shared/model/incident-view.ts';
import { dataOption, jsonOption } from './common.ts';
import { parseMoment } from './span.ts';

export interface IncidentsCommand {
  readonly name: 'incidents';
  readonly action: IncidentsAction;
  /** Who signs in, by name; null: nobody, as long as no profile was made. */
  readonly as: string | null;
  /** The demo school in place of the school. */
  readonly demo: boolean;
  readonly data: string | null;
}

export type IncidentsAction = ListAction | ShowAction | ExportAction | DayAction;

export interface ListAction {
  readonly kind: 'list';
  readonly open: boolean;
  /** Empty: all. */
  readonly states: readonly IncidentState[];
  /** Empty: all. */
  readonly categories: readonly CategoryCode[];
  /** By when it happened, epoch milliseconds, from (included) to (not included); null: open. */
  readonly since: number | null;
  readonly until: number | null;
  /** Empty: all. */
  readonly search: string;
  readonly json: boolean;
}

export interface ShowAction {
  readonly kind: 'show';
  readonly number: IncidentNumber;
  readonly json: boolean;
}

/** Where a file goes that leaves the console. */
export interface LeavingWishes {
  /** A file, a folder, or `-` for standard output; null: the folder that `tdc` runs in. */
  readonly out: string | null;
  /** Replaces a file that is there. */
  readonly force: boolean;
}

export interface ExportAction extends LeavingWishes {
  readonly kind: 'export';
  readonly numbers: readonly IncidentNumber[];
  readonly what: ExportKind;
  /** Which form of the program; null: the only one that it has. */
  readonly form: string | null;
  /** Null: as the name of the file says, else the usual one of its kind. */
  readonly format: ExportFormat | null;
}

export interface DayAction extends LeavingWishes {
  readonly kind: 'day';
  /** Local midnight, epoch milliseconds; null: today. */
  readonly dayAt: number | null;
  /** Null: shown in the terminal. */
  readonly format: DayFormat | null;
}

const DAY_FORMATS = ['pdf', 'csv', 'json'] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

type Common = Pick<IncidentsCommand, 'as' | 'demo' | 'data'>;
type Done = (command: IncidentsCommand) => void;

const HELP = `
The command line reads and exports; submitting, changing and deciding are for
the window. You see what your role sees there: once people have profiles, name
yourself with --as and type your PIN when asked (in a script, set TDC_PIN).
Wrong PINs are counted as in the window.

Examples:
  tdc incidents list --open --as "Dana Whitfield"
  tdc incidents show INC-2026-7F3K --as "Dana Whitfield"
  tdc incidents export INC-2026-7F3K --kind district --as "Dana Whitfield"
  tdc incidents day 2026-11-24 --as "Dana Whitfield"

Exit codes: 0 fine, 1 wrong use, refused, or a file that could not be written,
3 nothing was found.`;

export function incidentsCommand(done: Done): Command {
  return new Command('incidents')
    .description('List incidents, read one, export them, or tell a day.')
    .addCommand(listCommand(done))
    .addCommand(showCommand(done))
    .addCommand(exportIncidentsCommand(done))
    .addCommand(dayCommand(done))
    .addHelpText('after', HELP);
}

interface ListFlags extends Common, Omit<ListAction, 'kind' | 'states' | 'categories'> {
  readonly state: readonly IncidentState[];
  readonly category: readonly CategoryCode[];
}

function listCommand(done: Done): Command {
  const command = new Command('list')
    .description('List incidents and unfinished reports, the most pressing first.')
    .addOption(new Option('--open', 'only those in which something is left to do').default(false))
    .addOption(
      new Option('--state <states...>', 'only in these states')
        .default([], 'all but discarded')
        .argParser(collectState),
    )
    .addOption(
      new Option('--category <codes...>', 'only of these categories, such as TECH-DEV')
        .default([], 'all')
        .argParser(collectCategory),
    )
    .addOption(
      new Option('--since <time>', 'only what happened from here on').default(null, 'all').argParser(parseMoment),
    )
    .addOption(
      new Option('--until <time>', 'only what happened before, itself not included')
        .default(null, 'all')
        .argParser(parseMoment),
    )
    .addOption(new Option('--search <words>', 'only where all these words occur').default('', 'all'))
    .addOption(jsonOption('print the list as JSON'));
  withCommon(command).addHelpText('after', '\nExit codes: 0 listed, 3 nothing fits, 1 wrong use or refused.');
  return command.action(({ as, demo, data, state, category, ...rest }: ListFlags) => {
    if (rest.since !== null && rest.until !== null && rest.until <= rest.since) {
      command.error('error: --until is not later than --since.');
    }
    done({
      name: 'incidents',
      action: { kind: 'list', ...rest, states: state, categories: category },
      as,
      demo,
      data,
    });
  });
}

function showCommand(done: Done): Command {
  const command = new Command('show')
    .description('Tell one incident from its beginning. That it was read is noted in it.')
    .argument('<number>', 'its number, INC-2026-7F3K', parseNumber)
    .addOption(jsonOption('print it as JSON'));
  withCommon(command).addHelpText(
    'after',
    '\nExit codes: 0 shown, 3 there is none of that number, 1 wrong use or refused.',
  );
  return command.action((number: IncidentNumber, { as, demo, data, json }: Common & { readonly json: boolean }) =>
    done({ name: 'incidents', action: { kind: 'show', number, json }, as, demo, data }),
  );
}

const EXPORT_HELP = `
What each kind holds:
  record     everything with its whole history               pdf, json
  form       what a form of the program asks for, of one     pdf, txt
  district   the facts; student lines as S1, S2, no names    pdf, csv, json
  share      no student lines, no free text, rooms as
             letters, times rounded, small counts hidden     pdf, csv, json
  help-desk  devices that had trouble, what was measured     csv, txt

An export is noted in its incidents, with your name and that of the file. What
a form asks for and the console never keeps, such as names, stays blank: the
window asks for it. "tdc audit verify FILE" checks a record saved as JSON. A PDF
needs Electron.

Exit codes: 0 written, 3 there is none of that number, 1 wrong use, refused, or
not written.`;

type ExportFlags = Common & LeavingWishes & Pick<ExportAction, 'form' | 'format'> & { readonly kind: ExportKind };

function exportIncidentsCommand(done: Done): Command {
  const command = new Command('export')
    .description('Save incidents as a file to give to somebody, with only what they may know.')
    .argument('<numbers...>', 'their numbers, INC-2026-7F3K', collectNumber)
    .addOption(new Option('--kind <kind>', 'for whom').choices(ExportKind.options).default('record'))
    .addOption(new Option('--form <id>', 'which form of the program').default(null, 'its only one'))
    .addOption(
      new Option('--format <format>', 'how')
        .choices(ExportFormat.options)
        .default(null, 'as --out says, else the first of its kind'),
    );
  withCommon(withOut(command)).addHelpText('after', EXPORT_HELP);
  return command.action(
    (numbers: IncidentNumber[], { as, demo, data, kind, form, format, out, force }: ExportFlags) => {
      if (form !== null && kind !== 'form') command.error('error: --form needs --kind form.');
      done({
        name: 'incidents',
        action: { kind: 'export', numbers, what: kind, form, format, out, force },
        as,
        demo,
        data,
      });
    },
  );
}

function dayCommand(done: Done): Command {
  const command = new Command('day')
    .description('Tell a testing day: sessions, incidents, students affected, what is left to do.')
    .argument('[date]', 'such as 2026-11-24; today without it', parseDay)
    .addOption(new Option('--format <format>', 'save it as a file').choices(DAY_FORMATS).default(null, 'shown here'));
  withCommon(withOut(command)).addHelpText(
    'after',
    '\nExit codes: 0 shown or written, 1 wrong use, refused, or not written.',
  );
  return command.action((dayAt: number | undefined, flags: Common & LeavingWishes & Pick<DayAction, 'format'>) => {
    const { as, demo, data, format, out, force } = flags;
    if (format === null && (out !== null || force)) command.error('error: --out and --force need --format.');
    done({ name: 'incidents', action: { kind: 'day', dayAt: dayAt ?? null, format, out, force }, as, demo, data });
  });
}

function withOut(command: Command): Command {
  return command
    .addOption(new Option('--out <file>', 'a file, a folder, or - for standard output').default(null, 'this folder'))
    .addOption(new Option('--force', 'replace the file if there is one').default(false));
}

function withCommon(command: Command): Command {
  return command
    .addOption(new Option('--as <name>', 'who you are, as in the window').default(null, 'nobody'))
    .addOption(new Option('--demo', 'the demo school').default(false))
    .addOption(dataOption());
}

function parseNumber(text: string): IncidentNumber {
  const parsed = IncidentNumber.safeParse(text.trim().toUpperCase());
  if (!parsed.success) throw new InvalidArgumentError('It takes the number of an incident, such as INC-2026-7F3K.');
  return parsed.data;
}

function collectNumber(text: string, before: readonly IncidentNumber[] | undefined): readonly IncidentNumber[] {
  const number = parseNumber(text);
  const known = before ?? [];
  return known.includes(number) ? known : [...known, number];
}

function collectState(text: string, before: readonly IncidentState[]): readonly IncidentState[] {
  const parsed = IncidentState.safeParse(text.trim().toLowerCase());
  if (!parsed.success) throw new InvalidArgumentError(`It takes one of ${IncidentState.options.join(', ')}.`);
  return [...before, parsed.data];
}

function collectCategory(text: string, before: readonly CategoryCode[]): readonly CategoryCode[] {
  const parsed = CategoryCode.safeParse(text.trim().toUpperCase());
  if (!parsed.success) throw new InvalidArgumentError(`It takes one of ${CategoryCode.options.join(', ')}.`);
  return [...before, parsed.data];
}

function parseDay(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length !== 'YYYY-MM-DD'.length) throw new InvalidArgumentError('It takes a date such as 2026-11-24.');
  return parseMoment(trimmed);
}
