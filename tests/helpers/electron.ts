import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { beforeEach } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { findElectron } from '../../build/runtime/find.mjs';
import { sandboxArguments } from '../../build/system/sandbox.mjs';
import type { Bridge } from '../../shared/contract/bridge.ts';

declare global {
  interface Window {
    /** As `renderer/ipc/client.ts` declares it; functions that run in the page are written here. */
    readonly tdc: Bridge;
  }
}

/** Another build to test, such as an unpacked package's `resources/app`; the repository's own unless set. */
const APP_DIR = process.env.TDC_E2E_APP_DIR ?? repoRoot;

/** Left out of git: screenshots and logs of tests that failed. */
const EVIDENCE_DIR = join(repoRoot, 'test-results');

export interface LaunchOptions {
  /** After ours: `['--demo']`, `['--transport', 'simulated']`. */
  readonly args?: readonly string[];
  /** A folder to keep between two starts; a fresh one, removed on close, unless given. */
  readonly dataDir?: string;
  /** On top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The demo's morning, late enough that its access point fails half a minute after the start. */
export const SHORTLY_BEFORE_THE_FAILURE = { TDC_DEMO_FROM_S: '32' } as const;

/** The real console with its real preload and shipped security settings, on a data folder of its own. */
export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** The main process's log so far. */
  log(): Promise<string>;
  close(): Promise<void>;
}

/**
 *     const launched = await launchConsole({ args: ['--demo'] });
 *     await launched.page.getByRole('heading', { name: 'Room 112' }).waitFor();
 *     await launched.close();
 */
export async function launchConsole(options: LaunchOptions = {}): Promise<Launched> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tdc-e2e-')));
  const { executable } = await findElectron({ quiet: true });
  const app = await _electron.launch({
    executablePath: executable,
    args: commandLine(options, dataDir),
    env: { ...plainEnv(), ...options.env },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    app,
    page,
    dataDir,
    log: () => readLog(dataDir, options),
    async close() {
      await app.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts the console like a double click does, without holding on to it; resolves with its exit code. */
export async function startAgain(options: LaunchOptions & { readonly dataDir: string }): Promise<number | null> {
  const { executable } = await findElectron({ quiet: true });
  const second = spawn(executable, commandLine(options, options.dataDir), { env: plainEnv(), stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  return code;
}

/**
 * Call once in a file or `describe`: when a test fails, its screenshot and the main log stay in `test-results/`.
 *
 * @param current  What is running now; null while nothing is.
 */
export function keepEvidenceOfFailures(current: () => Launched | null): void {
  beforeEach(({ task, onTestFailed }) => {
    onTestFailed(async () => {
      const launched = current();
      if (launched === null) return;
      await mkdir(EVIDENCE_DIR, { recursive: true });
      const path = join(EVIDENCE_DIR, task.name.replaceAll(/[^\w-]+/g, '-').slice(0, 100));
      // Either may be impossible, since the failure may be that the page is gone; the other is still wanted.
      await Promise.allSettled([
        launched.page.screenshot({ path: `${path}.png` }),
        launched.log().then((text) => writeFile(`${path}.log`, text)),
      ]);
    });
  });
}

function commandLine({ args = [] }: LaunchOptions, dataDir: string): string[] {
  // Tests never contact the network they happen to run in.
  return [...sandboxArguments(), APP_DIR, '--local-only', '--data', dataDir, ...args];
}

/** Set by some editors' terminals; with it Electron is a plain Node and opens nothing. */
function plainEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE');
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function readLog(dataDir: string, { args = [] }: LaunchOptions): Promise<string> {
  const folder = args.includes('--demo') ? join(dataDir, 'demo') : dataDir;
  return readFile(join(folder, 'logs', 'main.log'), 'utf8');
}
