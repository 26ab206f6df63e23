import type { TransportChoice } from '../../../shared/model/live.ts';
import { ProbeSettings } from '../../../shared/model/settings.ts';
import { type DisplayUnit, formatStored, MILLISECONDS, PACKETS_PER_SECOND, PERCENT, SECONDS } from './display-units.ts';

export type NumberKey = 'periodMs' | 'timeoutMs' | 'flakyAboveLossRatio' | 'slowAboveMs' | 'maxPacketsPerSecond';

/** A numeric probe setting as it is shown. Ranges come from the schema, so that both sides refuse the same values. */
export interface NumberField {
  readonly key: NumberKey;
  readonly label: string;
  readonly explanation: string;
  readonly unit: DisplayUnit;
}

export const TIMING_FIELDS: readonly NumberField[] = [
  {
    key: 'periodMs',
    label: 'Check every device every',
    explanation:
      'Shorter shows trouble sooner and sends more. A device that goes down shows within this time plus two seconds.',
    unit: SECONDS,
  },
  {
    key: 'timeoutMs',
    label: 'Wait for an answer',
    explanation: 'An answer that takes longer than this counts as late.',
    unit: SECONDS,
  },
];

export const LIMIT_FIELDS: readonly NumberField[] = [
  {
    key: 'flakyAboveLossRatio',
    label: 'Flaky above a loss of',
    explanation: 'A device that leaves a larger share of its latest checks unanswered is shown as flaky.',
    unit: PERCENT,
  },
  {
    key: 'slowAboveMs',
    label: 'Slow above a round trip of',
    explanation: 'A device whose usual answer takes longer is shown as slow.',
    unit: MILLISECONDS,
  },
];

export const LOAD_FIELDS: readonly NumberField[] = [
  {
    key: 'maxPacketsPerSecond',
    label: 'Send at most',
    explanation: 'All checks together stay below this. With many devices a low limit makes a round take longer.',
    unit: PACKETS_PER_SECOND,
  },
];

export const TRANSPORT_WORDS: Readonly<
  Record<TransportChoice, { readonly name: string; readonly explanation: string }>
> = {
  auto: { name: 'Automatic', explanation: 'The fastest way that works on this computer.' },
  native: { name: 'Native ping', explanation: 'Sends pings itself. Fastest; some systems need permission for it.' },
  system: {
    name: 'System ping',
    explanation: 'Starts the ping command of this computer. Works everywhere, slower with many devices.',
  },
  simulated: { name: 'Simulated', explanation: 'Sends nothing. Every answer is made up, for practice only.' },
};

/** Allowed range of a stored value, both ends included. */
export function rangeOf(key: NumberKey): { readonly min: number; readonly max: number } {
  const schema = ProbeSettings.shape[key];
  return { min: schema.minValue ?? 0, max: schema.maxValue ?? Number.MAX_SAFE_INTEGER };
}

/**
 * Why a stored value cannot be used, in the words and unit of the screen; null when it can.
 *
 * @param others  The other settings as they are: the wait must end before the next check begins.
 */
export function whyRefused(field: NumberField, stored: number, others: ProbeSettings): string | null {
  const { min, max } = rangeOf(field.key);
  if (!Number.isFinite(stored)) return `Type a number of ${field.unit.word}.`;
  if (stored < min || stored > max) {
    return `Between ${formatStored(min, field.unit)} and ${formatStored(max, field.unit)}.`;
  }
  if (field.key === 'timeoutMs' && stored > others.periodMs) {
    return `No longer than the time between two checks, ${formatStored(others.periodMs, SECONDS)}.`;
  }
  if (field.key === 'periodMs' && stored < others.timeoutMs) {
    return `No shorter than the wait for an answer, ${formatStored(others.timeoutMs, SECONDS)}.`;
  }
  return null;
}
