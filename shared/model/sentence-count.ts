/** Never the end of a sentence. In lower case, without the last period. */
const ALWAYS_SHORT = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'st',
  'vs',
  'approx',
  'dept',
  'e.g',
  'i.e',
  'ext',
  'rm',
]);
/** The end of a sentence only where the next word begins one. */
const OFTEN_SHORT = new Set(
  'a.m p.m etc min mins hr hrs sec secs jr sr no nos inc u.s mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
/** Capitalized in the middle of a sentence as well: `9:40 a.m. Monday`. */
const DAYS_AND_MONTHS =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(january|february|march|april|may|june|july|august|september|october|november|december)$/i;
/** `Room B.` is no initial of a name. */
const BEFORE_A_LETTER = /^(room|unit|part|form|section|session|group|day|grade|plan|wing|hall|building|row|seat)$/i;
/** Two words are looked at in front of a mark; a long line would else be split anew at each of them. */
const LOOK_BACK = 100;
const END = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)/g;

/**
 * How many sentences somebody would count in a text of plain English. Abbreviations, initials, times and numbered lists are known;
 * a line of its own counts even without a period. Meant for a limit such as `two or three sentences`, not for grammar.
 */
export function countSentences(text: string): number {
  return text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(\d+[.)]|[-*•])\s+/, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .reduce((total, line) => total + inLine(line), 0);
}

function inLine(line: string): number {
  const ends = [...line.matchAll(END)].filter(({ index, 0: mark }) => {
    const after = line.slice(index + mark.length).trimStart();
    return after !== '' && endsSentence(line.slice(Math.max(0, index - LOOK_BACK), index), mark, after);
  });
  return ends.length + 1;
}

function endsSentence(before: string, mark: string, after: string): boolean {
  if (/[!?]/.test(mark)) return true;
  const next = /^["'“‘([]*(\S*)/.exec(after)?.[1]?.replace(/[^\p{L}\p{N}.]+$/u, '') ?? '';
  const begins = /^\p{Lu}/u.test(next) && !DAYS_AND_MONTHS.test(next);
  if (mark.startsWith('...') || mark.startsWith('…')) return begins;
  const words = before.split(/\s+/);
  const last = (words.at(-1) ?? '').replace(/^[^\p{L}\p{N}]+/u, '');
  const short = last.toLowerCase();
  if (ALWAYS_SHORT.has(short)) return false;
  if (OFTEN_SHORT.has(short)) return begins;
  return !(/^\p{Lu}$/u.test(last) && begins && isInitial(words.at(-2)));
}

/** @param before  The word in front of the letter: `Mary J. Smith`, and nothing in `J. Smith`. */
function isInitial(before: string | undefined): boolean {
  return before === undefined || (/^\p{Lu}/u.test(before) && !BEFORE_A_LETTER.test(before));
}
