import type { Finding } from '../../../../shared/model/readiness.ts';
import { finding } from '../../check.ts';
import type { LaptopFacts } from '../facts.ts';
import { untold } from './words.ts';

/**
 * Whether the date can be right at all. How many seconds the clock is off is asked of servers, see `network/checks/clock.ts`.
 *
 * @param notBefore  A day that has certainly passed, such as the one on which the platform facts were compiled: `2026-11-21`.
 */
export function judgeDate({ now }: LaptopFacts, notBefore: string): Finding {
  const date = new Date(now);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const evidence = [
    { label: 'Clock of this laptop', value: date.toISOString() },
    { label: 'Time zone', value: zone },
  ];
  if (now >= Date.parse(notBefore)) return finding('pass', 'The date of this laptop is plausible.', { evidence });
  const shown = date.toLocaleDateString('en-US', { dateStyle: 'long' });
  return finding(
    'fail',
    `This laptop says that today is ${shown}, which cannot be: secure connections fail and records get wrong times.`,
    {
      evidence,
      action: { what: 'Set date and time of this laptop to automatic, then check again.', who: 'technician' },
    },
  );
}

export function judgeSystem({ system }: LaptopFacts): Finding {
  if (system === null) return untold('which system it runs');
  return finding('pass', `This laptop runs ${system}.`, { evidence: [{ label: 'System', value: system }] });
}
