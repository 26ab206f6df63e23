import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { makeExport } from '../../main/incidents/exports/index.ts';
import { anExportContext } from '../helpers/export-builders.ts';
import { aContent, anEvent, anEvidence, anIncidentView, aStudent, INCIDENT_AT } from '../helpers/incident-builders.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-incident-pdf-'));
});

afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** With the application's own print engine. */
async function printed(page: string): Promise<number | null> {
  await writeFile(join(folder, 'page.html'), page);
  return new Promise((resolve) => {
    const script = join(repoRoot, 'build/print-report.mjs');
    spawn(process.execPath, [script, folder], { stdio: 'ignore' }).once('close', resolve);
  });
}

function pdfText(): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function aLongRecord() {
  const content = aContent({ studentCount: 40 });
  const students = Array.from({ length: 40 }, (_, index) => aStudent({ ref: `S${index + 1}`, label: `Q${index + 1}` }));
  const base = anEvidence();
  const span = base.account.span;
  const bands = [{ ...span, devices: 28, down: 22, troubled: 3, unknown: 0 }];
  const account = { ...base.account, bands: [{ roomName: 'Room 114', roomId: 'room-1', bands }] };
  const points = [{ minuteAt: INCIDENT_AT, rttAvgMs: 12, rttMaxMs: 30, lossRatio: 0.8 }];
  const evidence = { ...base, account, series: [{ kind: 'room' as const, name: 'Room 114', points }] };
  const events = [
    anEvent({ kind: 'submitted', number: 'INC-2026-7F3K', begunAt: INCIDENT_AT, content, students: [] }),
    anEvent({ kind: 'evidence', evidence }, { seq: 2 }),
  ];
  return anIncidentView({ content, students, events });
}

test('the PDF of an incident > tells the whole story, drawing and hash included, and repeats heads on each page', async ({
  skip,
}) => {
  const view = aLongRecord();
  const context = anExportContext();
  const input = { incidentIds: [view.id], kind: 'record' as const, format: 'pdf' as const, formId: null, typed: {} };
  const made = makeExport(input, [view], context);
  if (!made.ok) return expect.fail(made.error.message);
  expect(await printed(made.value.write([view], context))).toBe(0);

  const text = pdfText();
  if (text === null) skip('pdftotext (poppler-utils) is not installed, so the words of the PDF were not read');
  expect(text).toContain('What happened');
  expect(text).toContain('The computer at seat A3 froze and had to be restarted.');
  // Words of the drawing are text in the PDF, not a picture.
  expect(text).toContain('up to 22 of 28 down');
  expect(text).toContain('Incident 09:41');
  expect(text).toContain(view.head);
  expect(text).toMatch(/Page 1 of [2-9]/);
  const pages = (text ?? '').split('\f');
  expect(pages.filter((page) => page.includes('Seat or label')).length).toBeGreaterThan(1);
});
