import type { Observation } from '../probe/engine.ts';

/** Replies that the current round trip is the median of: two slow ones in a row show. */
const RECENT_RTTS = 3;
/** Weight of a new reply in the usual round trip: about the last 40 replies, 200 s at the default period. */
const BASELINE_WEIGHT = 0.025;
/** Replies before a usual round trip is believed. */
const BASELINE_MIN_REPLIES = 5;
/** A reply this many times above the usual one is trouble, not the new usual. */
const BASELINE_OUTLIER_TIMES = 3;

/**
 * What the diagnosis remembers of one device between two checks. Silence lies between the last sign of life and the first
 * request that nobody answered: only that interval tells whether devices went at one instant. Times: epoch milliseconds.
 */
export interface DeviceMemory {
  /** Start of the latest check that found any sign of life; null: none yet. */
  readonly aliveAt: number | null;
  /** Start of the latest check that echo answered. */
  readonly echoAt: number | null;
  /** Start of the first check of the silence that lasts; null: not silent, or not checkable. */
  readonly silentFrom: number | null;
  /** The latest silence that is over; null: none yet. */
  readonly lastSilence: { readonly from: number; readonly to: number } | null;
  /** The same for echo alone: set while the device is silent or alive by other means only. */
  readonly noEchoFrom: number | null;
  /** Start of the first slow or lossy check of the trouble that lasts; null: fine. Silence does not end it. */
  readonly troubledFrom: number | null;
  /** Start of the latest check that was slow, or whose first request was lost while the device answered. */
  readonly troubledAt: number | null;
  /** Latest round trips in milliseconds, newest last. */
  readonly recentRtts: readonly number[];
  /** Usual round trip in milliseconds; null: too few replies. */
  readonly baselineRttMs: number | null;
  readonly replies: number;
  /** Scheduled requests lost among the latest ones of an answering device, newest last. */
  readonly recentLosses: readonly boolean[];
}

/** Scheduled requests that recent loss is counted over. */
const RECENT_LOSSES = 12;
/** That many lost among the latest eight are trouble, when others have it too. */
const TROUBLE_LOSSES = 3;
const TROUBLE_WINDOW = 8;
/** That many lost among all of them are trouble even of one device alone: at 2 % loss once in ten million checks. */
const HEAVY_LOSSES = 6;

export const NOTHING_REMEMBERED: DeviceMemory = {
  aliveAt: null,
  echoAt: null,
  silentFrom: null,
  lastSilence: null,
  noEchoFrom: null,
  troubledFrom: null,
  troubledAt: null,
  recentRtts: [],
  baselineRttMs: null,
  replies: 0,
  recentLosses: [],
};

type Checked = Pick<Observation, 'startedAt' | 'isFirstAnswered' | 'evidence'>;

/**
 * Takes one check into account. Pure. Call for every observation, in order; start again from {@link NOTHING_REMEMBERED} when a
 * device's address changes.
 *
 * @param slowAboveMs  Round trip from which a check counts as slow.
 */
export function rememberCheck(before: DeviceMemory, checked: Checked, slowAboveMs: number): DeviceMemory {
  const { evidence, startedAt } = checked;
  switch (evidence.kind) {
    case 'unchecked':
      // Silence that this laptop cannot see any more is no longer known to last.
      return { ...before, silentFrom: null, noEchoFrom: null, troubledFrom: null };
    case 'silent':
      return {
        ...before,
        silentFrom: before.silentFrom ?? startedAt,
        noEchoFrom: before.noEchoFrom ?? startedAt,
      };
    case 'echo':
    case 'late-echo':
      return afterReply(before, checked, evidence.rttMs, slowAboveMs);
    default:
      return {
        ...before,
        aliveAt: startedAt,
        silentFrom: null,
        lastSilence: silenceUntil(before, startedAt),
        noEchoFrom: before.noEchoFrom ?? startedAt,
      };
  }
}

function afterReply(before: DeviceMemory, checked: Checked, rttMs: number, slowAboveMs: number): DeviceMemory {
  const { startedAt } = checked;
  const wasSilent = before.silentFrom !== null;
  const recentRtts = [...(wasSilent ? [] : before.recentRtts), rttMs].slice(-RECENT_RTTS);
  const isLost = checked.isFirstAnswered === false && checked.evidence.kind === 'echo';
  // The first request of the check in which it came back was still sent into the silence: that is no loss.
  const recentLosses = wasSilent ? [] : [...before.recentLosses, isLost].slice(-RECENT_LOSSES);
  const isTroubled = isLosing({ recentLosses }) || isRaised(medianOf(recentRtts), before, slowAboveMs);
  return {
    aliveAt: startedAt,
    echoAt: startedAt,
    silentFrom: null,
    lastSilence: silenceUntil(before, startedAt),
    noEchoFrom: null,
    troubledFrom: isTroubled ? (before.troubledFrom ?? startedAt) : null,
    troubledAt: isTroubled ? startedAt : before.troubledAt,
    recentRtts,
    ...baselineAfter(before, rttMs),
    recentLosses,
  };
}

function silenceUntil({ silentFrom, lastSilence }: DeviceMemory, to: number): DeviceMemory['lastSilence'] {
  return silentFrom === null ? lastSilence : { from: silentFrom, to };
}

function lossesIn(losses: readonly boolean[]): number {
  return losses.filter((lost) => lost).length;
}

/** In trouble that no other device need share: slow now, or losing half of its packets. */
export function isPlainlyTroubled(memory: DeviceMemory, slowAboveMs: number): boolean {
  return isRaised(currentRtt(memory), memory, slowAboveMs) || lossesIn(memory.recentLosses) >= HEAVY_LOSSES;
}

/** Lost packets when it was last answering, or does now. A device that is only slow is busy; one that loses packets is fading. */
export function isLosing({ recentLosses }: Pick<DeviceMemory, 'recentLosses'>): boolean {
  return lossesIn(recentLosses.slice(-TROUBLE_WINDOW)) >= TROUBLE_LOSSES;
}

/** When its latest silence began, over or not; null: none. */
export function lastSilentFrom({ silentFrom, lastSilence }: DeviceMemory): number | null {
  return silentFrom ?? lastSilence?.from ?? null;
}

/** Above the school's limit and far above what is usual for this very device. */
function isRaised(rttMs: number | null, { baselineRttMs }: DeviceMemory, slowAboveMs: number): boolean {
  return rttMs !== null && rttMs > Math.max(slowAboveMs, (baselineRttMs ?? 0) * BASELINE_OUTLIER_TIMES);
}

function baselineAfter(before: DeviceMemory, rttMs: number): Pick<DeviceMemory, 'baselineRttMs' | 'replies'> {
  const { baselineRttMs: usual, replies } = before;
  if (usual === null)
    return { baselineRttMs: replies + 1 >= BASELINE_MIN_REPLIES ? rttMs : null, replies: replies + 1 };
  const counted = Math.min(rttMs, usual * BASELINE_OUTLIER_TIMES);
  return { baselineRttMs: usual + (counted - usual) * BASELINE_WEIGHT, replies: replies + 1 };
}

/** Median of the latest round trips, null without one. */
function currentRtt({ recentRtts }: DeviceMemory): number | null {
  return medianOf(recentRtts);
}

function medianOf(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
