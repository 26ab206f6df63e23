import { parseArgs } from 'node:util';
import { z } from 'zod';
import { TransportChoice } from '../../shared/model/live.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

const StartOptions = z.object({
  demo: z.boolean().default(false),
  data: z.string().min(1).optional(),
  transport: TransportChoice.optional(),
  'local-only': z.boolean().default(false),
});

/** How the console was asked to start. */
export interface StartOptions {
  readonly isDemo: boolean;
  /** `--data`: another folder for everything; null: the usual one. */
  readonly dataDir: string | null;
  /** `--transport`: overrules the setting; null: the setting decides. */
  readonly transport: TransportChoice | null;
  /** `--local-only`: for tests and rehearsals, nothing outside this laptop is contacted but the roster's devices. */
  readonly isLocalOnly: boolean;
}

/**
 * Reads the command line. Switches of Chromium and Electron, the program and the application folder are in it too, so what
 * is not ours is passed over.
 *
 * @param args  `process.argv` without the program.
 */
export function parseStartOptions(args: readonly string[]): Result<StartOptions> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      demo: { type: 'boolean' },
      data: { type: 'string' },
      transport: { type: 'string' },
      'local-only': { type: 'boolean' },
    },
  });
  const parsed = StartOptions.safeParse(values);
  if (!parsed.success) {
    return fail(
      'bad-option',
      'Usage: [--demo] [--data FOLDER] [--transport auto|native|system|simulated] [--local-only]',
    );
  }
  const { demo, data, transport, 'local-only': isLocalOnly } = parsed.data;
  return ok({ isDemo: demo, dataDir: data ?? null, transport: transport ?? null, isLocalOnly });
}

/**
 * The folder of a report to print instead of opening the console, see `print-and-exit.ts`; null: open it. One word,
 * `--print-report=FOLDER`, and no option for people: `tdc ready --pdf` starts it.
 */
export function printFolderOf(args: readonly string[]): string | null {
  const option = '--print-report=';
  return args.find((arg) => arg.startsWith(option))?.slice(option.length) || null;
}

/**
 * The same command line with the demo school switched on or off, for starting again.
 *
 * A value is written as `--data=FOLDER`: Chromium sorts switches before everything else when it starts a process, which tears
 * `--data FOLDER` apart.
 */
export function withDemo(args: readonly string[], isDemo: boolean): string[] {
  const others: string[] = [];
  for (const arg of args) {
    const before = others.at(-1);
    if (before === '--data' || before === '--transport') others[others.length - 1] = `${before}=${arg}`;
    else if (arg !== '--demo') others.push(arg);
  }
  return isDemo ? [...others, '--demo'] : others;
}
