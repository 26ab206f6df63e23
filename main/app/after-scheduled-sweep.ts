import type { Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';
import type { ScheduledSweepOutcome } from '../readiness/scheduled-sweep.ts';

export interface AfterSweepWishes {
  /** A desktop notification. */
  readonly notify: (outcome: Pick<ScheduledSweepOutcome, 'title' | 'message'>) => void;
  /** A self-contained page as a PDF. */
  readonly print: (html: string) => Promise<Result<Uint8Array>>;
  readonly write: (path: string, content: Uint8Array) => Promise<Result<string>>;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * What the application adds to a scheduled sweep: says on the desktop how it went, then prints each saved page beside itself.
 * Never rejects; a PDF that cannot be made is in the log, the page is there all the same.
 */
export async function afterScheduledSweep(outcome: ScheduledSweepOutcome, wishes: AfterSweepWishes): Promise<void> {
  const { notify, print, write, log } = wishes;
  notify(outcome);
  for (const { path, html } of outcome.pages) {
    const printed = await print(html);
    const saved = printed.ok ? await write(path.replace(/\.html$/, '.pdf'), printed.value) : printed;
    if (!saved.ok) log.warn('PDF of a scheduled sweep not saved', path, saved.error.code);
  }
}
