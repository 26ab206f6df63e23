import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../main/store/database.ts';
import type { Store } from '../../../main/store/repositories.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tdc-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function open(): Store {
  const opened = openStore({
    dataDir,
    keys: {},
    clock: { now: () => 1_000 },
    onProblem: (p) => {
      throw new Error(p.message);
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

describe('openStore', () => {
  test('openStore > keeps settings when closed and opened again', () => {
    const first = open();
    first.settings.update({ probe: { periodMs: 9_000 } });
    first.close();
    const second = open();
    expect(second.settings.read().probe.periodMs).toBe(9_000);
    second.close();
    expect(readFileSync(join(dataDir, 'console.db')).toString('latin1')).not.toContain('SQLite format');
  });
});
