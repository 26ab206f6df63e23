import { Command } from 'commander';
import { dataOption, jsonOption } from './common.ts';

export interface ErrorCommand {
  readonly name: 'error';
  /** `8026`, or words of the message. */
  readonly words: string;
  readonly json: boolean;
  readonly data: string | null;
}

export function errorCommand(done: (command: ErrorCommand) => void): Command {
  return new Command('error')
    .description("Say what a student's error code or message means, and what to do first.")
    .argument('<words...>', 'what the screen says: 8026, or words of the message')
    .addOption(jsonOption('print the answers as JSON'))
    .addOption(dataOption())
    .addHelpText('after', '\nExit codes: 0 found, 3 nothing found, 1 wrong use.')
    .action((words: string[], options: Omit<ErrorCommand, 'name' | 'words'>) =>
      done({ ...options, name: 'error', words: words.join(' ') }),
    );
}
