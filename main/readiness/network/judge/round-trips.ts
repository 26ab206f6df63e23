import { type HostContext, inOrder, line, problem, type StepJudgement } from './step.ts';

/** One lost connect of a handful is chance; two are not. Ours. */
const LOST_WARN = 2;

/** The middle one; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/**
 * Judges the way to a host by a handful of connects. The limits are this console's own, so they warn and never stop a room. Pure.
 *
 * @param roundTripsMs  Null: no answer in time. Empty: not measured.
 */
export function judgeRoundTrips(roundTripsMs: readonly (number | null)[], context: HostContext): StepJudgement {
  if (roundTripsMs.length === 0) return inOrder([]);
  const answered = roundTripsMs.filter((ms) => ms !== null);
  const lost = roundTripsMs.length - answered.length;
  const middle = median(answered);
  const text = `${roundTripsMs.map((ms) => (ms === null ? 'lost' : ms.toFixed(1))).join(', ')} ms; median ${middle.toFixed(1)} ms`;
  const look = {
    what: 'Check again at a quiet time; then look at Wi-Fi and internet line.',
    who: 'technician',
  } as const;
  if (lost >= LOST_WARN) {
    const sentence = `The way to ${context.name} is unsteady: ${lost} of ${roundTripsMs.length} connections were lost.`;
    return problem('warn', sentence, look, [line('Round trips', text, 'warn')]);
  }
  if (middle > context.limits.latencyPassMs) {
    const sentence = `The way to ${context.name} is slow: ${Math.round(middle)} ms there and back.`;
    return problem('warn', sentence, look, [line('Round trips', text, 'warn')]);
  }
  return inOrder([line('Round trips', text, 'pass')]);
}
