import type { StudentView } from '../../../../shared/model/incident.ts';

/** The district's word on a whole incident. `back`: the school has to tell more. */
export type Decision = 'approved' | 'denied' | 'back';
type LineDecision = 'approved' | 'denied';

export interface Decided {
  readonly decision: Decision;
  readonly note: string;
  /** By ref; only lines that wait for a word. */
  readonly students: Readonly<Record<string, LineDecision>>;
}

/** Lines that ask for something and have no answer yet. */
export function openLines(students: readonly StudentView[]): readonly StudentView[] {
  return students.filter(({ state }) => state === 'requested');
}

/** The same word for all of them. */
export function allLines(students: readonly StudentView[], word: LineDecision): Decided['students'] {
  return Object.fromEntries(openLines(students).map(({ ref }) => [ref, word]));
}

/** What is still missing, a sentence; null: it can be sent. Denying says no to every line, so none has to be chosen. */
export function missingOf({ decision, note, students }: Decided, lines: readonly StudentView[]): string | null {
  if (note.trim() === '') return 'Write what was decided and why: the school reads it, and it stays in the record.';
  const undecided = openLines(lines).filter(({ ref }) => students[ref] === undefined);
  if (decision !== 'approved' || undecided.length === 0) return null;
  return `Approve or deny each student line. Still open: ${undecided.map(({ ref }) => ref).join(', ')}.`;
}

/** What goes with the decision: lines are only told one by one where the whole is approved. */
export function linesToSend({ decision, students }: Decided): Record<string, LineDecision> {
  return decision === 'approved' ? { ...students } : {};
}

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  approved: 'approved',
  denied: 'denied',
  back: 'sent back to the school',
};
