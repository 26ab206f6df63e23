import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

let launched: Launched;
let folder: string;

keepEvidenceOfFailures(() => launched);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-reports-'));
  launched = await launchConsole({ args: ['--demo'] });
});

afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** Answers the next save dialog as a person would; null: they change their mind. */
function answerSaveDialog(file: string | null): Promise<void> {
  return launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: filePath === null, filePath: filePath ?? '' })) as never;
  }, file);
}

const save = (format: 'pdf' | 'html' | 'csv' | 'json') =>
  launched.page.evaluate(
    (wanted) => window.tdc.request['readiness.saveReport']({ audience: 'principal', format: wanted }),
    format,
  );

describe('saving a report from the window', () => {
  it.each([
    ['pdf', '%PDF-'],
    ['html', '<!doctype html>'],
    ['csv', '\ufeffVerdict,Room'],
    ['json', '{\n  "format"'],
  ] as const)('writes a %s where the person says, and nothing else', async (format, beginning) => {
    const name = `report.${format}`;
    await answerSaveDialog(join(folder, name));
    expect(await save(format)).toEqual({ ok: true, value: name });
    expect((await readFile(join(folder, name), 'utf8')).startsWith(beginning)).toBe(true);
    expect((await readdir(folder)).filter((file) => file.includes('.new'))).toEqual([]);
  });

  it('leaves no window and no session of the printing behind', async () => {
    const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
  });

  it('writes nothing when the person changes their mind', async () => {
    await answerSaveDialog(null);
    const before = await readdir(folder);
    expect(await save('pdf')).toEqual({ ok: true, value: null });
    expect(await readdir(folder)).toEqual(before);
  });

  it('says in a sentence that a folder does not take it', async () => {
    await answerSaveDialog(join(folder, 'gone', 'report.pdf'));
    const outcome = await save('pdf');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-not-saved' } });
    expect(outcome.ok ? '' : outcome.error.message).toContain('report.pdf could not be saved');
  });
});
