import { Command } from 'commander';
import { dataOption, jsonOption } from './common.ts';

export interface PeopleCommand {
  readonly name: 'people';
  readonly action: { readonly kind: 'list' } | { readonly kind: 'reset-pin'; readonly person: string };
  readonly json: boolean;
  readonly data: string | null;
}

type Flags = Pick<PeopleCommand, 'json' | 'data'>;

const RESET_HELP = `
For when no coordinator knows a PIN any more. Whoever has the data folder and its key can do this, and the record says that it
was done. Close the console before. A folder that the window made is locked by this account's keychain, which only the window
can ask: start it once with --reset-pin=NAME instead.

Exit codes: 0 done, 1 nobody of that name, or the data cannot be opened.`;

/** `tdc people list`, `tdc people reset-pin NAME`. */
export function peopleCommand(done: (command: PeopleCommand) => void): Command {
  const people = new Command('people').description(
    'Who may sign in on this laptop, and the way back in without a PIN.',
  );
  people
    .command('list')
    .description('List who may sign in.')
    .addOption(jsonOption('print them as JSON'))
    .addOption(dataOption())
    .action((flags: Flags) => done({ name: 'people', action: { kind: 'list' }, ...flags }));
  people
    .command('reset-pin')
    .description('Give somebody a new PIN, made up by the console and shown once.')
    .argument('<name>', 'as listed, in quotes where it has spaces')
    .addOption(jsonOption('print it as JSON'))
    .addOption(dataOption())
    .addHelpText('after', RESET_HELP)
    .action((person: string, flags: Flags) =>
      done({ name: 'people', action: { kind: 'reset-pin', person }, ...flags }),
    );
  return people;
}
