import { SECOND_MS } from '../../../shared/units.ts';

/**
 * How a stored number is shown and typed. The one place where settings change their unit: the store keeps milliseconds and
 * ratios, people type seconds and percent.
 */
export interface DisplayUnit {
  /** After the number: `s`, `%`. */
  readonly suffix: string;
  /** The same in a sentence: `seconds`. */
  readonly word: string;
  /** Decimal places a person may type. */
  readonly decimals: number;
  readonly toShown: (stored: number) => number;
  readonly toStored: (shown: number) => number;
}

/** Stored in milliseconds (whole), shown in seconds. */
export const SECONDS: DisplayUnit = {
  suffix: 's',
  word: 'seconds',
  decimals: 2,
  toShown: (ms) => ms / SECOND_MS,
  toStored: (seconds) => Math.round(seconds * SECOND_MS),
};

/** Stored in milliseconds, shown as they are: round trips are spoken of this way. */
export const MILLISECONDS: DisplayUnit = {
  suffix: 'ms',
  word: 'milliseconds',
  decimals: 0,
  toShown: (ms) => ms,
  toStored: (ms) => Math.round(ms),
};

/** Stored as a ratio 0–1, shown in percent; rounded to a tenth of a percent so that 0.07 reads 7 and not 7.000000000000001. */
export const PERCENT: DisplayUnit = {
  suffix: '%',
  word: 'percent',
  decimals: 1,
  toShown: (ratio) => Math.round(ratio * 1_000) / 10,
  toStored: (percent) => Math.round(percent * 10) / 1_000,
};

export const PACKETS_PER_SECOND: DisplayUnit = {
  suffix: 'a second',
  word: 'packets a second',
  decimals: 0,
  toShown: (count) => count,
  toStored: (count) => Math.round(count),
};

/** `5 s`, `10 %`, `2,000 a second`. */
export function formatStored(stored: number, unit: DisplayUnit): string {
  return `${unit.toShown(stored).toLocaleString('en-US', { maximumFractionDigits: unit.decimals })} ${unit.suffix}`;
}
