import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { Site } from '../../../shared/model/site.ts';
import type { ChecklistItem } from '../../../shared/profiles/schema.ts';
import { whyNoCertificates } from '../../lab/servers/certificates.ts';
import { LAB_PROFILE } from '../../lab/servers/lab-profile.ts';
import { type ServerLab, startServerLab } from '../../lab/servers/server-lab.ts';

const cli = join(repoRoot, 'out/main/cli.js');
const SERVICE = 'home.service.example';

const TICKETS: ChecklistItem = {
  id: 'OWN-1',
  title: 'Count the test tickets.',
  per: 'room',
  holdsFor: 'day',
  kinds: [],
  managementSystems: [],
  sources: [],
  confidence: 'ours',
};

/** Two rooms that reach only this computer. */
const ROSTER = `label,room,seat,address,mac,host,serial,assetTag,kind,spare
CB-1,Room 112,A1,127.0.0.11,,,S1,T1,chromebook,no
CB-2,Room 112,A2,127.0.0.12,,,S2,T2,chromebook,yes
PC-1,Room 114,A1,127.0.0.13,,,S3,T3,windows,no
PC-2,Room 114,A2,127.0.0.14,,,S4,T4,windows,yes
`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let lab: ServerLab;
let folder: string;

const noCertificates = whyNoCertificates();

beforeAll(async () => {
  if (noCertificates !== null) return;
  lab = await startServerLab({
    platforms: [{ profile: LAB_PROFILE, site: { addedItems: [TICKETS] } }],
  });
});

afterAll(() => lab?.stop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-ready-'));
  await Promise.all([
    writeFile(join(folder, 'lab.csv'), ROSTER),
    writeFile(join(folder, 'lab.json'), JSON.stringify(LAB_PROFILE)),
  ]);
});

afterEach(async () => {
  await lab?.setFault(SERVICE, 'none');
  await rm(folder, { recursive: true, force: true });
});

/** Runs `tdc` in the folder as a script would. */
function tdc(args: readonly string[], whenStarted?: (child: ChildProcess) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
    whenStarted?.(child);
  });
}

/** A site file says everything of a site but when the testing window began. */
function fileOf({ windowStartedAt: _, ...site }: Site): string {
  return JSON.stringify(site);
}

async function ready(args: readonly string[] = [], whenStarted?: (child: ChildProcess) => void): Promise<Ended> {
  await writeFile(join(folder, 'site.json'), fileOf(lab.site));
  const files = ['--roster', 'lab.csv', '--site', 'site.json', '--profile', 'lab.json', '--data', 'data'];
  return tdc(['ready', ...files, ...args], whenStarted);
}

