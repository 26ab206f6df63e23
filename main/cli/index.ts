import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { EXIT } from './exit-codes.ts';
import { parseCommandLine } from './program.ts';
import { runCommand } from './run.ts';
import { processStreams } from './streams.ts';

/** Start of `tdc`: reads the command line, runs it, ends with its exit code. */
async function main(): Promise<number> {
  const parsed = parseCommandLine(process.argv.slice(2), packageJson.version, processStreams);
  if (parsed.command === null) return parsed.exitCode;

  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  // `tdc watch --json | head` closes the pipe: end quietly instead of failing with EPIPE.
  process.stdout.on('error', interrupt);
  try {
    return await runCommand(parsed.command, {
      streams: processStreams,
      interrupted: interruption.signal,
      // Bundled beside this file, see electron.vite.config.ts.
      workerUrl: new URL('./probe-worker.js', import.meta.url),
      printScript: join(import.meta.dirname, '../../build/print-report.mjs'),
    });
  } catch (cause) {
    processStreams.err(
      `Something went wrong inside the console: ${String(cause)}. This is a fault of ours; please report it.`,
    );
    if (cause instanceof Error && process.env.TDC_DEBUG !== undefined) processStreams.err(cause.stack ?? '');
    return EXIT.refused;
  }
}

process.exitCode = await main();
