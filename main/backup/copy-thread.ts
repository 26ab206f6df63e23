import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { fail, type Result } from '../../shared/result.ts';
import { type CheckCopy, inspectCopy } from './inspect-copy.ts';

/**
 * {@link inspectCopy} on a thread of its own, since a copy of 50 MB takes half a second. The thread runs this very module: the bundler gives it a
 * file of its own because it is loaded with `import()` alone, so nothing else of the console is loaded with it.
 */
export const checkInThread: CheckCopy = (job) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { ...job, isCopyJob: true },
      name: 'backup check',
    });
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(notChecked(String(error))));
    worker.once('exit', () => resolve(notChecked('it ended without an answer')));
  });

function notChecked(reason: string): Result<never> {
  return fail(
    'backup.not-checked',
    'The new backup could not be checked, so it does not count. Start the console again; if this comes back, report it to whoever looks after the console.',
    { reason },
  );
}

const ThreadJob = z.object({
  isCopyJob: z.literal(true),
  file: z.string(),
  passphrase: z.string(),
  depth: z.enum(['quick', 'whole']),
});

const job = isMainThread ? null : ThreadJob.safeParse(workerData);
if (job?.success === true) parentPort?.postMessage(inspectCopy(job.data));
