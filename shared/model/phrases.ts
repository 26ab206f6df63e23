/** A part of a text: from `from` to `to` (not included), in UTF-16 units. */
export interface TextStretch {
  readonly from: number;
  readonly to: number;
}

export interface FoundPhrase extends TextStretch {
  /** As {@link phraseKey} writes it. */
  readonly key: string;
}

/** In the order of the text, not overlapping. */
export type PhraseFinder = (text: string) => FoundPhrase[];

/** Two spellings of one phrase have the same key: case and white space do not count. */
export function phraseKey(phrase: string): string {
  return folded(phrase.trim()).text;
}

/**
 * Finds whole phrases, the longest where several begin at one place. The time that it takes depends on the text and hardly on how
 * many phrases there are: a school's devices are thousands, and one pattern of them all takes a second for a page of text.
 *
 * @param phrases  Empty ones are left out.
 */
export function phraseFinder(phrases: Iterable<string>): PhraseFinder {
  const keys = new Set([...phrases].map(phraseKey).filter((key) => key !== ''));
  const lengths = lengthsByFirst(keys);
  return (text) => {
    if (keys.size === 0) return [];
    const { text: plain, at } = folded(text);
    const found: FoundPhrase[] = [];
    for (let index = 0; index < plain.length; index += 1) {
      const key = isInWord(plain, index - 1) ? undefined : keyAt(plain, index, keys, lengths);
      if (key === undefined) continue;
      const end = index + key.length;
      found.push({ from: at[index] ?? 0, to: at[end] ?? text.length, key });
      index = end - 1;
    }
    return found;
  };
}

/** The text with something else in the place of each stretch. @param stretches  In the order of the text, not overlapping. */
export function replaceStretches<T extends TextStretch>(
  text: string,
  stretches: readonly T[],
  replacement: (stretch: T) => string,
): string {
  let out = '';
  let end = 0;
  for (const stretch of stretches) {
    out += text.slice(end, stretch.from) + replacement(stretch);
    end = stretch.to;
  }
  return out + text.slice(end);
}

function keyAt(
  text: string,
  index: number,
  keys: ReadonlySet<string>,
  lengths: ReadonlyMap<string, readonly number[]>,
): string | undefined {
  for (const length of lengths.get(text.charAt(index)) ?? []) {
    const key = text.slice(index, index + length);
    if (!isInWord(text, index + length) && keys.has(key)) return key;
  }
  return undefined;
}

/** The lengths of the keys that begin with a character, the longest first. */
function lengthsByFirst(keys: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const key of keys) {
    const first = key.charAt(0);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(key.length));
  }
  return new Map([...lengths].map(([first, all]) => [first, [...all].sort((one, other) => other - one)]));
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

function isInWord(text: string, index: number): boolean {
  return WORD_CHARACTER.test(text.charAt(index));
}

/** In lower case, white space as one blank. `at`: where each unit stands in the text itself. */
function folded(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let plain = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const isBlank = /\s/.test(unit);
    if (isBlank && plain.endsWith(' ')) continue;
    // A few letters, such as İ, are two in lower case; then the places would no longer fit.
    const lower = unit.toLowerCase();
    plain += isBlank ? ' ' : lower.length === 1 ? lower : unit;
    at.push(index);
  }
  return { text: plain, at };
}
