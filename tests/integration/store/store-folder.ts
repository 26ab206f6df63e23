import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type OpenStoreOptions, openStore } from '../../../main/store/database.ts';
import type { Store } from '../../../main/store/repositories.ts';
import { SqlDatabase } from '../../../main/store/sql.ts';
import type { Transition } from '../../../shared/model/live.ts';
import type { AppError } from '../../../shared/result.ts';
import { aNewTransition } from '../../helpers/builders.ts';

export const NOON = 1_764_000_000_000;

const folders: string[] = [];

/** A fresh data folder that goes away after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tdc-store-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The store of a folder; the test fails when it is refused or reports a problem that the test does not expect. */
export function open(dataDir: string, over: Partial<OpenStoreOptions> = {}): Store {
  const opened = openStore({ ...DEFAULTS, dataDir, ...over });
  if (!opened.ok) throw new Error(`Refused with ${opened.error.code}: ${opened.error.message}`);
  return opened.value;
}

/** Why a folder is refused; the test fails when it opens. */
export function refusal(dataDir: string, over: Partial<OpenStoreOptions> = {}): AppError {
  const opened = openStore({ ...DEFAULTS, dataDir, ...over });
  if (!opened.ok) return opened.error;
  opened.value.close();
  throw new Error('The folder was opened');
}

const DEFAULTS = {
  keys: {},
  clock: { now: () => NOON },
  onProblem: (problem: AppError) => {
    throw new Error(`Unexpected problem ${problem.code}: ${problem.message}`);
  },
};

/** Every file with its hash, except the lock, which holds nothing. */
export function fingerprint(dataDir: string): Record<string, string> {
  const files = readdirSync(dataDir).filter(
    (name) => name !== 'console.lock' && statSync(join(dataDir, name)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((name) => {
      const content = readFileSync(join(dataDir, name));
      return [name, `${content.length} ${createHash('sha256').update(content).digest('hex')}`];
    }),
  );
}

/** The database of a folder locked by a key file, past the store: to look at it, or to do it harm. */
export function rawDatabase(dataDir: string, file = 'console.db'): SqlDatabase {
  return new SqlDatabase(join(dataDir, file), readFileSync(join(dataDir, 'database.key'), 'utf8').trim());
}

export const aTransition = (over: Partial<Transition> = {}) => aNewTransition({ at: NOON, ...over });
