import cliProgress from 'cli-progress';
import type { SweepSummary } from '../../shared/model/readiness.ts';

/** A bar on a terminal, nothing elsewhere. */
export function sweepProgress(): { show(sweep: SweepSummary): void; stop(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      stream: process.stderr,
      format: '{bar} {value} of {total} checks, {found} found wrong',
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  );
  return {
    show({ total, done, counts }) {
      const found = counts.fail + counts.warn;
      if (!bar.isActive) bar.start(total, done, { found });
      else bar.setTotal(total);
      bar.update(done, { found });
    },
    stop: () => bar.stop(),
  };
}
