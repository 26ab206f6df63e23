import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startVirtualDisplay } from '../../../build/system/display.mjs';

// A stand-in with the one habit that matters: the number and the line's end are two writes, and it dies of a failed second one.
const SLOW_WRITER = `#!/usr/bin/env node
const fs = require('node:fs');
fs.writeSync(3, '93');
setTimeout(() => {
  let fate = 'stayed up';
  try { fs.writeSync(3, '\\n'); } catch { fate = 'died'; }
  fs.writeFileSync(__filename + '.fate', fate);
  if (fate === 'died') process.exit(1);
  fs.closeSync(3);
  setTimeout(() => {}, 60000);
}, 200);
`;
const DIES_AT_ONCE = '#!/usr/bin/env node\nprocess.exit(1);\n';

describe.skipIf(process.platform === 'win32')('startVirtualDisplay', () => {
  let folder: string;
  let before: { PATH: string | undefined; DISPLAY: string | undefined };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tdc-display-'));
    before = { PATH: process.env.PATH, DISPLAY: process.env.DISPLAY };
    process.env.PATH = `${folder}${delimiter}${before.PATH}`;
  });
  afterEach(async () => {
    process.env.PATH = before.PATH;
    if (before.DISPLAY === undefined) delete process.env.DISPLAY;
    else process.env.DISPLAY = before.DISPLAY;
    await rm(folder, { recursive: true, force: true });
  });

  async function display(program: string): Promise<string> {
    const path = join(folder, 'Xvfb');
    await writeFile(path, program);
    await chmod(path, 0o755);
    return path;
  }

  test('reads the whole line before it lets go, so that the display stays up', async () => {
    const path = await display(SLOW_WRITER);
    const end = await startVirtualDisplay();
    expect(process.env.DISPLAY).toBe(':93');
    expect(await vi.waitFor(() => readFile(`${path}.fate`, 'utf8'), { timeout: 5000 })).toBe('stayed up');
    await end();
    expect(process.env.DISPLAY).toBe(before.DISPLAY);
  });

  test('says so at once when the display ends before it is up', async () => {
    await display(DIES_AT_ONCE);
    await expect(startVirtualDisplay()).rejects.toThrow('ended before it was up');
  });
});
