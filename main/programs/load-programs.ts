import { programFaults } from '../../shared/programs/consistency.ts';
import { BUILT_IN_PROGRAMS } from '../../shared/programs/index.ts';
import { Program, type ProgramList } from '../../shared/programs/schema.ts';
import type { OwnFileKind } from '../own-files/parse-own-file.ts';
import { readOwnFiles } from '../own-files/read-own-files.ts';

/** Inside the data folder. */
const FOLDER = 'programs';

const PROGRAM_FILE: OwnFileKind<Program> = {
  code: 'program',
  called: 'program file',
  schema: Program,
  faultsOf: programFaults,
};

/**
 * The testing programs that come with the console and the school's own, `<dataDir>/programs/*.json`. A file with the id of a
 * built-in one stands in its place and is listed with its file name; others come last. A file that cannot be used is a problem with
 * a sentence, and where it was meant to replace a built-in program, that one is used.
 */
export async function loadPrograms(dataDir: string): Promise<ProgramList> {
  const { files, problems } = await readOwnFiles(dataDir, FOLDER, PROGRAM_FILE);
  const own = new Map(files.map(({ value, file }) => [value.id, { program: value, file }]));
  const builtIn = new Set(BUILT_IN_PROGRAMS.map(({ id }) => id));
  return {
    programs: [
      ...BUILT_IN_PROGRAMS.map((program) => own.get(program.id) ?? { program, file: null }),
      ...[...own.values()].filter(({ program }) => !builtIn.has(program.id)),
    ],
    problems,
  };
}
