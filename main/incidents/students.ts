import type { DeviceSwap, StudentLine } from '../../shared/model/incident.ts';
import type { Program } from '../../shared/programs/schema.ts';

/** `below` exclusive. */
export type RandomInt = (below: number) => number;

/**
 * The line as it may be kept: the last digits of a number only where the program's papers want just these. A program that wants the
 * whole number gets it at filing, by hand; until then nothing of it is needed.
 */
export function keptLine<T extends Pick<StudentLine, 'lastFour'>>(line: T, program: Program | null): T {
  return program?.identifier.rule === 'last-four' ? line : { ...line, lastFour: null };
}

/**
 * Refs for lines that are told together, from `S<from>` on, in random order: lines are picked from the room seat by seat, so that
 * refs in the order of picking would be a seating plan, and a ref may not be made from anything about the student.
 *
 * @returns One ref for each of `count` lines.
 */
export function randomRefs(from: number, count: number, randomInt: RandomInt): string[] {
  const refs = Array.from({ length: count }, (_, index) => `S${from + index}`);
  for (let last = refs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [refs[last], refs[other]] = [refs[other] ?? '', refs[last] ?? ''];
  }
  return refs;
}

/** The number after the highest that was given out, so that a ref never means two students. */
export function nextRefNumber(students: readonly Pick<StudentLine, 'ref'>[]): number {
  return 1 + Math.max(0, ...students.map(({ ref }) => Number(ref.slice(1))));
}

/** Lines of a draft as they are submitted: with refs that tell nothing, listed by ref, and the swaps that speak of them. */
export function asSubmitted(
  students: readonly StudentLine[],
  swaps: readonly DeviceSwap[],
  program: Program | null,
  randomInt: RandomInt,
): { students: StudentLine[]; swaps: DeviceSwap[] } {
  const refs = randomRefs(1, students.length, randomInt);
  const refOf = new Map(students.map(({ ref }, index) => [ref, refs[index] ?? ref]));
  const renamed = students.map((line, index) => ({ ...keptLine(line, program), ref: refs[index] ?? line.ref }));
  return {
    students: renamed.sort((one, other) => Number(one.ref.slice(1)) - Number(other.ref.slice(1))),
    swaps: swaps.map((swap) => ({
      ...swap,
      studentRef: swap.studentRef === null ? null : (refOf.get(swap.studentRef) ?? null),
    })),
  };
}
