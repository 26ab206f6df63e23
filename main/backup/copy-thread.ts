import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { fail, type Result } from '../../shared/result.ts';
import { checkLedger } from './check-ledger.ts';
import { type DrillBackup, drill } from './drill.ts';
import { type CheckCopy, inspectCopy } from './inspect-copy.ts';
import { BackupManifest } from './manifest.ts';

/** {@link inspectCopy} on a thread of its own, since a copy of 50 MB takes half a second. */
export const checkInThread: CheckCopy = (job) => inThread({ kind: 'check', ...job });

/** {@link drill} on a thread of its own: it takes seconds. */
export const drillInThread: DrillBackup = (backup, passphrase) => inThread({ kind: 'drill', ...backup, passphrase });

/**
 * The thread runs this very module: the bundler gives it a file of its own because it is loaded with `import()` alone, so nothing
 * else of the console is loaded with it. Both kinds of jobs answer with a `Result` of plain values.
 */
function inThread<T>(job: ThreadJob): Promise<Result<T>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { tdcCopyJob: job }, name: 'backup check' });
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(notChecked(String(error))));
    worker.once('exit', () => resolve(notChecked('it ended without an answer')));
  });
}

function notChecked(reason: string): Result<never> {
  return fail(
    'backup.not-checked',
    'The backup could not be checked, so it does not count. Start the console again; if this comes back, report it to whoever looks after the console.',
    { reason },
  );
}

const ThreadJob = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('check'),
    file: z.string(),
    passphrase: z.string(),
    depth: z.enum(['quick', 'whole']),
  }),
  z.object({ kind: z.literal('drill'), file: z.string(), passphrase: z.string(), manifest: BackupManifest }),
]);
type ThreadJob = z.infer<typeof ThreadJob>;

function answer(job: ThreadJob): Result<unknown> {
  return job.kind === 'check' ? inspectCopy(job) : drill(job, job.passphrase, checkLedger);
}

// Other threads load this module too, those of the test runner for one.
const started = isMainThread ? null : z.object({ tdcCopyJob: ThreadJob }).safeParse(workerData);
if (started?.success === true) parentPort?.postMessage(answer(started.data.tdcCopyJob));
