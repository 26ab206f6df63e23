import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInput } from '../../../../main/cli/read-input.ts';
import { ok } from '../../../../shared/result.ts';

describe('readInput', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tdc-input-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the bytes of a file', async () => {
    const file = join(folder, 'export.csv');
    await writeFile(file, 'label\n');
    expect(await readInput(file)).toEqual(ok(Buffer.from('label\n')));
  });

  it('says what is wrong with what was named', async () => {
    const huge = join(folder, 'huge.csv');
    await writeFile(huge, '');
    await truncate(huge, 64 * 1024 * 1024 + 1);
    const named = [join(folder, 'gone.csv'), folder, huge];
    const codes = await Promise.all(named.map(readInput));
    expect(codes).toMatchObject(
      ['no-such-file', 'not-a-file', 'too-large'].map((code) => ({ ok: false, error: { code } })),
    );
  });

  it.skipIf(process.platform === 'win32')('does not begin to read what never ends', async () => {
    expect(await readInput('/dev/zero')).toMatchObject({ ok: false, error: { code: 'not-a-file' } });
  });
});
