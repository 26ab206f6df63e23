import type { PlatformId, PlatformProfile } from '../profiles/schema.ts';

/** What somebody typed, taken apart. */
export interface ErrorSearch {
  /** `8026`; two digits are enough while typing. */
  readonly numbers: readonly string[];
  /** Words that can tell one message from another. */
  readonly words: readonly string[];
  /** All words but the platform's name, in order: `no internet`. */
  readonly phrase: string;
  /** Platforms that the text names; empty: any. */
  readonly platformIds: ReadonlySet<PlatformId>;
}

/** Words of every message and every question: they tell nothing apart. */
const FILLER: ReadonlySet<string> = new Set(
  'a an and are at be code codes error errors for from got has he her his i in is it its message my no not of on or our says screen she student students that the their they this to was we what when with you your'.split(
    ' ',
  ),
);

export function searchWords(query: string, profiles: readonly PlatformProfile[]): ErrorSearch {
  const all = tokens(query);
  const named = new Map(
    profiles.flatMap((profile) => tokens(`${profile.name} ${profile.vendor}`).map((word) => [word, profile.id])),
  );
  const rest = all.filter((word) => !named.has(word));
  const isNumber = (word: string) => /^\d{2,6}$/.test(word);
  return {
    numbers: rest.filter(isNumber),
    words: rest.filter((word) => !isNumber(word) && !FILLER.has(word)),
    phrase: rest.filter((word) => !isNumber(word)).join(' '),
    platformIds: new Set(all.flatMap((word) => named.get(word) ?? [])),
  };
}

/** Whether one is said within the other: `the proctor caching computer` and `proctor caching`. */
export function matchPhrase(name: string, phrase: string): boolean {
  const inName = ` ${tokens(name).join(' ')} `;
  const inPhrase = ` ${phrase} `;
  return phrase !== '' && (inName.includes(inPhrase) || inPhrase.includes(inName));
}

/**
 * How much of what was typed a text holds.
 *
 * @returns 0 to 10; 0 when fewer than two thirds of the words are there, since then it is about something else.
 */
export function matchWords(text: string, words: readonly string[]): number {
  const inText = tokens(text);
  const found = words.filter((word) => inText.some((other) => isSameWord(word, other))).length;
  return found * 3 < words.length * 2 ? 0 : (found / words.length) * 10;
}

/** `cache` and `caching`, `connect` and `connection`: same beginning, up to one letter of the shorter one. */
function isSameWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return a === b;
  return commonStart(a, b) >= Math.max(4, shorter - 1);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
