// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { repoRoot } from '../../../build/lib/paths.mjs';

/**
 * Bundles test code for one measurement, since benches run under plain Node and are in no build of the console.
 *
 * @template T
 * @param {string} entry  From the repository's root: `tests/lab/scenarios/kit.ts`.
 * @param {(exported: T, folder: string) => unknown} use  Gets what the entry exports, and the folder of the bundle, where it may leave
 *   files of its own; all of it is gone when it has settled.
 */
export async function withBundle(entry, use) {
  // Inside the repository, so that the bundle finds the native packages.
  const folder = await mkdtemp(path.join(repoRoot, 'node_modules', '.tdc-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true, external: ['koffi', 'libsql'] },
      build: {
        ssr: entry,
        outDir: path.join(folder, 'kit'),
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'kit.mjs' } },
      },
    });
    await use(await import(pathToFileURL(path.join(folder, 'kit', 'kit.mjs')).href), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
