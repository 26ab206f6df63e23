import type { BoardRow, SchoolRow } from './board.ts';
import { isReopened } from './sign-offs.ts';

/** Heights in CSS pixels. `full`: two lines of why and two of what to do; `slim`: one of each. */
export interface RowSizes {
  readonly full: number;
  readonly slim: number;
  /** On top of either when a sign-off was reopened. */
  readonly reopened: number;
  /** One problem on the school's line, at least. */
  readonly problem: number;
  /** What the school's line needs beside its problems. */
  readonly frame: number;
}

export const DESK_SIZES: RowSizes = { full: 90, slim: 52, reopened: 24, problem: 58, frame: 16 };
/** Read from the back of the room. */
export const PROJECTOR_SIZES: RowSizes = { full: 112, slim: 70, reopened: 30, problem: 74, frame: 20 };

/** As many problems stand on the school's line; the panel has the others. */
export const MAX_SCHOOL_PROBLEMS = 3;

/** A room with nothing to say gets a slim line, so that the others are seen without scrolling. */
export function rowHeight({ decision, reason, signOff }: BoardRow, sizes: RowSizes): number {
  const isQuiet = decision === 'go' || decision === 'unswept' || decision === 'waiting';
  const base = !isQuiet && reason?.scope.kind === 'room' ? sizes.full : sizes.slim;
  return isReopened(signOff) ? base + sizes.reopened : base;
}

/** @param atLeast  Problems to keep room for, so that the lines below stay where they are while a sweep finds them. */
export function schoolHeight({ problems }: SchoolRow, sizes: RowSizes, atLeast: number): number {
  const shown = Math.max(Math.min(problems.length, MAX_SCHOOL_PROBLEMS), atLeast);
  return shown === 0 ? sizes.slim : sizes.frame + shown * sizes.problem;
}
