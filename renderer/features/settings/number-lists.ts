import { ProbeSettings } from '../../../shared/model/settings.ts';
import { formatStored, SECONDS } from './display-units.ts';

/** A list typed as text, or the sentence that says what is wrong with it. */
export type ListReading =
  | { readonly ok: true; readonly values: number[] }
  | { readonly ok: false; readonly message: string };

const MAX_RETRIES = 5;
const MAX_PORTS = 8;

/** `0.25, 0.5, 1` (seconds) to `[250, 500, 1000]` (milliseconds). Empty text: no re-probes. Sorted, repeats dropped. */
export function readRetryOffsets(text: string): ListReading {
  const numbers = splitNumbers(text);
  if (numbers === null) return refuse('Numbers of seconds, separated by commas, such as 0.25, 0.5, 1.');
  if (numbers.length > MAX_RETRIES) return refuse(`At most ${MAX_RETRIES} repeats.`);
  const values = ascending(numbers.map(SECONDS.toStored));
  const range = ProbeSettings.shape.retryOffsetsMs.element;
  const min = range.minValue ?? 0;
  const max = range.maxValue ?? 0;
  return values.every((value) => value >= min && value <= max)
    ? { ok: true, values }
    : refuse(`Each between ${formatStored(min, SECONDS)} and ${formatStored(max, SECONDS)}.`);
}

/** Milliseconds back to what a person typed: `0.25, 0.5, 1`. */
export function showRetryOffsets(offsetsMs: readonly number[]): string {
  return offsetsMs.map((offset) => String(SECONDS.toShown(offset))).join(', ');
}

/** `445, 3389` to `[445, 3389]`, in the order typed, because they are asked in that order. Empty text: no TCP. */
export function readTcpPorts(text: string): ListReading {
  const numbers = splitNumbers(text);
  if (numbers === null || !numbers.every(Number.isInteger))
    return refuse('Port numbers separated by commas, such as 445, 3389.');
  const values = [...new Set(numbers)];
  if (values.length > MAX_PORTS) return refuse(`At most ${MAX_PORTS} ports.`);
  return values.every((port) => port >= 1 && port <= 65_535)
    ? { ok: true, values }
    : refuse('Each port is between 1 and 65535.');
}

export function showTcpPorts(ports: readonly number[]): string {
  return ports.join(', ');
}

function splitNumbers(text: string): number[] | null {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  return words.every((word) => /^\d+(\.\d+)?$/.test(word)) ? words.map(Number) : null;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function refuse(message: string): ListReading {
  return { ok: false, message };
}
