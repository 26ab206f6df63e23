import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles a program, usually `writer-child.ts`, with the store into a fresh folder, since plain Node 20 reads no TypeScript.
 *
 *     const writer = await buildWriter();
 *     const child = startWriter(writer, dataDir);
 *     await child.sawLine((line) => line.startsWith('open'));
 *     await child.kill();
 */
export async function buildWriter(entry = new URL('writer-child.ts', import.meta.url)): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'tdc-writer-'));
  const libsql = pathToFileURL(createRequire(import.meta.url).resolve('libsql')).href;
  await build({
    configFile: false,
    logLevel: 'error',
    // The native part is taken from where it is installed; the bundle lies outside the project.
    plugins: [
      {
        name: 'libsql-from-the-project',
        enforce: 'pre',
        resolveId: (id: string) => (id === 'libsql' ? { id: libsql, external: 'absolute' } : null),
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(entry),
      outDir,
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'writer.mjs' } },
    },
  });
  return join(outDir, 'writer.mjs');
}

export interface Writer {
  /** Every whole line it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves at the first line that fits; rejects when the process ends before. */
  sawLine(fits: (line: string) => boolean): Promise<string>;
  /** Ends it as a power cut would end a program: `SIGKILL`, no handler runs. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** @param mode  What the child does once the folder is open, see `writer-child.ts`; `back-up` is for `backup-child.ts`. */
export function startWriter(writer: string, dataDir: string, mode: 'hold' | 'write' | 'back-up'): Writer {
  const child = spawn(process.execPath, [writer, dataDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const ended = endOf(child);
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  return {
    lines,
    sawLine(fits) {
      const seen = new Promise<string>((resolve) => {
        const already = lines.find(fits);
        if (already !== undefined) resolve(already);
        listeners.add((line) => {
          if (fits(line)) resolve(line);
        });
      });
      const early = ended.then(() => {
        throw new Error(`The writer ended too early, after: ${lines.at(-1) ?? 'nothing'}`);
      });
      return Promise.race([seen, early]);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** `close` and not `exit`: only then everything that it printed has arrived. */
async function endOf(child: ChildProcess): Promise<void> {
  await once(child, 'close');
}
