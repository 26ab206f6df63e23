import type { DiagnosedDevice } from './input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from './limits.ts';

/** When a device was last known to live and first known not to. Epoch milliseconds. */
interface Silence {
  readonly device: DiagnosedDevice;
  readonly aliveAt: number;
  readonly silentFrom: number;
}

/** What one instant explains about a set of devices. */
export interface Onset {
  /** First request that nobody answered: from here on it is known. Epoch milliseconds. */
  readonly at: number;
  /** The fault began between these two; `from` may be a little after `to` where packets were still on their way. */
  readonly from: number;
  readonly to: number;
  /** Silent devices whose silence can have begun at that instant. */
  readonly together: readonly DiagnosedDevice[];
  /** Known to be alive after it: still answering, or silent only later. They speak against a common fault. */
  readonly survivors: readonly DiagnosedDevice[];
}

/** Two checks that one missed round lies between; a longer gap says nothing about the instant. */
const MAX_GAP_PERIODS = 3;

/**
 * The instant that explains most silences at once. A cable, a switch or an access point takes all its devices at the same
 * moment; people close lids over seconds to minutes, and then somebody is known to be alive after somebody else was silent.
 *
 * @param devices  Of one room, or of any set; those that are silent for long or were never seen are left out of both sides.
 * @returns null when nobody is silent.
 */
export function commonOnset(devices: readonly DiagnosedDevice[], periodMs: number): Onset | null {
  const silences = devices.flatMap((device) => silenceOf(device, periodMs));
  const best = bestInstant(silences);
  if (best === null) return null;
  const together = silences.filter((silence) => covers(silence, best));
  const from = Math.max(...together.map(({ aliveAt }) => aliveAt));
  const to = Math.min(...together.map(({ silentFrom }) => silentFrom));
  const isMember = new Set(together.map(({ device }) => device.id));
  const after = Math.max(from, to);
  const survivors = devices.filter((device) => {
    const { aliveAt } = device.memory;
    const isAliveAfter = aliveAt !== null && aliveAt > after && device.state !== 'unknown';
    return isAliveAfter && !isMember.has(device.id) && !wentToo(device, to, periodMs);
  });
  return { at: to, from, to, together: together.map(({ device }) => device), survivors };
}

/** Went with the others and is back, such as on the next room's access point: that speaks neither for nor against. */
function wentToo({ memory: { silentFrom, lastSilence } }: DiagnosedDevice, at: number, periodMs: number): boolean {
  if (silentFrom !== null || lastSilence === null) return false;
  return lastSilence.from >= at - LIMITS.onsetSlackMs && lastSilence.from <= at + periodMs + LIMITS.onsetSlackMs;
}

function silenceOf(device: DiagnosedDevice, periodMs: number): Silence[] {
  const { aliveAt, silentFrom } = device.memory;
  if (aliveAt === null || silentFrom === null) return [];
  return silentFrom - aliveAt > MAX_GAP_PERIODS * periodMs ? [] : [{ device, aliveAt, silentFrom }];
}

/** The instant within most intervals; of equally good ones the latest, since that is the news. */
function bestInstant(silences: readonly Silence[]): number | null {
  const ends = silences.map(({ silentFrom }) => silentFrom + LIMITS.onsetSlackMs).sort((a, b) => a - b);
  const starts = silences.map(({ aliveAt }) => aliveAt - LIMITS.onsetSlackMs).sort((a, b) => a - b);
  let best: number | null = null;
  let bestCount = 0;
  let ended = 0;
  starts.forEach((start, index) => {
    while (ended < ends.length && (ends[ended] ?? 0) < start) ended += 1;
    const count = index + 1 - ended;
    if (count >= bestCount) {
      best = start;
      bestCount = count;
    }
  });
  return best;
}

function covers({ aliveAt, silentFrom }: Silence, instant: number): boolean {
  return aliveAt - LIMITS.onsetSlackMs <= instant && instant <= silentFrom + LIMITS.onsetSlackMs;
}
