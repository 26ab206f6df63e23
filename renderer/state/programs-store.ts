import { create } from 'zustand';
import type { Program, ProgramList } from '../../shared/programs/schema.ts';

/** The testing programs that the console knows. */
export const useProgramsStore = create<{ readonly list: ProgramList }>()(() => ({
  list: { programs: [], problems: [] },
}));

/** Null: not chosen, or not known any more. */
export function programOf(list: ProgramList, programId: string | null): Program | null {
  return list.programs.find(({ program }) => program.id === programId)?.program ?? null;
}
