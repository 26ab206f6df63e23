import { Command, InvalidArgumentError, Option } from 'commander';
import { ReportAudience } from '../../../shared/model/readiness.ts';
import { PlatformId } from '../../../shared/profiles/schema.ts';
import {
  allowPublicOption,
  type CommonOptions,
  dataOption,
  jsonOption,
  rosterOption,
  transportOption,
} from './common.ts';

export interface ReadyCommand extends CommonOptions {
  readonly name: 'ready';
  /** Null: as sessions and site say; `all`: every platform that the console knows. */
  readonly platform: PlatformId | null;
  readonly roster: string | null;
  readonly site: string | null;
  /** Platform files of the school's own. */
  readonly profiles: readonly string[];
  /** By name; empty: all rooms that are not carts. */
  readonly rooms: readonly string[];
  readonly json: boolean;
  readonly html: string | null;
  readonly pdf: string | null;
  readonly audience: ReportAudience;
  /** The check list decides too. */
  readonly people: boolean;
  readonly allowPublic: boolean;
}

type ReadyFlags = Omit<ReadyCommand, 'name' | 'profiles' | 'rooms'> & {
  readonly profile: readonly string[];
  readonly room: readonly string[];
};

const HELP = `
Rooms with their decision, the reason and what to do. Devices are checked first, then everything else; nothing is sent to a
network where students are testing.

The check list, which only people can confirm, is shown and does not decide unless --people is given; the
reports always show it.
With --site or --profile nothing is saved. A PDF needs Electron; --html needs nothing and prints from any browser.

Exit codes: 0 every room is go, 2 a room is no-go, 3 something that matters could not be checked or Ctrl+C came first,
1 wrong use, or a file that could not be read or written.`;

export function readyCommand(done: (command: ReadyCommand) => void): Command {
  return new Command('ready')
    .description('Check whether every room is ready to test, and say why not.')
    .addOption(
      new Option('--platform <id>', 'testnav, drc-insight, the id of a platform file of yours, or all')
        .default(null, 'what sessions and site say, else testnav and drc-insight')
        .argParser(parsePlatform),
    )
    .addOption(rosterOption())
    .addOption(
      new Option('--site <file>', 'use this site file instead of the saved site').default(null, 'the saved site'),
    )
    .addOption(repeated('--profile <file>', 'add a platform file; may be repeated', 'none'))
    .addOption(repeated('--room <name>', 'only this room; may be repeated', 'all rooms that are not carts'))
    .addOption(jsonOption('print every check as JSON'))
    .addOption(new Option('--html <file>', 'also write the report as a page').default(null, 'none'))
    .addOption(new Option('--pdf <file>', 'also write the report as a PDF').default(null, 'none'))
    .addOption(
      new Option('--audience <who>', 'whom page and PDF are for: one sheet, or all evidence')
        .choices(ReportAudience.options)
        .default('principal'),
    )
    .option('--people', 'let the check list decide too', false)
    .addOption(transportOption())
    .addOption(allowPublicOption())
    .addOption(dataOption())
    .addHelpText('after', HELP)
    .action(({ profile, room, ...rest }: ReadyFlags) =>
      done({ ...rest, name: 'ready', profiles: profile, rooms: room }),
    );
}

function parsePlatform(text: string): PlatformId {
  const parsed = PlatformId.safeParse(text.trim().toLowerCase());
  if (!parsed.success) throw new InvalidArgumentError('It takes an id such as testnav, drc-insight, or all.');
  return parsed.data;
}

/** Each use adds one. */
function repeated(flags: string, description: string, without: string): Option {
  return new Option(flags, description).default([], without).argParser(collect);
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
