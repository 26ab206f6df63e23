import { Command, InvalidArgumentError, Option } from 'commander';
import { dataOption, jsonOption } from './common.ts';

export interface AuditCommand {
  readonly name: 'audit';
  /** An exported record; null: the ledger of the data folder. */
  readonly file: string | null;
  /** A hash from a printed report, 64 hex digits, that must be in the chain; null: none is looked for. */
  readonly seal: string | null;
  readonly json: boolean;
  readonly demo: boolean;
  readonly data: string | null;
}

const HELP = `
Every entry covers the one before it, so whoever changes, removes or puts in one
breaks the chain. Without a file the whole ledger of this laptop is checked.
With a file it is one exported record (--kind record --format json), and any
laptop can do it: its entries are checked, and that the file tells what they
say. No PIN is asked for, since nothing of an incident is shown.

A chain cannot show that its newest entries were cut off. --seal takes the hash
that stands on a printed report and says whether it is in the chain.

Examples:
  tdc audit verify
  tdc audit verify INC-2026-7F3K-record-2026-11-24-1005.json

Exit codes: 0 whole, 2 broken (the first broken link is named) or the hash is
not in the chain, 1 wrong use, or not a record.`;

export function auditCommand(done: (command: AuditCommand) => void): Command {
  const verify = new Command('verify')
    .description('Check that nobody changed what was written down.')
    .argument('[file]', 'an exported record; the ledger of this laptop without it')
    .addOption(
      new Option('--seal <hash>', 'a hash that must be in the chain').default(null, 'none').argParser(parseSeal),
    )
    .addOption(jsonOption('print the outcome as JSON'))
    .addOption(new Option('--demo', 'the demo school').default(false))
    .addOption(dataOption())
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: Omit<AuditCommand, 'name' | 'file'>) =>
      done({ ...options, name: 'audit', file: file ?? null }),
    );
  return new Command('audit')
    .description('Prove that the record of incidents is as it was written.')
    .addCommand(verify);
}

function parseSeal(text: string): string {
  const seal = text.replace(/\s/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(seal)) throw new InvalidArgumentError('It takes a hash of 64 digits and letters a to f.');
  return seal;
}
