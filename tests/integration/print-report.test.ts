import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';

let folder: string;
let server: Server;
/** Requests of the printed page that reached the network. There must never be one. */
let visits: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-print-'));
  visits = [];
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What is printed has no policy of its own here, so that only the printing window's guards stand in the way. */
async function print(body: string): Promise<number | null> {
  await writeFile(
    join(folder, 'page.html'),
    `<!doctype html><html lang="en"><title>Report</title><body>${body}</body></html>`,
  );
  return new Promise((resolve) => {
    const script = join(repoRoot, 'build/print-report.mjs');
    const child = spawn(process.execPath, [script, folder], { stdio: 'ignore' });
    child.once('close', resolve);
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

describe('printing a page', () => {
  test('runs no script and loads nothing, whatever the page says', async ({ skip }) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const code = await print(`<p>Printed words</p><script>document.body.append('SCRIPT RAN')</script>
      <img src="${url}/img.png"><link rel="stylesheet" href="${url}/style.css"><iframe src="${url}/frame"></iframe>
      <meta http-equiv="refresh" content="0; url=${url}/refresh">`);
    expect(code).toBe(0);
    expect(visits).toEqual([]);
    const text = pdfText();
    if (text === null) skip('pdftotext (poppler-utils) is not installed, so the words of the PDF were not read');
    expect(text).toContain('Printed words');
    expect(text).toMatch(/Page 1 of 1/);
    expect(text).not.toContain('SCRIPT RAN');
  });

  test('prints a page larger than an address can hold', async () => {
    // Chromium cuts addresses off at 2 MB, and a page may be longer than that.
    expect(await print(`<!-- ${'evidence '.repeat(400_000)} --><p>The end</p>`)).toBe(0);
    expect((await readFile(join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('says with its exit code that there is nothing to print, and leaves no half PDF', async () => {
    const code = await new Promise((resolve) => {
      const script = join(repoRoot, 'build/print-report.mjs');
      spawn(process.execPath, [script, folder], { stdio: 'ignore' }).once('close', resolve);
    });
    expect(code).toBe(1);
    expect(await readdir(folder)).not.toContain('report.pdf');
  });
});
