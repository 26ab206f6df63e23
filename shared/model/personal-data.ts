import { CUES, GIVEN_NAMES, NOT_NAMES, PARTICLES, TITLES } from './personal-data-words.ts';
import { type PhraseFinder, phraseFinder, replaceStretches, type TextStretch } from './phrases.ts';

export type SuspectKind = 'name' | 'email' | 'phone' | 'long-number' | 'date-of-birth';

/** Something in a text that may point at a person. */
export interface Suspect extends TextStretch {
  readonly kind: SuspectKind;
  readonly text: string;
}

/** What the suspect may be, for people. */
export const SUSPECT_WORDS: Readonly<Record<SuspectKind, string>> = {
  name: 'may be a name',
  email: 'is an e-mail address',
  phone: 'may be a phone number',
  'long-number': 'may be a student number',
  'date-of-birth': 'may be a birthdate',
};

/**
 * What in a text may name a person: e-mail and phone numbers, long numbers, birthdates, likely names. A suggestion to look again,
 * no proof: it misses names that look like other words, and it may ask about a word that is none.
 *
 * @param known  Words and phrases that are no persons: room names, device labels, the school. Whatever their case.
 * @returns In the order of the text, not overlapping.
 */
export function suspectsIn(text: string, known: readonly string[] = NOTHING_KNOWN): Suspect[] {
  const taken: TextStretch[] = [...finderOf(known)(text), ...matches(text, HARMLESS)];
  const found: Suspect[] = [];
  const take = (kind: SuspectKind, stretches: readonly TextStretch[]) => {
    for (const { from, to } of stretches) {
      if (to <= from || taken.some((other) => other.from < to && from < other.to)) continue;
      taken.push({ from, to });
      found.push({ kind, from, to, text: text.slice(from, to) });
    }
  };
  take('email', matches(text, EMAIL));
  take('date-of-birth', birthdates(text));
  take('phone', matches(text, PHONE));
  take('long-number', [...matches(text, SOCIAL_SECURITY), ...longNumbers(text)]);
  take('name', names(text));
  return found.sort((a, b) => a.from - b.from);
}

/** The text with every suspect replaced. */
export function withoutSuspects(text: string, known: readonly string[], replacement: string): string {
  return replaceStretches(text, suspectsIn(text, known), () => replacement);
}

const NOTHING_KNOWN: readonly string[] = [];
/** By the list itself: one list of a school's rooms and devices serves for many texts. */
const finders = new WeakMap<readonly string[], PhraseFinder>();

function finderOf(known: readonly string[]): PhraseFinder {
  const finder = finders.get(known) ?? phraseFinder(known);
  finders.set(known, finder);
  return finder;
}

// The look-behind keeps a long word without an @ from being tried anew at each of its letters.
const EMAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Incident numbers, IPv4 addresses, MACs, ISO dates, times of day. */
const HARMLESS =
  /\bINC-\d{4}-[2-9A-HJ-NP-Z]{4,8}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b/giu;
/** North American numbers, with or without area code; written together they are long numbers. */
const PHONE =
  /(?<![\d-])(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])|(?<![\d-])\d{3}-\d{4}(?![\d-])/gu;
const SOCIAL_SECURITY = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/gu;