describe.skipIf(noCertificates !== null)(`tdc ready${noCertificates === null ? '' : ` (${noCertificates})`}`, () => {
  test('says go for rooms in which everything answers, with exit code 0', async () => {
    const { code, out, err } = await ready();
    expect(out).toContain('All 2 rooms are ready to test.');
    expect(out).toMatch(/✓ Go +Room 112/);
    expect(out).toMatch(/^Rehearsal: /);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  test('says no-go with the reason and who acts, exit code 2, and carries the evidence as JSON', async () => {
    await lab.setFault(SERVICE, 'expired');
    const { code, out } = await ready(['--json']);
    const report = JSON.parse(out);
    const check: CheckResult = report.checks.find(({ title }: CheckResult) => title === SERVICE);
    expect(check).toMatchObject({ verdict: 'fail', platformId: 'lab', scope: { kind: 'school' } });
    expect(check.evidence.length).toBeGreaterThan(2);
    expect(check.endedAt).toBeGreaterThanOrEqual(check.startedAt);
    expect(report.rooms).toMatchObject([
      { name: 'Room 112', decision: 'no-go', reason: { key: check.key, action: { who: expect.any(String) } } },
      { name: 'Room 114', decision: 'no-go' },
    ]);
    expect(report).toMatchObject({ version: 1, isRehearsal: true, decision: 'no-go', sweep: { trigger: 'command' } });
    expect(code).toBe(2);
  });

  test('lists what people have to confirm, and lets it decide only when asked to', async () => {
    const { code, out } = await ready(['--people']);
    expect(out).toMatch(/Waiting for people +Room 112/);
    expect(code).toBe(3);
    const asUsual = await ready();
    expect(asUsual.out).toContain('? Count the test tickets. (Room 112 and Room 114)');
    expect(asUsual.code).toBe(0);
  });

  test('looks at one room alone when it is named', async () => {
    const { out } = await ready(['--room', 'room 114', '--json']);
    const report = JSON.parse(out);
    expect(report.rooms.map(({ name }: { name: string }) => name)).toEqual(['Room 114']);
    expect(report.sweep.roomIds).toHaveLength(1);
  });

  test('keeps what was found when Ctrl+C comes, and never says go then', async () => {
    await lab.setFault(SERVICE, 'hanging');
    const before = lab.server(SERVICE).connections;
    const { code, out } = await ready(['--json'], (child) => {
      const isAsked = () => lab.server(SERVICE).connections > before;
      void vi.waitUntil(isAsked, { timeout: 30_000 }).then(() => child.kill('SIGINT'));
    });
    const report = JSON.parse(out);
    expect(report.sweep.isStopped).toBe(true);
    expect(report.checks.length).toBeGreaterThan(0);
    expect(code).toBe(3);
  });

  test('writes the report as a page that stands alone', async () => {
    const { code, err } = await ready(['--html', 'report.html']);
    expect(err).toContain('Wrote report.html.');
    const page = await readFile(join(folder, 'report.html'), 'utf8');
    expect(page).toContain('Lab School');
    expect(page).toContain('No room is ready to test: 2 wait for people to confirm.');
    expect(code).toBe(0);
  });

  test('prints the report as a PDF without a window, with page numbers', async ({ skip }) => {
    const { code, err } = await ready(['--pdf', 'report.pdf', '--audience', 'network']);
    expect({ code, err }).toEqual({ code: 0, err: 'Wrote report.pdf.\n' });
    const bytes = await readFile(join(folder, 'report.pdf'));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const text = textOfPdf(join(folder, 'report.pdf'));
    if (text === null)
      skip('pdftotext (poppler-utils) is not installed, so only the first bytes of the PDF were looked at');
    expect(text).toContain('Readiness evidence, Lab School');
    expect(text).toContain('home.service.example');
    expect(text).toMatch(/Page 1 of \d+/);
  });

  test('says that a report cannot be written where it should go, after the rooms', async () => {
    const { code, out, err } = await ready(['--html', join('gone', 'report.html')]);
    expect(out).toContain('Room 112');
    expect(err).toContain('could not be written');
    expect(code).toBe(1);
  });

  test.each([
    ['a room that is not there', ['--room', 'Room 113'], 'Did you mean Room 112 or Room 114?'],
    ['a platform that nobody knows', ['--platform', 'spelling-bee'], 'Known are testnav, drc-insight'],
    ['a site file that is none', ['--site', 'lab.csv'], 'lab.csv cannot be read as a site file'],
    ['a platform file that is none', ['--profile', 'site.json'], 'site.json cannot be used'],
    ['a roster that is not there', ['--roster', 'gone.csv'], 'There is no file gone.csv'],
  ])('refuses %s with a sentence and exit code 1', async (_what, args, sentence) => {
    const { code, out, err } = await ready(args);
    expect(err).toContain(sentence);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});

describe('tdc error', () => {
  test('explains a code, and says what to do when nothing is known', async () => {
    const found = await tdc(['error', '8026', '--data', 'data']);
    expect(found.out).toContain('Proctor caching');
    expect(found.code).toBe(0);
    const unknown = await tdc(['error', 'flux', 'capacitor', '--data', 'data']);
    expect(unknown).toMatchObject({ code: 3, out: '' });
  });
});

/** Null: the tool for it is not here. */
function textOfPdf(file: string): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
