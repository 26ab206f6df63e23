import type { Finding } from '../../../../shared/model/readiness.ts';
import { GENERAL_THRESHOLDS } from '../../../../shared/profiles/general.ts';
import { finding } from '../../check.ts';
import type { LaptopFacts } from '../facts.ts';
import { untold } from './words.ts';

export function judgePower({ power }: LaptopFacts): Finding {
  if (power === null) return untold('how it is powered');
  const evidence = [
    { label: 'On mains', value: power.isOnMains ? 'yes' : 'no' },
    ...(power.hasBattery ? [{ label: 'Battery', value: `${Math.round(power.percent)} %` }] : []),
  ];
  if (!power.hasBattery) {
    return finding('not-applicable', 'This computer has no battery, so it runs as long as it is plugged in.', {
      evidence,
    });
  }
  const percent = Math.round(power.percent);
  if (power.isOnMains)
    return finding('pass', `This laptop is plugged in, with ${percent} % in its battery.`, { evidence });
  const isLow = percent <= GENERAL_THRESHOLDS.batteryWarnPercent.value;
  return finding(
    'warn',
    isLow
      ? `This laptop runs on its battery and only ${percent} % are left: when it is empty, nobody watches the rooms.`
      : `This laptop runs on its battery, with ${percent} % left, which may not last through testing.`,
    { evidence, action: { what: 'Plug this laptop in and leave it plugged in during testing.', who: 'coordinator' } },
  );
}

/** Which of the two settings counts depends on the power it has now; where that is not known, the one that comes sooner. */
export function judgeSleep({ sleep, power }: LaptopFacts): Finding {
  if (sleep === null) return untold('when it goes to sleep by itself');
  const words = (value: number | 'never') => (value === 'never' ? 'never' : `after ${minuteWords(value)}`);
  const evidence = [
    { label: 'Sleeps on mains', value: words(sleep.onMains) },
    { label: 'Sleeps on battery', value: words(sleep.onBattery) },
  ];
  const soonest = (values: (number | 'never')[]) =>
    Math.min(...values.map((value) => (value === 'never' ? Infinity : value)));
  const after = soonest(
    power === null ? [sleep.onMains, sleep.onBattery] : [power.isOnMains ? sleep.onMains : sleep.onBattery],
  );
  if (after === Infinity) return finding('pass', 'This laptop does not go to sleep by itself.', { evidence });
  return finding(
    'warn',
    `This laptop goes to sleep after ${minuteWords(after)} without use, and then nobody watches the rooms.`,
    {
      evidence,
      action: { what: 'Switch off automatic sleep in the power settings of this laptop.', who: 'coordinator' },
    },
  );
}

function minuteWords(value: number): string {
  return `${Math.round(value)} ${Math.round(value) === 1 ? 'minute' : 'minutes'}`;
}
