import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyFile, verifyLedgerOf } from '../../../../main/cli/commands/audit.ts';
import { parseCommandLine } from '../../../../main/cli/program.ts';
import { recordJson } from '../../../../main/incidents/exports/record-json.ts';
import { MemoryIncidentRepository } from '../../../../main/incidents/memory-repository.ts';
import type { IncidentRepository } from '../../../../main/incidents/repository.ts';
import { anExportContext } from '../../../helpers/export-builders.ts';
import { incidentConsole } from '../../../helpers/incident-console.ts';

const NOT_THERE = 'ab'.repeat(32);

let folder = '';
let school: ReturnType<typeof incidentConsole>;
let record = '';
let head = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tdc-audit-'));
  school = incidentConsole();
  const incident = await school.submitted();
  head = incident.head;
  record = recordJson([incident], anExportContext({ chainOf: (id) => school.repository.entriesOf(id) }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function streams() {
  const written = { out: '', err: '' };
  return {
    written,
    out(text: string) {
      written.out += `${text}\n`;
    },
    err(text: string) {
      written.err += `${text}\n`;
    },
    terminal: () => null,
  };
}

async function ledger(repository: IncidentRepository, wishes = {}) {
  const to = streams();
  return { exitCode: await verifyLedgerOf(repository, { json: false, seal: null, ...wishes }, to), ...to.written };
}

async function file(content: string, wishes = {}) {
  const path = join(folder, 'record.json');
  writeFileSync(path, content);
  const to = streams();
  return { exitCode: await verifyFile(path, { json: false, seal: null, ...wishes }, to), ...to.written };
}

/** The same ledger, but that something of it was changed past the console. */
function changed(change: (entry: ReturnType<IncidentRepository['entries']>[number]) => object): IncidentRepository {
  const { repository } = school;
  return Object.assign(Object.create(repository) as IncidentRepository, {
    summaries: () => repository.summaries(),
    entries: (after: number, limit: number) =>
      repository.entries(after, limit).map((entry) => ({ ...entry, ...change(entry) })),
  });
}

describe('tdc audit verify', () => {
  test('finds a ledger whole, an empty one too', async () => {
    expect(await ledger(school.repository)).toMatchObject({ exitCode: 0, out: expect.stringContaining('is whole') });
    expect(await ledger(new MemoryIncidentRepository())).toMatchObject({ exitCode: 0 });
  });

  test('ends with 2 and names the first broken link in words', async () => {
    const { exitCode, out } = await ledger(changed(({ seq }) => (seq === 2 ? { by: '{"name":"Eve"}' } : {})));
    expect(exitCode).toBe(2);
    expect(out).toContain('BROKEN at entry 2');
    expect(out).toContain('was changed after it was written');
    expect(out).toContain('What was written before it is whole: 1 entry.');
  });

  test('gives a script the same as JSON', async () => {
    const { out } = await ledger(school.repository, { json: true });
    expect(JSON.parse(out)).toMatchObject({ isWhole: true, head, broken: null, isSealThere: null });
  });

  test('looks for the hash of a printed report', async () => {
    expect(await ledger(school.repository, { seal: head })).toMatchObject({ exitCode: 0 });
    expect(await ledger(school.repository, { seal: NOT_THERE })).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('NOT in the chain'),
    });
  });

  test('verifies an exported record by itself', async () => {
    expect(await file(record)).toMatchObject({ exitCode: 0, out: expect.stringContaining(head) });
    expect(await file(record, { seal: NOT_THERE })).toMatchObject({ exitCode: 2 });
    expect(await file(record.replaceAll('froze', 'broke'))).toMatchObject({ exitCode: 2 });
    const asJson = await file(record, { json: true });
    expect(JSON.parse(asJson.out)).toMatchObject({ isWhole: true, incidents: [{ isWhole: true, head }] });
  });

  test('ends with 1 for what is no record', async () => {
    expect(await file('a,b,c')).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('no record') });
    const to = streams();
    expect(await verifyFile(join(folder, 'none.json'), { json: false, seal: null }, to)).toBe(1);
  });
});

describe('what tdc audit takes', () => {
  const parse = (...args: string[]) => parseCommandLine(['audit', ...args], '1', streams());

  test('reads file, hash and folder', () => {
    const { command } = parse('verify', 'r.json', '--seal', ` ${NOT_THERE.toUpperCase()} `, '--data', 'here');
    expect(command).toEqual({
      name: 'audit',
      file: 'r.json',
      seal: NOT_THERE,
      json: false,
      demo: false,
      data: 'here',
    });
    expect(parse('verify').command).toMatchObject({ file: null, seal: null });
  });

  test.each([[], ['check'], ['verify', '--seal', 'abc']])('refuses %s %s %s', (...args) => {
    expect(parse(...args)).toMatchObject({ command: null, exitCode: 1 });
  });
});
