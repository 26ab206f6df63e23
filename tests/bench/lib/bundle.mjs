// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles test code for one measurement, since benches run under plain Node and are in no build of the console.
 *
 * @template T
 * @param {string} entry  From the repository's root: `tests/lab/scenarios/kit.ts`.
 * @param {(exported: T) => unknown} use  Gets what the entry exports; the bundle is gone when it has settled.
 */
export async function withBundle(entry, use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tdc-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'kit.mjs' } },
      },
    });
    await use(await import(pathToFileURL(path.join(folder, 'kit.mjs')).href));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
