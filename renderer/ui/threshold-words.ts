import type { Threshold } from '../../shared/profiles/schema.ts';

const UNIT_WORDS: Readonly<Record<Threshold['unit'], string>> = {
  ms: 'ms',
  percent: '%',
  days: 'days',
  seconds: 'seconds',
  devices: 'devices',
  kbps: 'kbit/s',
  hours: 'hours',
};

/** `250 ms`, `2 %`. */
export function thresholdWords(value: number, unit: Threshold['unit']): string {
  return `${value.toLocaleString('en-US')} ${UNIT_WORDS[unit]}`;
}
