import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native parts and the one package that picks them at run time stay outside the bundle; everything else is bundled. */
const native = ['koffi', 'libsql'];

/** The oldest runtimes that must run the bundles: Node 20.19 for the command line, Electron 33 (Node 20.18, Chromium 130). */
const nodeTarget = 'node20.18';
const chromiumTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        external: ['electron', ...native],
        input: {
          index: 'main/index.ts',
          cli: 'main/cli/index.ts',
          'probe-worker': 'main/probe/worker.ts',
          // The engine without its thread, for the benches.
          'probe-kit': 'main/probe/kit.ts',
          // The importer without a console, for its bench.
          'roster-kit': 'main/roster/kit.ts',
          // The console without a window, for the network lab.
          'console-kit': 'main/console-kit.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'main/preload/index.ts' },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: chromiumTarget,
      // A third of the bytes to read and to compile before the first tile.
      minify: true,
      rollupOptions: { input: { index: resolve(import.meta.dirname, 'renderer/index.html') } },
    },
  },
});
