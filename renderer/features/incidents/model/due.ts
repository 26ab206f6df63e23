import type { DutyStatus } from '../../../../shared/model/incident.ts';
import { dueWords } from '../../../../shared/model/incident-wording.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { HOUR_MS } from '../../../../shared/units.ts';

/** From when a clock is drawn loud. Ours. */
const SOON_MS = 4 * HOUR_MS;

/** How loud a duty is. */
export type DueTone = 'late' | 'soon' | 'later' | 'quiet' | 'done';

/** A duty as its clock shows it at a moment. */
export interface DueLook {
  readonly words: string;
  readonly tone: DueTone;
}

/**
 * @param program  Tells whether it is a call that comes before anything written; null: not known.
 * @param now      Epoch milliseconds.
 */
export function dueLook(duty: DutyStatus, program: Program | null, now: number): DueLook {
  const isCall = program?.duties.find(({ id }) => id === duty.dutyId)?.kind === 'phone';
  const words = duty.state === 'at-once' && isCall ? 'phone first' : dueWords(duty, now);
  return { words, tone: toneOf(duty, now) };
}

function toneOf({ state, dueAt }: DutyStatus, now: number): DueTone {
  if (state === 'done') return 'done';
  if (state === 'at-once') return 'late';
  if (state === 'waiting' || dueAt === null) return 'quiet';
  if (now > dueAt) return 'late';
  return dueAt - now < SOON_MS ? 'soon' : 'later';
}
