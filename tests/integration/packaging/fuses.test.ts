import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { expectedFuses, wrongFuses } from '../../../build/packaging/expected-fuses.mjs';
import { packagedApp } from '../../../build/packaging/output.mjs';
import { findElectron } from '../../../build/runtime/find.mjs';

/** electron-builder starts its names with a small letter, @electron/fuses with a capital one. */
const builderName = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const packaged = packagedApp(process.platform, process.arch).executable;
const isPackaged = await access(packaged).then(
  () => true,
  () => false,
);

describe('fuses', () => {
  it('are set in electron-builder.yml as the look-over of the package wants them', async () => {
    const settings = await readFile(path.join(repoRoot, 'electron-builder.yml'), 'utf8');
    for (const [name, state] of expectedFuses) {
      expect(settings).toContain(`  ${builderName(name)}: ${String.fromCharCode(state) === '1'}\n`);
    }
  });

  it('are complained about when they are those of a development runtime', async () => {
    const { executable } = await findElectron({ quiet: true });
    const complaints = await wrongFuses(executable);
    expect(complaints).toContain('fuse EnableNodeCliInspectArguments must be off');
    expect(complaints).toContain('fuse OnlyLoadAppFromAsar must be on');
  });

  it.skipIf(!isPackaged)('are right in the packaged app (skipped until npm run package has made one)', async () => {
    expect(await wrongFuses(packaged)).toEqual([]);
  });
});
