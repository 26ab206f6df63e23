import { CONFIDENCE_WORDS } from '../../../../shared/model/confidence-wording.ts';
import type { CheckOrigin, CheckResult, RuleSource } from '../../../../shared/model/readiness.ts';
import { formatRtt } from '../../../../shared/model/wording.ts';
import { clockTime, dayDate } from '../../../ui/times.ts';

const ORIGIN_WORDS: Readonly<Record<CheckOrigin, string>> = {
  network: 'from this laptop, over the network',
  laptop: 'on this laptop',
  roster: 'from the device list',
  live: 'from the live checks of the devices',
  room: 'from what is known of the room',
  person: 'by a person',
};

/** `Pearson: TestNav Review and Prepare · the vendor says so · 2026-04-06`. */
export function ruleLine({ label, confidence, date }: RuleSource): string {
  return [label, CONFIDENCE_WORDS[confidence].aside, date ?? 'undated'].join(' · ');
}

/** `Nov 22, 2026, 07:15:04, took 212 ms of at most 5.0 s, from this laptop, over the network`. */
export function whenChecked(result: CheckResult): string {
  const tookMs = Math.max(0, result.endedAt - result.startedAt);
  const how = ORIGIN_WORDS[result.origin];
  const at = `${dayDate(result.endedAt)}, ${clockTime(result.endedAt)}`;
  if (result.origin === 'person') return `${at}, ${how}`;
  return `${at}, took ${formatRtt(tookMs)} of at most ${formatRtt(result.deadlineMs)}, ${how}`;
}
