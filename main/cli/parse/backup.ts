import { Command, Option } from 'commander';
import { dataOption, jsonOption, parseFolder } from './common.ts';

export interface BackupCommand {
  readonly name: 'backup';
  /** `verify` without a file: the newest. */
  readonly action:
    | { readonly kind: 'make' | 'list' | 'recovery-key' }
    | { readonly kind: 'verify'; readonly file: string | null };
  /** Another folder than the usual one; null: the usual one. */
  readonly folder: string | null;
  readonly json: boolean;
  readonly data: string | null;
}

export interface RestoreCommand {
  readonly name: 'restore';
  readonly file: string;
  readonly data: string | null;
}

interface BackupFlags {
  readonly to: string | null;
  readonly list: boolean;
  readonly verify: string | boolean;
  readonly recoveryKey: boolean;
  readonly json: boolean;
  readonly data: string | null;
}

const BACKUP_HELP = `
A backup is the whole database, locked with the key of its data folder. On another laptop it opens only with the recovery
code: make one with --recovery-key, print it, and keep it apart from the backups.
--verify restores the backup into a folder for the moment, checks every row and reference, and compares what it counts with
what was counted when the backup was made.

Exit codes: 0 made, or whole; 1 not made, not whole, or wrong use; 3 there is no backup yet.`;

const RESTORE_HELP = `
Nothing is overwritten: the database that is there is kept beside the restored one under a dated name. Close the console
before. On a laptop that does not have the key, set TDC_RECOVERY_CODE to the recovery code (or TDC_PASSPHRASE, where the
folder was locked with a passphrase).

Exit codes: 0 restored, 1 not restored and nothing changed.`;

export function backupCommand(done: (command: BackupCommand) => void): Command {
  const command = new Command('backup')
    .description('Make a backup, list the backups, or try whether one can be restored.')
    .addOption(
      new Option('--to <folder>', 'use this folder, which must be there')
        .default(null, 'backups in the data folder')
        .argParser(parseFolder),
    )
    .addOption(
      new Option('--list', 'list the backups of the folder').default(false).conflicts(['verify', 'recoveryKey']),
    )
    .addOption(
      new Option('--verify [file]', 'restore this backup, or the newest, into a folder for the moment')
        .default(false, 'no')
        .conflicts('recoveryKey'),
    )
    .addOption(new Option('--recovery-key', 'make a new recovery code and show it once').default(false))
    .addOption(jsonOption('print the result as JSON'))
    .addOption(dataOption())
    .addHelpText('after', BACKUP_HELP);
  return command.action(({ to, list, verify, recoveryKey, json, data }: BackupFlags) => {
    done({ name: 'backup', action: actionOf(list, verify, recoveryKey), folder: to, json, data });
  });
}

function actionOf(list: boolean, verify: string | boolean, recoveryKey: boolean): BackupCommand['action'] {
  if (list) return { kind: 'list' };
  if (recoveryKey) return { kind: 'recovery-key' };
  return verify === false ? { kind: 'make' } : { kind: 'verify', file: verify === true ? null : verify };
}

export function restoreCommand(done: (command: RestoreCommand) => void): Command {
  return new Command('restore')
    .description('Put a backup in the place of the present data, which is kept.')
    .argument('<file>', 'the backup, console-backup-….db')
    .addOption(
      new Option('--to <folder>', 'the data folder to restore into')
        .default(null, 'the one the window uses')
        .argParser(parseFolder),
    )
    .addHelpText('after', RESTORE_HELP)
    .action((file: string, { to }: { readonly to: string | null }) => done({ name: 'restore', file, data: to }));
}
