import type { IncidentContent } from './incident.ts';
import type { IncidentView } from './incident-view.ts';
import { ROLE_WORDS, STAFF_ROLE_WORDS } from './incident-wording.ts';
import { withoutSuspects } from './personal-data.ts';
import { NOT_NAMES } from './personal-data-words.ts';
import { phraseFinder, phraseKey, replaceStretches } from './phrases.ts';

/** Stands where something was taken out. */
export const REMOVED = '‹removed›';

export interface TextMask {
  /** Takes out what this incident knows to be personal: names of its staff, labels, last digits and references of its students. */
  readonly literal: (text: string) => string;
  /** The same, and whatever looks like a name, an address or a number of a person. */
  readonly words: (text: string) => string;
}

/**
 * Masks text of one incident. Names of staff become their role, so that the sentence can still be read.
 *
 * @param known  Words that are no persons: rooms, devices, school. What the incident itself knows to be personal is taken out even then.
 */
export function textMask(view: IncidentView, known: readonly string[]): TextMask {
  const replacements = personalWords(view);
  const find = phraseFinder(replacements.keys());
  const literal = (text: string) => replaceStretches(text, find(text), ({ key }) => replacements.get(key) ?? REMOVED);
  return { literal, words: (text) => withoutSuspects(literal(text), known, REMOVED) };
}

function personalWords(view: IncidentView): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (word: string, replacement: string) => {
    const key = phraseKey(word);
    if (key !== '' && !words.has(key)) words.set(key, replacement);
  };
  const addPerson = (name: string, role: string) => {
    add(name, role);
    // `Whitfield said …`: a part of a name that is no everyday word.
    for (const part of name.split(/[\s.]+/)) {
      if (part.length >= 3 && !NOT_NAMES.has(part.toLowerCase())) add(part, role);
    }
  };
  const contents = contentsEver(view);
  for (const { name, role, contact } of contents.flatMap(({ staff = [] }) => staff)) {
    addPerson(name, `‹${STAFF_ROLE_WORDS[role].toLowerCase()}›`);
    add(contact, REMOVED);
  }
  for (const { name, role } of [view.submittedBy, ...view.events.map(({ by }) => by)]) {
    addPerson(name, `‹${ROLE_WORDS[role].toLowerCase()}›`);
  }
  for (const { reporter = '' } of contents) addPerson(reporter, '‹reporter›');
  for (const { account } of view.events.flatMap(({ payload }) =>
    payload?.kind === 'evidence' ? [payload.evidence] : [],
  )) {
    for (const { acknowledgedBy } of account.alerts) addPerson(acknowledgedBy ?? '', '‹staff›');
  }
  for (const { label, lastFour, resultId } of linesEver(view)) {
    if (isTelling(label)) add(label, REMOVED);
    add(lastFour ?? '', REMOVED);
    add(resultId, REMOVED);
  }
  return words;
}

/** A bare seat number would take every number out of the text, and alone it tells nobody apart. */
function isTelling(label: string): boolean {
  return !/^\d{1,3}$/.test(label) && label.length > 1;
}

/** Also what it said before it was amended. */
function contentsEver({ content, events }: IncidentView): {
  staff?: IncidentContent['staff'] | undefined;
  reporter?: string | undefined;
}[] {
  const told = events.flatMap(({ payload }) => {
    if (payload?.kind === 'submitted') return [payload.content];
    return payload?.kind === 'amended' ? [payload.changes] : [];
  });
  return [content, ...told];
}

interface Identifiers {
  readonly label: string;
  readonly lastFour: string | null;
  readonly resultId: string;
}

/** Also what a line said before it was amended: a text may still speak of it. */
function linesEver(view: IncidentView): Identifiers[] {
  const told = view.events.flatMap(({ payload }): Identifiers[] => {
    if (payload?.kind === 'submitted' || payload?.kind === 'students-added') return payload.students;
    if (payload?.kind !== 'student-amended') return [];
    const { label = '', lastFour = null, resultId = '' } = payload.changes;
    return [{ label, lastFour, resultId }];
  });
  return [...view.students, ...told];
}
