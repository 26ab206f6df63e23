import type { CheckOrigin, CheckResult, Confirmation, Verdict } from '../../../shared/model/readiness.ts';
import type { RoomDecision } from '../../../shared/model/readiness-board.ts';

/** Shapes beside the words, so that a black-and-white page tells verdicts apart at a glance. In every common font. */
export const VERDICT_SHAPES: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  warn: '▲',
  fail: '✕',
  unchecked: '?',
  'not-applicable': '–',
};

export const DECISION_SHAPES: Readonly<Record<RoomDecision, string>> = {
  go: '✓',
  waiting: '◷',
  unclear: '?',
  'no-go': '✕',
  unswept: '–',
};

export const ORIGIN_WORDS: Readonly<Record<CheckOrigin, string>> = {
  network: 'From this laptop over the network',
  laptop: 'On this laptop',
  roster: 'From the device list',
  live: 'From live device checks',
  room: 'About the room',
  person: 'By a person',
};

/** What no check from one laptop can know. Stands on every report. */
export const LIMITS =
  'Checked from one laptop. A green result says nothing about a student network with other filter rules, and nothing about what happens later in the day.';

export const REHEARSAL =
  'Rehearsal: test servers stand in for some real services, or these were left out. This says nothing about the real ones.';

/** `1 room`, `3 rooms`; `many` where the plural is not simply an added s. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** The first `most` parts, then how many more. */
export function listSome(parts: readonly string[], most: number): string {
  return parts.length <= most ? list(parts) : `${parts.slice(0, most).join(', ')} and ${parts.length - most} more`;
}

/**
 * `Room 101, 102 and 103`: what names share with the one before is said once.
 *
 * @param most  Names beyond this many are counted; absent: all are named.
 */
export function namesOf(rooms: readonly { readonly name: string }[], most = rooms.length): string {
  const shown = rooms.slice(0, most).map(({ name }, index) => {
    const stem = stemOf(name);
    return stem !== '' && stem === stemOf(rooms[index - 1]?.name ?? '') ? name.slice(stem.length) : name;
  });
  const rest = rooms.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : list(shown);
}

/** `3 devices in Room 104 …` as it is said of several rooms at once: `3 devices in each room …`. */
export function ofEachRoom(sentence: string, roomName: string): string {
  const general = sentence.replaceAll(roomName, 'each room');
  return general.startsWith('each room') ? `E${general.slice(1)}` : general;
}

/** Everything up to the last word, when that begins with a number. */
function stemOf(name: string): string {
  return /^(.*\s)\d\S*$/.exec(name)?.[1] ?? '';
}

/** Whether a person says that an item is done, in words. */
export function confirmationWord({ isOk }: Confirmation): string {
  return isOk ? 'Done' : 'Not so';
}

export function durationOf({ startedAt, endedAt }: Pick<CheckResult, 'startedAt' | 'endedAt'>): string {
  const ms = Math.max(0, endedAt - startedAt);
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
