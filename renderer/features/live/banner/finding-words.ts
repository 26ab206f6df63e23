import type { DiagnosisFinding, LossCountdown } from '../../../../shared/model/diagnosis.ts';
import { reachWords } from '../../../../shared/model/diagnosis-wording.ts';
import { formatDuration } from '../../../../shared/model/wording.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { minuteTime } from '../../../ui/times.ts';

/** `since 09:41, 40 s`; of one that is over `over since 09:50, lasted 3 min`. */
export function sinceWords({ since, endedAt }: DiagnosisFinding, now: number): string {
  if (endedAt !== null) return `over since ${minuteTime(endedAt)}, lasted ${formatDuration(endedAt - since)}`;
  return `since ${minuteTime(since)}, ${formatDuration(now - since)}`;
}

/** Since when, how many, and how it stands; each part by itself. */
export function standingParts(finding: DiagnosisFinding, now: number): readonly string[] {
  const { devicesAffected, studentsAffected } = finding;
  return [sinceWords(finding, now), reachWords(devicesAffected, studentsAffected), finding.now].filter(
    (part) => part !== '',
  );
}

/** `TestNav: students may be signed out at 09:46, in 3:12`; after that `… may have been signed out since 09:46`. */
export function countdownWords({ platformName, deadlineAt }: LossCountdown, now: number): string {
  const left = deadlineAt - now;
  if (left <= 0) return `${platformName}: students may have been signed out since ${minuteTime(deadlineAt)}`;
  return `${platformName}: students may be signed out at ${minuteTime(deadlineAt)}, in ${minutesAndSeconds(left)}`;
}

/** `3:12` */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  const perMinute = MINUTE_MS / SECOND_MS;
  return `${Math.floor(seconds / perMinute)}:${String(seconds % perMinute).padStart(2, '0')}`;
}

/** Names of the rooms that a finding is about, whole or in part. */
export function roomsOf({ scope }: DiagnosisFinding): readonly { readonly id: string; readonly name: string }[] {
  if (scope.kind === 'device') return scope.room === null ? [] : [scope.room];
  return scope.kind === 'rooms' || scope.kind === 'access-point' || scope.kind === 'uplink' ? scope.rooms : [];
}
