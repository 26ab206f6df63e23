import { SECOND_MS } from '../../shared/units.ts';
import type { Hop } from './hops.ts';
import type { DiagnosedDevice } from './input.ts';

/** Parts of sentences that several rules share, so that the console has one voice. */

/** `Room 112`, `Room 112 and Room 114`, `Room 112, Room 114 and 3 more rooms`. */
export function listRooms(rooms: readonly { readonly name: string }[]): string {
  const [first, second, third] = rooms.map(({ name }) => name);
  if (first === undefined) return 'no room';
  if (second === undefined) return first;
  if (third === undefined) return `${first} and ${second}`;
  if (rooms.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${rooms.length - 2} more rooms`;
}

/** `11 of 12 devices`; `all 12 devices` */
export function someOf(part: number, whole: number, noun = 'device'): string {
  const nouns = whole === 1 ? noun : `${noun}s`;
  return part === whole && whole > 1 ? `all ${whole} ${nouns}` : `${part} of ${whole} ${nouns}`;
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** First letter in upper case, for a phrase that opens a sentence. */
export function opening(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** Time between the first and the last of them being found silent, in whole seconds, at least one. */
export function spreadSeconds(devices: readonly DiagnosedDevice[]): number {
  const times = devices.flatMap(({ memory }) => (memory.silentFrom === null ? [] : [memory.silentFrom]));
  return Math.max(1, Math.ceil((Math.max(...times) - Math.min(...times)) / SECOND_MS));
}

/** `within 3 seconds` */
export function within(seconds: number): string {
  return seconds === 1 ? 'within a second' : `within ${seconds} seconds`;
}

/** What a hop says of itself, for the list of evidence. */
export function describeHop({ state }: Hop, clockTime: (at: number) => string): string {
  if (state.failure !== null && state.failingSince !== null) {
    return `${state.failure.sentence} Since ${clockTime(state.failingSince)}.`;
  }
  if (state.answeredAt === null) return 'has not answered yet';
  const rtt = state.rttMs === null ? '' : ` in ${Math.round(state.rttMs)} ms`;
  const usual = state.baselineRttMs === null ? '' : `, usually ${Math.round(state.baselineRttMs)} ms`;
  return `answers${rtt}${usual}, last at ${clockTime(state.answeredAt)}`;
}

export function hopEvidence(
  hops: readonly Hop[],
  clockTime: (at: number) => string,
): { label: string; value: string }[] {
  return hops.map((hop) => ({ label: hop.target.name, value: describeHop(hop, clockTime) }));
}