const DATE =
  /\b(?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b/giu;
const BIRTH_WORD = /\b(?:dob|d\.o\.b\.?|born(?: on)?|birth ?date|birth ?day|date of birth)\b[^.;\n]{0,20}$/iu;
/** Our own: what happens in testing is dated this year, a student was born before that. */
const LAST_BIRTH_YEAR = 2021;

/** Dates after a word for birth, and dates of years in which students were born. */
function birthdates(text: string): TextStretch[] {
  return matches(text, DATE).filter(({ from, to }) => {
    const year = Number(/\d{4}/.exec(text.slice(from, to))?.[0] ?? Number.NaN);
    return BIRTH_WORD.test(text.slice(Math.max(0, from - 40), from)) || (year > 1900 && year <= LAST_BIRTH_YEAR);
  });
}

/** Six digits or more, also in groups: behind hyphens, or behind spaces when a word for numbers goes before. */
function longNumbers(text: string): TextStretch[] {
  const plain = matches(text, /(?<![\p{L}\p{N}._/-])\p{Lu}?\d{6,}(?![\p{L}\p{N}]|[/.:]\d)/gu);
  const hyphened = matches(text, /(?<![\p{L}\p{N}-])\d{3,}(?:-\d{3,})+(?![\p{L}\p{N}-])/gu);
  const spaced = matches(text, /(?<=\b(?:id|ids|ssid|sasid|uic|pin|number|no\.|#)[:#]? {0,2})\d{2,}(?: \d{2,})+\b/giu);
  return [
    ...plain,
    ...hyphened.filter(hasDigits(text, 7)).filter(({ from, to }) => !SCHOOL_YEAR.test(text.slice(from, to))),
    ...spaced.filter(hasDigits(text, 6)),
  ].sort((a, b) => a.from - b.from);
}

const SCHOOL_YEAR = /^20\d{2}-20\d{2}$/;

function hasDigits(text: string, least: number) {
  return ({ from, to }: TextStretch) => text.slice(from, to).replaceAll(/\D/g, '').length >= least;
}

interface Word extends TextStretch {
  readonly text: string;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*\.?/gu;
/** `Lopez`, `O'Brien`, `DeShawn`, `Smith-Jones`. */
const CAPITALISED = /^\p{Lu}['’]?\p{L}*\p{Ll}[\p{L}\p{M}'’-]*$/u;
const SHOUTED = /^\p{Lu}{2,}(?:[-'’]\p{Lu}+)*$/u;
const INITIAL = /^\p{Lu}\.?$/u;

function names(text: string): TextStretch[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }));
  return runsOf(words, text).flatMap((run) => namesIn(run, text));
}

/** Words that stand together with nothing but a space between them. A full stop ends a run unless it belongs to a title or an initial. */
function runsOf(words: readonly Word[], text: string): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext = last !== undefined && /^[ \t]{1,2}$/.test(text.slice(last.to, word.from)) && !endsSentence(last);
    if (isNext && run !== undefined) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

function endsSentence({ text }: Word): boolean {
  return text.endsWith('.') && !INITIAL.test(text) && !TITLES.has(plain(text));
}

function namesIn(run: readonly Word[], text: string): TextStretch[] {
  const found: TextStretch[] = [];
  let index = 0;
  while (index < run.length) {
    const length = nameLengthAt(run, index, text);
    const [first, last] = [run[index], run[index + length - 1]];
    if (length > 0 && first !== undefined && last !== undefined) found.push({ from: first.from, to: endOf(last) });
    index += Math.max(1, length);
  }
  return found;
}

/** How many words from here on make a likely name; 0: none. */
function nameLengthAt(run: readonly Word[], index: number, text: string): number {
  const word = run[index];
  if (word === undefined) return 0;
  const before = plain(run[index - 1]?.text ?? '');
  if (TITLES.has(plain(word.text)) && CAPITALISED.test(bare(word.text))) {
    const length = partsFrom(run, index + 1, true);
    return length === 0 ? 0 : 1 + length;
  }
  const length = partsFrom(run, index, false);
  if (CUES.has(before)) return length > 0 ? length : lowerCaseName(run, index);
  if (length === 1) return isGivenName(word.text) ? 1 : 0;
  if (length === 0) return isShoutedName(run, index) ? 2 : 0;
  // Four and more are a heading, not a person.
  if (length > 4) return isGivenName(word.text) ? 2 : 0;
  return startsSentence(word, text) && opensSentence(word.text, run[index + 1]?.text ?? '') ? 0 : length;
}

/** No name has more; a text of nothing but capitalised words would else be read anew from each of them. */
const MOST_PARTS = 12;

/** Capitalised words that are no everyday words, with particles and initials between them. */
function partsFrom(run: readonly Word[], start: number, isAfterTitle: boolean): number {
  let end = start;
  let parts = 0;
  for (const [offset, word] of run.slice(start, start + MOST_PARTS).entries()) {
    const index = start + offset;
    const { text } = word;
    if (isNamePart(text)) {
      parts += 1;
      end = index + 1;
      if (endsSentence(word)) break;
    } else if (
      !(INITIAL.test(text) && text !== 'I' && text !== 'A') &&
      !((parts > 0 || isAfterTitle) && PARTICLES.has(text.toLowerCase()))
    )
      break;
    else if (text.endsWith('.') && parts > 0) end = index + 1;
  }
  if (parts === 0) return 0;
  // `M. Lopez`, `Maria L.`: an initial makes two of one.
  return end - start;
}

function isNamePart(text: string): boolean {
  const word = bare(text);
  return CAPITALISED.test(word) && word.length > 1 && !NOT_NAMES.has(plain(text)) && !isCalendar(word);
}

function isCalendar(word: string): boolean {
  return /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$/i.test(word);
}

function isGivenName(text: string): boolean {
  return GIVEN_NAMES.has(plain(text));
}

function lowerCaseName(run: readonly Word[], index: number): number {
  return isGivenName(run[index]?.text ?? '') ? 1 : 0;
}

function isShoutedName(run: readonly Word[], index: number): boolean {
  const [first, second] = [run[index]?.text ?? '', run[index + 1]?.text ?? ''];
  return SHOUTED.test(bare(first)) && SHOUTED.test(bare(second)) && isGivenName(first);
}

function startsSentence({ from }: Word, text: string): boolean {
  let end = from;
  while (/["'(\s]/.test(text.charAt(end - 1))) end -= 1;
  return end === 0 || /[.!?:;]/.test(text.charAt(end - 1)) || text.slice(end, from).includes('\n');
}

/** `Rebooted Chromium`, `Apparently Firefox …`, `Ask Lucia`: how sentences begin and names do not. */
function opensSentence(text: string, next: string): boolean {
  return !isGivenName(text) && (/(?:ed|ing|ly)$/.test(plain(text)) || isGivenName(next));
}

/** Without full stop and possessive. */
function bare(text: string): string {
  return text.replace(/\.$/, '').replace(/['’]s$/, '');
}

function plain(text: string): string {
  return bare(text).toLowerCase();
}

/** The full stop of a sentence and a possessive are no part of a name; that of an initial is. */
function endOf({ text, from, to }: Word): number {
  return INITIAL.test(text) ? to : from + bare(text).length;
}

function matches(text: string, pattern: RegExp): TextStretch[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ from: index, to: index + match.length }));
}
