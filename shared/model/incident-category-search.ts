import { CATEGORIES, type IncidentCategory } from './incident-categories.ts';
import type { CategoryCode } from './incident-codes.ts';

/** Said in nearly every sentence, so they tell nothing apart. */
const FILLERS = new Set(
  'a an and are as at be been but by did do does for from had has have he her him his i in is it its kid kids my of on or our she so some student students students that the their them there they this to was we were when while with would will'.split(
    ' ',
  ),
);
/** Fits of a typed word, from the same word to one wrong letter. Ours, tuned by the table in the test. */
const FIT = { same: 1, ending: 0.9, begun: 0.75, typo: 0.6 } as const;
/** How much the place counts in which a word was found, and a whole phrase beside its words. Ours. */
const PLACE = { word: 3, name: 2.5, phrase: 1.5, plain: 1.5 } as const;
const WHOLE_PHRASE = 3;
const PHRASES_COUNTED = 2;
/** In shorter words one wrong letter makes another word; one that is missing may leave a letter less. */
const TYPO_MIN_LETTERS = 4;
const STEM_MIN_LETTERS = 4;
const BEGUN_MIN_LETTERS = 2;
const ENDINGS = ['ing', 'ed', 'es', 's', 'e'];

interface Entry {
  readonly code: CategoryCode;
  /** Each word once, with the best of its places. */
  readonly words: ReadonlyMap<string, number>;
  /** Phrases of two words and more, ` fire drill `. */
  readonly phrases: readonly string[];
}

const ENTRIES = CATEGORIES.map(entryOf);
const RARENESS = rareness(ENTRIES);

/**
 * Which categories somebody may mean, best first. The words are looked for in each category's name, its sentence, its code and the
 * words people use for it; the last one may be half typed, and one letter may be wrong in words of four and more.
 *
 * @param words  As typed. Nothing but blanks and filler: all categories in their usual order.
 * @returns Codes without repeats; empty: nothing fits.
 */
export function searchCategories(words: string): CategoryCode[] {
  const said = wordsOf(words);
  const tokens = said.filter((word) => !FILLERS.has(word));
  if (tokens.length === 0) return ENTRIES.map(({ code }) => code);
  const sentence = ` ${said.join(' ')} `;
  return ENTRIES.map((entry) => ({ code: entry.code, score: scoreOf(entry, tokens, sentence) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ code }) => code);
}

function scoreOf({ words, phrases }: Entry, tokens: readonly string[], sentence: string): number {
  const found = tokens.reduce((total, token) => total + bestFit(token, words), 0);
  const whole = phrases.filter((phrase) => sentence.includes(phrase)).length;
  return found + Math.min(whole, PHRASES_COUNTED) * WHOLE_PHRASE;
}

function bestFit(token: string, words: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [word, place] of words) {
    const score = fitOf(token, word) * place * (RARENESS.get(word) ?? 1);
    if (score > best) best = score;
  }
  return best;
}

function fitOf(token: string, word: string): number {
  if (token === word) return FIT.same;
  if (token.length >= STEM_MIN_LETTERS && stem(token) === stem(word)) return FIT.ending;
  if (token.length >= BEGUN_MIN_LETTERS && word.startsWith(token)) return FIT.begun;
  return isOneLetterOff(token, word) ? FIT.typo : 0;
}

/** The beginning that `crashed`, `crashes` and `crashing` share; what it cannot see (`copied`, `copying`) the word list has. */
function stem(word: string): string {
  const ending = ENDINGS.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= STEM_MIN_LETTERS,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** One letter too many, too few or wrong, or two neighbors changed places. */
function isOneLetterOff(one: string, other: string): boolean {
  if (Math.max(one.length, other.length) < TYPO_MIN_LETTERS) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const restOfOne = one.slice(start);
  const restOfOther = other.slice(start);
  return (
    restOfOne.slice(1) === restOfOther.slice(1) ||
    restOfOne.slice(1) === restOfOther ||
    restOfOne === restOfOther.slice(1) ||
    (restOfOne[0] === restOfOther[1] && restOfOne[1] === restOfOther[0] && restOfOne.slice(2) === restOfOther.slice(2))
  );
}

/** `Wi-Fi` and `student's` become one word each. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’-]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function entryOf(category: IncidentCategory): Entry {
  const spoken = category.words.split(',').map(wordsOf);
  const places: [string[], number][] = [
    [spoken.filter(({ length }) => length === 1).flat(), PLACE.word],
    [wordsOf(category.code), PLACE.word],
    [wordsOf(category.name), PLACE.name],
    [spoken.filter(({ length }) => length > 1).flat(), PLACE.phrase],
    [wordsOf(category.plain), PLACE.plain],
  ];
  const words = new Map<string, number>();
  for (const [list, place] of places) {
    for (const word of list) if (!words.has(word) && !FILLERS.has(word)) words.set(word, place);
  }
  const phrases = spoken.filter(({ length }) => length > 1).map((phrase) => ` ${phrase.join(' ')} `);
  return { code: category.code, words, phrases };
}

/** A word of one category says more than one of ten. */
function rareness(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of entries.flatMap(({ words }) => [...words.keys()])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, 1 / Math.sqrt(count)]));
}
