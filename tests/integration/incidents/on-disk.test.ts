import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { auditLedger } from '../../../main/incidents/audit.ts';
import { StoreFault } from '../../../main/store/fault.ts';
import type { Store } from '../../../main/store/repositories.ts';
import type { SqlDatabase } from '../../../main/store/sql.ts';
import { INCIDENT_AT } from '../../helpers/incident-builders.ts';
import { good, incidentConsole } from '../../helpers/incident-console.ts';
import { aFolder, open, rawDatabase } from '../store/store-folder.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
const mounts: string[] = [];
afterEach(() => {
  for (const folder of mounts.splice(0)) execFileSync('umount', ['--lazy', folder]);
});

function tryMount(): boolean {
  const probe = aFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function aDisk(sizeKiB: number): string {
  const folder = aFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'none', folder]);
  mounts.push(folder);
  return folder;
}

function fill(dataDir: string): void {
  try {
    writeFileSync(join(dataDir, 'filler'), Buffer.alloc(64 * 1024 * 1024));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

const onDisk = (store: Store) => incidentConsole({ repository: store.incidents });

/** Three incidents, one of them with a file, one purged, and an event of the house. */
async function aSchoolYear(dataDir: string): Promise<void> {
  const store = open(dataDir);
  const school = onDisk(store);
  school.sitDown('school-coordinator');
  for (const description of ['First thing.', 'Second thing.', 'Third thing.']) {
    const { id, head } = await school.submitted({ description });
    good(await school.service.act({ incidentId: id, head, action: { kind: 'note', text: 'More.' } }));
  }
  const [one, two] = store.incidents.incidentIds();
  const wish = { kind: 'other' as const, note: '', isWithoutTestContent: true as const };
  good(school.service.attach({ ...wish, incidentId: one ?? '' }, { name: 'plan.pdf', bytes: new Uint8Array(99) }));
  school.book.recordHouse(
    { kind: 'person', personId: 'p', name: 'Dana', role: 'proctor', change: 'added' },
    school.kit.seat.actor(),
    () => undefined,
  );
  purge(school, two ?? '');
  store.close();
}

function purge({ book, kit }: ReturnType<typeof incidentConsole>, incidentId: string): void {
  const number = book.record(incidentId)?.number ?? '';
  const payload = { number, occurredAt: INCIDENT_AT, closedAt: INCIDENT_AT, categoryCode: null, reason: 'Over.' };
  book.add([{ incidentId, by: kit.seat.actor(), payload: { kind: 'purged', ...payload } }], { erased: [incidentId] });
}

describe('the ledger on disk', () => {
  test('audit > finds any changed byte of any row', async () => {
    const dataDir = aFolder();
    await aSchoolYear(dataDir);
    const store = open(dataDir);
    expect(await auditLedger(store.incidents)).toMatchObject({ isWhole: true, entries: 12 });
    store.close();

    const raw = rawDatabase(dataDir);
    raw.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    raw.exec('DROP TRIGGER ledger_headers_never_change; DROP TRIGGER ledger_payloads_are_only_erased');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...TEXT_COLUMNS),
        fc.nat(),
        async (seq, column, place) => {
          const before = cell(raw, seq, column);
          fc.pre(before !== null && before !== '');
          const at = place % (before ?? '').length;
          const other = before?.[at] === '7' ? '8' : '7';
          write(raw, seq, column, `${before?.slice(0, at)}${other}${before?.slice(at + 1)}`);
          const again = await auditOf(raw);
          write(raw, seq, column, before);
          expect(again.isWhole).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
    expect((await auditOf(raw)).isWhole).toBe(true);
    raw.close();
  });

  test('the database itself > refuses to change, remove or put in an entry', async () => {
    const dataDir = aFolder();
    await aSchoolYear(dataDir);
    const raw = rawDatabase(dataDir);
    for (const [sql, reason] of [
      ["UPDATE ledger SET said_by = '{}' WHERE seq = 2", 'never changes'],
      ["UPDATE ledger SET payload = '{}' WHERE seq = 2", 'only erased'],
      ['DELETE FROM ledger WHERE seq = 2', 'Nothing is removed'],
      [
        'INSERT INTO ledger SELECT 99, id || 9, at, clock_at, incident_id, kind, said_by, payload_hash, ledger_prev, incident_prev, hash || 9, payload, salt FROM ledger WHERE seq = 1',
        'at its end',
      ],
    ] as const) {
      expect(() => raw.exec(sql)).toThrow(reason);
    }
    raw.close();
  });

  test('purge > leaves no trace in the files of the folder, and the rest is whole', async () => {
    const dataDir = aFolder();
    const secret = 'Marvin fell asleep near the window.';
    const store = open(dataDir);
    const school = onDisk(store);
    school.sitDown('school-coordinator');
    const { id, number } = await school.submitted({ description: secret });
    const { id: kept } = await school.submitted({ description: 'Stays.' });
    purge(school, id);
    expect(good(school.service.get(id))).toMatchObject({ isPurged: true, number, content: aPurgedContent });
    expect(await auditLedger(store.incidents)).toMatchObject({ isWhole: true });
    store.close();

    expect(plainText(dataDir)).not.toContain('Marvin');
    expect(plainText(dataDir)).toContain('Stays.');
    const again = open(dataDir);
    expect(good(reader(again).get(kept)).content.description).toBe('Stays.');
    again.close();
  });

  test('summaries > are made again from the ledger when they are lost or damaged', async () => {
    const dataDir = aFolder();
    await aSchoolYear(dataDir);
    const store = open(dataDir);
    const before = onDisk(store).book.summaries();
    store.close();
    const raw = rawDatabase(dataDir);
    raw.exec(
      "DELETE FROM incident_summaries WHERE id = (SELECT min(id) FROM incident_summaries); UPDATE incident_summaries SET summary = '{}' WHERE id = (SELECT max(id) FROM incident_summaries)",
    );
    raw.close();
    const again = open(dataDir);
    const made = onDisk(again).book.summaries();
    expect([...made].sort()).toEqual([...before].sort());
    again.close();
  });
});

describe.skipIf(!canMount)('a full disk (needs root on Linux for a small disk of its own)', () => {
  test('incidents > are refused with a sentence, and everything that was answered for is there', async () => {
    const dataDir = aDisk(1_400);
    const store = open(dataDir);
    const school = onDisk(store);
    const draft = school.drafted({ description: 'Kept.' });
    const submitted = await school.submitted({ description: 'Reported.' });
    fill(dataDir);
    const fault = await untilRefused(school, draft.id);
    expect(fault.appError).toMatchObject({ code: 'store.disk-full', message: expect.stringContaining('not saved') });
    // What could not be written is nowhere, not in memory either.
    const versions = savedVersion(store, draft.id);
    expect(good(school.service.drafts()).find(({ id }) => id === draft.id)?.content.description).toBe(versions);
    // Reading goes on, though it cannot be noted.
    school.clock.advance(60 * 60_000);
    school.sitDown('school-coordinator');
    expect(good(school.service.get(submitted.id)).content.description).toBe('Reported.');
    rmSync(join(dataDir, 'filler'));
    const late = good(await school.service.submit(draft.id));
    expect(late.state).toBe('submitted');
    store.close();

    const again = open(dataDir);
    expect(await auditLedger(again.incidents)).toMatchObject({ isWhole: true });
    expect(again.incidents.incidentIds().sort()).toEqual([draft.id, submitted.id].sort());
    again.close();
  });

  test('drafts > are shown as they are on disk, refused save after refused save', () => {
    const dataDir = aDisk(4_096);
    const store = open(dataDir);
    const school = onDisk(store);
    const draft = school.drafted({ description: 'Kept.' });
    fill(dataDir);
    let refused = 0;
    for (let version = 0; version < 400; version += 1) {
      try {
        good(school.service.saveDraft(typed(draft, `Version ${version} ${'x'.repeat(15_000)}`)));
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        refused += 1;
      }
      expect(school.service.drafts()).toMatchObject({
        value: [{ content: { description: savedVersion(store, draft.id) } }],
      });
    }
    expect(refused).toBeGreaterThan(0);
    rmSync(join(dataDir, 'filler'));
    store.close();
  });
});

const TEXT_COLUMNS = [
  'id',
  'incident_id',
  'kind',
  'said_by',
  'payload_hash',
  'ledger_prev',
  'incident_prev',
  'hash',
  'payload',
  'salt',
  'at',
  'clock_at',
] as const;

function cell(raw: SqlDatabase, seq: number, column: string): string | null {
  const value = raw.prepare(`SELECT ${column} AS value FROM ledger WHERE seq = ?`).all([seq])[0]?.value ?? null;
  return value === null ? null : String(value);
}

function write(raw: SqlDatabase, seq: number, column: string, value: string | null): void {
  raw.prepare(`UPDATE ledger SET ${column} = ? WHERE seq = ?`).run([value, seq]);
}

async function auditOf(raw: SqlDatabase) {
  const { SqlIncidentRepository } = await import('../../../main/store/incident-repository.ts');
  return auditLedger(new SqlIncidentRepository(raw, () => undefined));
}

/** Everything that the folder's database holds, free pages included: the file is encrypted, so it is copied page by page first. */
function plainText(dataDir: string): string {
  const plain = join(aFolder(), 'plain.db');
  const raw = rawDatabase(dataDir);
  const pages = raw.prepare("SELECT hex(data) AS page FROM sqlite_dbpage('main')").all();
  raw.close();
  writeFileSync(plain, Buffer.from(pages.map(({ page }) => String(page)).join(''), 'hex'));
  expect(readdirSync(dataDir)).not.toContain('console.db-wal');
  return readFileSync(plain, 'latin1');
}

const aPurgedContent = expect.objectContaining({ description: '', roomName: '', reporter: '', devices: [] });

function reader(store: Store) {
  const school = onDisk(store);
  school.sitDown('school-coordinator');
  return school.service;
}

function savedVersion(store: Store, draftId: string): string | undefined {
  return store.incidents.drafts().find(({ id }) => id === draftId)?.content.description;
}

function typed(
  { savedAt: _, authorId: __, ...draft }: ReturnType<ReturnType<typeof incidentConsole>['drafted']>,
  description: string,
) {
  return { ...draft, content: { ...draft.content, description } };
}

/** Saves until the disk refuses. */
async function untilRefused(school: ReturnType<typeof incidentConsole>, draftId: string): Promise<StoreFault> {
  const draft = good(school.service.drafts()).find(({ id }) => id === draftId);
  if (draft === undefined) throw new Error('The draft is gone');
  for (let version = 0; version < 2_000; version += 1) {
    try {
      good(school.service.saveDraft(typed(draft, `Version ${version} ${'x'.repeat(15_000)}`)));
    } catch (error) {
      if (error instanceof StoreFault) return error;
      throw error;
    }
  }
  throw new Error('The disk did not fill up');
}
