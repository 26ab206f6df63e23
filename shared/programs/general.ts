import general from './general.json' with { type: 'json' };
import { Program } from './schema.ts';

/** The rules that hold where no program was chosen or its file is gone: nothing of any state, only what to do first and whom to ask. */
export const GENERAL_PROGRAM: Program = Program.parse(general);

/** Whose rules and forms hold. @param program  Null: none was chosen, or its file is gone. */
export function rulesOf(program: Program | null): Program {
  return program ?? GENERAL_PROGRAM;
}
