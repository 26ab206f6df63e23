import { InvalidArgumentError, Option } from 'commander';
import { TransportChoice } from '../../../shared/model/live.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string | null;
  readonly transport: TransportChoice | null;
}

/** Options that several commands have, said the same everywhere. */
export const dataOption = () =>
  new Option('--data <dir>', 'use another data folder').default(null, 'the one the window uses').argParser(parseFolder);
export const rosterOption = () =>
  new Option('--roster <file>', 'use this file instead of the saved roster').default(null, 'the saved roster');
export const allowPublicOption = () =>
  new Option('--allow-public', 'accept public internet addresses in the roster').default(false);
export const jsonOption = (what: string) => new Option('--json', what).default(false);
export const transportOption = () =>
  new Option('--transport <name>', 'how to send pings')
    .choices(TransportChoice.options)
    .default(null, 'the saved setting');

/** An unset variable in a script must not put a database into the folder it happens to run in. */
export function parseFolder(folder: string): string {
  if (folder.trim() === '') throw new InvalidArgumentError('It takes the name of a folder.');
  return folder;
}
