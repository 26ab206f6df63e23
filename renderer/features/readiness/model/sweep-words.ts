import type { SweepSummary, SweepTrigger } from '../../../../shared/model/readiness.ts';
import { countOf } from '../../../ui/counts.ts';
import type { BoardRow } from './board.ts';
import { whenWords } from './when.ts';

const TRIGGERS: Readonly<Record<SweepTrigger, string>> = {
  person: '',
  schedule: ', as scheduled',
  command: ', from the command line',
  recheck: ', some checks only',
};

/** `Checked 07:15, as scheduled`; a sweep that was stopped says how far it came. */
export function sweepLine(sweep: SweepSummary, now: number): string {
  const when = whenWords(sweep.endedAt ?? sweep.startedAt, now);
  const stopped = sweep.isStopped ? ` · stopped after ${sweep.done} of ${countOf(sweep.total, 'check')}` : '';
  return `Checked ${when}${TRIGGERS[sweep.trigger]}${stopped}`;
}

/** `148 of 420 checks · results for 7 of 12 rooms`. */
export function runningLine(sweep: SweepSummary, rows: readonly BoardRow[]): string {
  const swept = rows.filter(({ roomId }) => sweep.roomIds.length === 0 || sweep.roomIds.includes(roomId));
  const heard = swept.filter(({ progress }) => progress.fresh > 0).length;
  return `${sweep.done} of ${countOf(sweep.total, 'check')} · results for ${heard} of ${countOf(swept.length, 'room')}`;
}

/** `3 fail, 2 warnings, 140 pass` for the list of past sweeps. */
export function countsLine({ counts }: SweepSummary): string {
  const parts = [
    counts.fail > 0 ? `${counts.fail} fail` : '',
    counts.warn > 0 ? countOf(counts.warn, 'warning') : '',
    counts.unchecked > 0 ? `${counts.unchecked} not checked` : '',
    `${counts.pass} pass`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
