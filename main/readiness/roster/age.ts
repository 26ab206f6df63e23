import { DAY_MS } from '../../../shared/units.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { countOf } from '../pure-check.ts';
import { roomLimit } from '../thresholds.ts';
import { type DeviceRule, EXEMPT, have, type Judgement, NO_VALUE } from './device-rule.ts';

/** Automatic updates that have ended, or will before long: the floor of the platforms rises every year. */
export function updatesEndRule(plan: SweepPlan, planned: PlannedRoom): DeviceRule {
  const limit = roomLimit(planned, 'updatesEndWarnDays');
  const testsAt = planned.session?.plannedStartAt ?? plan.at;
  return {
    checkId: 'updates-end',
    title: 'End of automatic updates',
    platformId: null,
    rule: limit.rule,
    notApplicable: null,
    judge: ({ kind, updatesEndAt }) => {
      // Only Chromebooks are sold with a date; other exports may carry one, but need not.
      if (updatesEndAt === null) return kind === 'chromebook' ? NO_VALUE : EXEMPT;
      return judgeUpdatesEnd(updatesEndAt, testsAt, testsAt + limit.value * DAY_MS);
    },
    words: (_, count) =>
      count === 1
        ? 'gets no more automatic updates, or soon will not'
        : 'get no more automatic updates, or soon will not',
    fit: (count) => (count === 1 ? 'still gets automatic updates' : 'still get automatic updates'),
    value: 'end of automatic updates',
    howToGetValue: 'Import a Google Admin export that has the auto-update expiration.',
    action: {
      what: 'Nothing today. Plan other devices for the next testing window: platforms raise the lowest system every year.',
      who: 'technician',
    },
  };
}

/** A device that its management system has not heard of for long was probably put away, lost or wiped. */
export function lastSeenRule(plan: SweepPlan, planned: PlannedRoom): DeviceRule {
  const limit = roomLimit(planned, 'lastSeenWarnDays');
  const days = countOf(limit.value, 'day');
  return {
    checkId: 'last-seen',
    title: 'Last seen by the management system',
    platformId: null,
    rule: limit.rule,
    notApplicable: null,
    judge: ({ lastSeenAt }) => (lastSeenAt === null ? NO_VALUE : judgeLastSeen(plan.at - lastSeenAt, limit.value)),
    words: (_, count) => `${have(count)} not been seen by the management system for more than ${days}`,
    fit: (count) => `${have(count)} been seen by the management system within ${days}`,
    value: 'date of last contact',
    howToGetValue: 'Import a device list that has it (last sync, last check-in).',
    action: {
      what: 'Find each of these devices, turn it on and connect it to the school network, so that it takes its updates and policies.',
      who: 'technician',
    },
  };
}

function judgeUpdatesEnd(updatesEndAt: number, testsAt: number, soonAt: number): Judgement {
  const date = new Date(updatesEndAt).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  const judged = (verdict: 'pass' | 'warn', sentence: string, value: string): Judgement => ({
    kind: 'judged',
    verdict,
    sentence,
    value,
  });
  if (updatesEndAt <= testsAt) return judged('warn', `Its automatic updates ended on ${date}.`, `Ended on ${date}`);
  if (updatesEndAt <= soonAt) return judged('warn', `Its automatic updates end on ${date}.`, `Ends on ${date}`);
  return judged('pass', `Its automatic updates end on ${date}.`, `Ends on ${date}`);
}

function judgeLastSeen(ageMs: number, limitDays: number): Judgement {
  const days = Math.max(0, Math.floor(ageMs / DAY_MS));
  const isOld = ageMs > limitDays * DAY_MS;
  return {
    kind: 'judged',
    verdict: isOld ? 'warn' : 'pass',
    sentence: days === 0 ? 'It was seen within the last day.' : `It was last seen ${countOf(days, 'day')} ago.`,
    value: isOld ? `Not seen for more than ${countOf(limitDays, 'day')}` : `Seen within ${countOf(limitDays, 'day')}`,
  };
}
