import { ruleSource } from '../profiles/read.ts';
import type { Drill, ErrorCode, ErrorFamily, PlatformId, PlatformProfile } from '../profiles/schema.ts';
import { matchPhrase, matchWords, searchWords } from './error-words.ts';
import type { RuleSource } from './readiness.ts';

/** One thing that a student's screen may mean. */
export interface ErrorAnswer {
  /** Unique within one search: `testnav/8026`. */
  readonly key: string;
  readonly platformId: PlatformId;
  /** `TestNav`. */
  readonly platform: string;
  /** `family`: the code itself is not known, only what its neighbors are about. */
  readonly kind: 'code' | 'family' | 'drill';
  /** What to show in large: `8026`, `Unable to Find`, `8027`. */
  readonly title: string;
  readonly meaning: string;
  /** Null: nothing is known but the drill. */
  readonly firstAction: string | null;
  /** To go through when the first action does not help. */
  readonly drill: Drill | null;
  readonly source: RuleSource;
  readonly note: string | null;
}

export interface ErrorHelp {
  /** Best first. */
  readonly answers: readonly ErrorAnswer[];
  /** What to do when there is no answer, or none to the code itself; null: the answers speak for themselves. */
  readonly advice: string | null;
}

const MAX_ANSWERS = 12;
/** Ranks: a typed code beats everything, then the words on the screen, then words of the meaning. */
const RANK = { exact: 100, family: 80, startsWith: 70, phrase: 60, words: 40, drill: 20 } as const;

interface Ranked {
  readonly answer: ErrorAnswer;
  readonly rank: number;
}

/**
 * What a person does about `8026`, `error 8026.`, `TestNav 5024` or `proctor caching`.
 *
 * @param profiles  The platforms in use, in the order in which equal answers are shown.
 * @param query     What somebody typed, however far they got.
 */
export function helpWithError(profiles: readonly PlatformProfile[], query: string): ErrorHelp {
  const search = searchWords(query, profiles);
  if (search.numbers.length === 0 && search.words.length === 0) {
    return {
      answers: [],
      advice: 'Type the number or the words on the student\'s screen, such as 8026 or "no internet".',
    };
  }
  const asked = profiles.filter(({ id }) => search.platformIds.size === 0 || search.platformIds.has(id));
  const ranked = asked.flatMap((profile) => [
    ...search.numbers.flatMap((number) => byNumber(profile, number)),
    ...byWords(profile, search.words, search.phrase),
  ]);
  const answers = bestOf(ranked);
  return { answers, advice: adviceOn(query, search.numbers, answers) };
}

function byNumber(profile: PlatformProfile, number: string): Ranked[] {
  const exact = profile.errorCodes.find(({ code }) => code === number);
  if (exact !== undefined) return [{ answer: codeAnswer(profile, exact), rank: RANK.exact }];
  const begun = profile.errorCodes.filter(({ code }) => /^\d/.test(code) && code.startsWith(number));
  if (begun.length > 0) return begun.map((code) => ({ answer: codeAnswer(profile, code), rank: RANK.startsWith }));
  const family = narrowestFamily(profile.errorFamilies, Number(number));
  return family === null ? [] : [{ answer: familyAnswer(profile, family, number), rank: RANK.family }];
}

function narrowestFamily(families: readonly ErrorFamily[], code: number): ErrorFamily | null {
  const fitting = families.filter(({ from, to }) => from <= code && code <= to);
  return fitting.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
}

function byWords(profile: PlatformProfile, words: readonly string[], phrase: string): Ranked[] {
  if (words.length === 0) return [];
  const codes = profile.errorCodes.flatMap((code) => {
    const names = [titleOf(code), ...code.alsoCalled];
    const text = [...names, code.meaning, code.firstAction].join(' ');
    const isNamed = names.some((name) => matchPhrase(name, phrase));
    const share = matchWords(text, words);
    if (!isNamed && share === 0) return [];
    return [{ answer: codeAnswer(profile, code), rank: (isNamed ? RANK.phrase : RANK.words) + share }];
  });
  const drills = profile.drills.flatMap((drill) => {
    const share = matchWords([drill.title, ...drill.steps].join(' '), words);
    return share === 0 ? [] : [{ answer: drillAnswer(profile, drill), rank: RANK.drill + share }];
  });
  return [...codes, ...drills];
}

/** Each answer once, with its best rank; equal ranks stay in the order of the profiles. */
function bestOf(ranked: readonly Ranked[]): ErrorAnswer[] {
  const best = new Map<string, Ranked>();
  for (const one of ranked) {
    const known = best.get(one.answer.key);
    if (known === undefined || known.rank < one.rank) best.set(one.answer.key, one);
  }
  return [...best.values()]
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, MAX_ANSWERS)
    .map(({ answer }) => answer);
}

function adviceOn(query: string, numbers: readonly string[], answers: readonly ErrorAnswer[]): string | null {
  const [number] = numbers;
  if (answers.length === 0) {
    return `Nothing is known about "${query.trim()}". Check the number, or type fewer words of the message. Otherwise write down its exact words and the time, and call the support of the testing platform.`;
  }
  if (number === undefined || answers[0]?.kind !== 'family') return null;
  return `${number} is not in the lists that could be read. What its neighbors are about is the best guess; write down the exact words and the time for the support of the testing platform.`;
}

function codeAnswer(profile: PlatformProfile, code: ErrorCode): ErrorAnswer {
  return {
    ...base(profile, code.code, code),
    kind: 'code',
    title: titleOf(code),
    meaning: code.meaning,
    firstAction: code.firstAction,
    drill: profile.drills.find(({ id }) => id === code.drill) ?? null,
  };
}

function familyAnswer(profile: PlatformProfile, family: ErrorFamily, number: string): ErrorAnswer {
  return {
    ...base(profile, number, family),
    kind: 'family',
    title: number,
    meaning: family.meaning,
    firstAction: null,
    drill: null,
  };
}

function drillAnswer(profile: PlatformProfile, drill: Drill): ErrorAnswer {
  return {
    ...base(profile, `drill/${drill.id}`, drill),
    kind: 'drill',
    title: drill.title,
    meaning: 'Steps to go through in this order.',
    firstAction: null,
    drill,
  };
}

function base(profile: PlatformProfile, key: string, cited: ErrorCode | ErrorFamily | Drill) {
  return {
    key: `${profile.id}/${key}`,
    platformId: profile.id,
    platform: profile.name,
    source: ruleSource(profile, cited),
    note: cited.note ?? null,
  };
}

/** Keys of our own, such as `HARD_INTERNET_ERROR`, are shown as words: no student's screen has them. */
function titleOf({ code, screenText }: ErrorCode): string {
  if (/^\d/.test(code)) return code;
  const words = code.replaceAll('_', ' ').toLowerCase();
  return screenText ?? words.charAt(0).toUpperCase() + words.slice(1);
}
