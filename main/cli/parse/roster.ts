import { Command, InvalidArgumentError } from 'commander';
import { type MapOverrides, parseMapOverrides } from '../../roster/import-files.ts';
import { allowPublicOption, dataOption, jsonOption } from './common.ts';

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

export function importCommand(done: (command: ImportCommand) => void): Command {
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

function collectMapping(text: string, before: MapOverrides): MapOverrides {
  const parsed = parseMapOverrides([text]);
  if (!parsed.ok) throw new InvalidArgumentError(parsed.error.message);
  return { ...before, ...parsed.value };
}
