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
 * Whose PIN is to be made new, as that person is listed; null: nobody's. One word, `--reset-pin=NAME`: the way back in when no
 * coordinator knows a PIN any more. Only the window can ask the keychain, so `tdc people reset-pin` cannot do it for its folders.
 */
export function resetPinOf(args: readonly string[]): string | null {
  return args.find((arg) => arg.startsWith(RESET_PIN))?.slice(RESET_PIN.length) || null;
}

const RESET_PIN = '--reset-pin=';

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
    // What was asked for once is done once.
    else if (arg !== '--demo' && !arg.startsWith(RESET_PIN)) others.push(arg);
  }
  return isDemo ? [...others, '--demo'] : others;
}
