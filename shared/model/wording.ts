import { assertNever } from '../assert-never.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units.ts';
import type { DeviceState } from './device-state.ts';
import type { Evidence, UncheckedReason } from './evidence.ts';
import type { AddressSource, Device, DeviceKind } from './roster.ts';

/**
 * What the console says about devices, in one place: the window, the terminal and screen readers use the same words.
 * Plain enough for a teacher; reviewed by reading this file.
 */

/** The word for a state as it stands in a sentence or on a badge. */
export const STATE_WORDS: Readonly<Record<DeviceState, string>> = {
  up: 'up',
  slow: 'slow',
  flaky: 'flaky',
  down: 'down',
  blocked: 'ping blocked',
  unknown: 'unknown',
  paused: 'paused',
};

/** One sentence for the legend: what the state means for somebody who has to act. */
export const STATE_MEANINGS: Readonly<Record<DeviceState, string>> = {
  up: 'Answers in time.',
  slow: 'Answers, but takes long.',
  flaky: 'Answers, but loses some of the checks.',
  down: 'Does not answer at all.',
  blocked: 'Is on the network, but ping is blocked. Fine to test on.',
  unknown: 'Not checked yet, or could not be checked. Says nothing about the device.',
  paused: 'Not checked on purpose.',
};

/** Signs that a tile can carry whatever its state. */
export const SIGN_MEANINGS = [
  { sign: 'stale', word: 'hatched', meaning: 'Its check is overdue: the state may be old.' },
  { sign: 'spare', word: 'double edge', meaning: 'A spare device.' },
] as const;

/** A letter beside colour and shape, for terminals and for eyes that cannot tell the colours apart. */
export const STATE_LETTERS: Readonly<Record<DeviceState, string>> = {
  up: 'U',
  slow: 'S',
  flaky: 'F',
  down: 'D',
  blocked: 'B',
  unknown: '?',
  paused: 'P',
};

const UNCHECKED_SENTENCES: Readonly<Record<UncheckedReason, string>> = {
  'not-yet': 'not checked yet',
  'no-address': 'could not check: no address is known for this device',
  'name-not-found': 'could not check: its host name is not known to the name service',
  'name-service-down': 'could not check: the name service does not answer',
  'no-route': 'could not check: this laptop has no way to that network',
  'no-room': 'could not check: this laptop cannot keep track of so many devices on one network',
  'no-permission': 'could not check: this laptop may not send pings',
  'local-network-down': 'could not check: this laptop has no network',
  'not-allowed': 'not checked: its address is on the public internet, which is switched off in Settings',
  'engine-down': 'could not check: the checking itself has stopped',
};

/** What a state rests on, as a phrase without a full stop: `answers in 12 ms`, `no answer (4 tries)`. */
export function describeEvidence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'echo':
      return `answers in ${formatRtt(evidence.rttMs)}`;
    case 'late-echo':
      return `answers, but late (${formatRtt(evidence.rttMs)})`;
    case 'tcp-open':
      return `ping blocked, but TCP port ${evidence.port} is open`;
    case 'tcp-refused':
      return `ping blocked, but it refuses TCP port ${evidence.port}, so it is alive`;
    case 'neighbour':
      return `answers ARP only, ping blocked (${evidence.mac})`;
    case 'silent': {
      const tries = evidence.tries === 1 ? '1 try' : `${evidence.tries} tries`;
      const beyond = evidence.lookedBeyondEcho ? `${tries}, no other sign of life` : tries;
      return evidence.reason === 'unreachable' ? `not on the network (${beyond})` : `no answer (${beyond})`;
    }
    case 'unchecked':
      return UNCHECKED_SENTENCES[evidence.reason];
    default:
      return assertNever(evidence);
  }
}

export const ADDRESS_SOURCE_WORDS: Readonly<Record<AddressSource, string>> = {
  roster: 'from the roster',
  dns: 'looked up from its host name',
  neighbour: 'followed by its MAC address',
};

export const DEVICE_KIND_WORDS: Readonly<Record<DeviceKind, string>> = {
  chromebook: 'Chromebook',
  windows: 'Windows',
  mac: 'Mac',
  ipad: 'iPad',
  linux: 'Linux',
  other: 'Other',
};

/** Round trip as people read it: `< 0.1 ms`, `0.4 ms`, `12 ms`, `1.2 s`. */
export function formatRtt(rttMs: number): string {
  if (rttMs < 0.1) return '< 0.1 ms';
  if (rttMs < 1) return `${rttMs.toFixed(1)} ms`;
  if (rttMs < 1_000) return `${Math.round(rttMs)} ms`;
  return `${(rttMs / SECOND_MS).toFixed(1)} s`;
}

/** How long, in the one unit that matters: `41 s`, `12 min`, `3 h`, `2 d`. Negative counts as zero. */
export function formatDuration(ms: number): string {
  const { amount, unit } = durationParts(ms);
  return `${amount} ${unit}`;
}

const LONG_UNITS = { s: 'second', min: 'minute', h: 'hour', d: 'day' } as const;

/** The same for screen readers and sentences: `41 seconds`, `1 minute`. */
export function spellDuration(ms: number): string {
  const { amount, unit } = durationParts(ms);
  return `${amount} ${LONG_UNITS[unit]}${amount === 1 ? '' : 's'}`;
}

function durationParts(ms: number): { amount: number; unit: keyof typeof LONG_UNITS } {
  if (ms < MINUTE_MS) return { amount: Math.max(0, Math.floor(ms / SECOND_MS)), unit: 's' };
  if (ms < HOUR_MS) return { amount: Math.floor(ms / MINUTE_MS), unit: 'min' };
  if (ms < DAY_MS) return { amount: Math.floor(ms / HOUR_MS), unit: 'h' };
  return { amount: Math.floor(ms / DAY_MS), unit: 'd' };
}

/** A size of memory as people say it: `4 GB`, `512 MB`. */
export function formatMemory(memoryMiB: number): string {
  return memoryMiB < 1_024 ? `${memoryMiB} MB` : `${Math.round((memoryMiB / 1_024) * 10) / 10} GB`;
}

/** A screen resolution as people write it: `1366 × 768`. */
export function formatScreen({ widthPx, heightPx }: NonNullable<Device['screen']>): string {
  return `${widthPx} × ${heightPx}`;
}

/** A lost share as people read it: `12 %`. @param ratio 0–1. */
export function formatLoss(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}

/**
 * A tile's name for screen readers: `Seat A3, CB-0417, down for 41 seconds`. `seat` is the name shown on the tile; a device
 * whose check is overdue says so.
 */
export function spokenName(
  device: Pick<Device, 'label' | 'isSpare'>,
  seat: string | null,
  live: { readonly state: DeviceState; readonly since: number; readonly isStale: boolean },
  now: number,
): string {
  const place = seat === null ? '' : `Seat ${seat}, `;
  const spare = device.isSpare ? ', spare' : '';
  const stale = live.isStale ? ', check overdue' : '';
  const quiet = live.state === 'up' || live.state === 'paused' || live.state === 'unknown';
  const state = quiet ? STATE_WORDS[live.state] : `${STATE_WORDS[live.state]} for ${spellDuration(now - live.since)}`;
  return `${place}${device.label}, ${state}${spare}${stale}`;
}
