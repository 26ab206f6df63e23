import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLedger } from '../../../main/incidents/audit.ts';
import { buildWriter, startWriter } from '../store/child-store.ts';
import { aFolder, open, rawDatabase } from '../store/store-folder.ts';

const TRIALS = 200;
/** Folders that are written and killed side by side: starting a program takes longer than what it does here. */
const LANES = 4;
const TIMEOUT_MS = 240_000;
/** The kill comes this much after something was promised, at most: a report takes about as long. */
const WITHIN_MS = 12;

let reporter: string;
beforeAll(async () => {
  reporter = await buildWriter(new URL('reporter-child.ts', import.meta.url));
});
afterAll(() => rmSync(dirname(reporter), { recursive: true, force: true }));

/** What was answered for before the kill: the newest version of each draft, and what was submitted. */
interface Promised {
  readonly drafts: ReadonlyMap<string, number>;
  readonly submitted: readonly string[];
}

function promisedBy(lines: readonly string[]): Promised {
  const drafts = new Map<string, number>();
  for (const line of lines) {
    const [, id, version] = /^draft (\S+) (\d)$/.exec(line) ?? [];
    if (id !== undefined) drafts.set(id, Number(version));
  }
  const submitted = lines.flatMap((line) => /^submitted (\S+)$/.exec(line)?.[1] ?? []);
  return { drafts, submitted };
}

async function expectKept(dataDir: string, { drafts, submitted }: Promised): Promise<void> {
  const store = open(dataDir);
  const known = new Map(store.incidents.drafts().map((draft) => [draft.id, draft]));
  const reported = new Set(store.incidents.incidentIds());
  for (const id of submitted) {
    expect(store.incidents.entriesOf(id).map(({ kind }) => kind)).toEqual(['submitted', 'evidence']);
    expect(known.has(id)).toBe(false);
  }
  for (const [id, version] of drafts) {
    // Submitted at that very moment, its answer lost with the program; or a draft of that version or the next.
    const text = known.get(id)?.content.description ?? store.incidents.entriesOf(id)[0]?.payload ?? '';
    expect(Number(/Version (\d)/.exec(text)?.[1])).toBeGreaterThanOrEqual(version);
    expect(known.has(id)).toBe(!reported.has(id));
  }
  expect(await auditLedger(store.incidents)).toMatchObject({ isWhole: true });
  expect(store.incidents.summaries()).toHaveLength(reported.size);
  store.close();
}

/** Kills the same folder again and again; returns how many reports and drafts were promised in all. */
async function killRepeatedly(trials: number, lane: number): Promise<number> {
  const dataDir = aFolder();
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const child = startWriter(reporter, dataDir, 'write');
    const first = ((trial * 7 + lane) % 9) + 1;
    let seen = 0;
    await child.sawLine((line) => /^(draft|submitted)/.test(line) && ++seen >= first);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * WITHIN_MS));
    await child.kill();
    const promised = promisedBy(child.lines);
    await expectKept(dataDir, promised);
    count += promised.drafts.size;
  }
  const raw = rawDatabase(dataDir);
  expect(raw.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  raw.close();
  return count;
}

describe('kill -9', () => {
  test(`incidents > has every report and draft that was answered for after each of ${TRIALS} kills`, {
    timeout: TIMEOUT_MS,
  }, async () => {
    const lanes = Array.from({ length: LANES }, (_, lane) => killRepeatedly(TRIALS / LANES, lane));
    const counts = await Promise.all(lanes);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(TRIALS);
  });
});
