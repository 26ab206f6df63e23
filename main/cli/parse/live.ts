import { Command, InvalidArgumentError, Option } from 'commander';
import { MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';
import {
  allowPublicOption,
  type CommonOptions,
  dataOption,
  jsonOption,
  rosterOption,
  transportOption,
} from './common.ts';

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

export function sweepCommand(done: (command: SweepCommand) => void): Command {
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

export function watchCommand(done: (command: WatchCommand) => void): Command {
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
