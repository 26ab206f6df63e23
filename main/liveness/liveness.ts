import type { DeviceState } from '../../shared/model/device-state.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import type { Observation } from '../probe/engine.ts';

/** Scheduled probes that the shown loss is counted over: 100 s at the default period. */
const SHOWN_LOSS_WINDOW = 20;
/** Scheduled probes that the loss estimate behind "down" rests on; longer, so that one bad minute does not sway it. */
const ESTIMATE_WINDOW = 50;
/** Loss that any Wi-Fi may show. Below this a device is not believed to be better than the air it hangs on. */
const LOSS_FLOOR = 0.02;
/** Fewer probes than this say little; missing ones count as answered. */
const ESTIMATE_MIN_PROBES = 20;
/**
 * "Down" is said when a living device would be this silent less often than once in 20,000 rounds: loss ^ tries. Four tries at
 * 2 % loss give 1.6e-7; a device that loses every fifth packet is given two more rounds first. DECISIONS.md, "When is it down".
 */
const MAX_CHANCE_OF_FALSE_DOWN = 5e-5;
/** However lossy it was: after this many silent rounds in a row it is down. */
const MAX_SILENT_ROUNDS = 3;
/** Replies that the median round trip is taken over. */
const RTT_WINDOW = 5;
/** Two lost probes at least: one lost packet is never an alarm. */
const MIN_LOST_FOR_FLAKY = 2;
/** A device leaves "flaky" below this share of the limit that it entered at, and "slow" likewise: no flicker at the edge. */
const FLAKY_EXIT = 0.5;
const SLOW_EXIT = 0.8;

export type LivenessLimits = Pick<ProbeSettings, 'flakyAboveLossRatio' | 'slowAboveMs'>;

/** What is remembered of one device between two checks. */
export interface Liveness {
  readonly state: DeviceState;
  readonly evidence: Evidence;
  /** Scheduled probes, newest last, true: answered. The current silence is not in it until it is over. */
  readonly answered: readonly boolean[];
  /** In milliseconds, newest last. */
  readonly rtts: readonly number[];
  /** Echo requests, and whole rounds, since the last sign of life. */
  readonly silentTries: number;
  readonly silentRounds: number;
}

export const NEVER_CHECKED: Liveness = {
  state: 'unknown',
  evidence: { kind: 'unchecked', reason: 'not-yet' },
  answered: [],
  rtts: [],
  silentTries: 0,
  silentRounds: 0,
};

/**
 * Takes one observation into account. Pure: the same memory and observation give the same result.
 *
 * - A sign of life ends every silence at once: recovery needs one reply.
 * - Silence becomes `down` only when it cannot be explained by the loss this device had before; until then the state stays.
 * - What could not be checked is `unknown`, and never counts as lost.
 */
export function observe(
  before: Liveness,
  observation: Pick<Observation, 'evidence' | 'isFirstAnswered'>,
  limits: LivenessLimits,
): Liveness {
  const { evidence } = observation;
  switch (evidence.kind) {
    case 'unchecked':
      return { ...before, state: 'unknown', evidence };
    case 'silent':
      return afterSilence(before, evidence);
    case 'echo':
    case 'late-echo':
      return afterEcho(
        before,
        evidence,
        observation.isFirstAnswered !== false || evidence.kind === 'late-echo',
        limits,
      );
    default:
      // Alive by other means: loss and round trip of its pings say nothing any more.
      return { ...NEVER_CHECKED, state: 'blocked', evidence };
  }
}

function afterSilence(before: Liveness, evidence: Extract<Evidence, { kind: 'silent' }>): Liveness {
  const silentTries = before.silentTries + evidence.tries;
  const silentRounds = before.silentRounds + 1;
  const chance = estimatedLoss(before.answered) ** silentTries;
  const isDown = before.state === 'down' || chance <= MAX_CHANCE_OF_FALSE_DOWN || silentRounds >= MAX_SILENT_ROUNDS;
  return { ...before, state: isDown ? 'down' : before.state, evidence, silentTries, silentRounds };
}

function afterEcho(
  before: Liveness,
  evidence: Extract<Evidence, { kind: 'echo' | 'late-echo' }>,
  isFirstAnswered: boolean,
  limits: LivenessLimits,
): Liveness {
  // After an outage the device starts afresh: the outage was reported as such and is not loss on top of it.
  const isBack = before.state === 'down';
  const lostInSilence = isBack ? [] : Array<boolean>(before.silentRounds).fill(false);
  const answered = [...(isBack ? [] : before.answered), ...lostInSilence, isFirstAnswered].slice(-ESTIMATE_WINDOW);
  const rtts = [...(isBack ? [] : before.rtts), evidence.rttMs].slice(-RTT_WINDOW);
  return {
    state: answeringState(before.state, answered, rtts, limits),
    evidence,
    answered,
    rtts,
    silentTries: 0,
    silentRounds: 0,
  };
}

function answeringState(
  before: DeviceState,
  answered: readonly boolean[],
  rtts: readonly number[],
  limits: LivenessLimits,
): DeviceState {
  const lost = lostCount(answered);
  const flakyLimit = limits.flakyAboveLossRatio * (before === 'flaky' ? FLAKY_EXIT : 1);
  if (lost >= MIN_LOST_FOR_FLAKY && lost / SHOWN_LOSS_WINDOW >= flakyLimit) return 'flaky';
  const slowLimit = limits.slowAboveMs * (before === 'slow' ? SLOW_EXIT : 1);
  return (median(rtts) ?? 0) > slowLimit ? 'slow' : 'up';
}

function lostCount(answered: readonly boolean[]): number {
  return answered.slice(-SHOWN_LOSS_WINDOW).filter((isAnswered) => !isAnswered).length;
}

function estimatedLoss(answered: readonly boolean[]): number {
  const lost = answered.filter((isAnswered) => !isAnswered).length;
  return Math.max(LOSS_FLOOR, lost / Math.max(answered.length, ESTIMATE_MIN_PROBES));
}

/** Lost share (0–1) of the latest scheduled probes, a silence that still lasts included. */
export function lossRatio(liveness: Liveness): number {
  const latest = [...liveness.answered, ...Array<boolean>(liveness.silentRounds).fill(false)].slice(-SHOWN_LOSS_WINDOW);
  return latest.length === 0 ? 0 : lostCount(latest) / latest.length;
}

/** Median round trip of the latest replies in milliseconds, null without one. */
export function typicalRtt(liveness: Liveness): number | null {
  return median(liveness.rtts);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
