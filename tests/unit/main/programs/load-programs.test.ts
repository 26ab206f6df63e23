import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadPrograms } from '../../../../main/programs/load-programs.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';
import { aDutyRule } from '../../../helpers/program-builders.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-programs-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function put(name: string, content: Program | object | string): Promise<void> {
  await mkdir(join(dataDir, 'programs'), { recursive: true });
  await writeFile(join(dataDir, 'programs', name), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('loadPrograms', () => {
  test('gives the built-in programs when the school has no files of its own', async () => {
    expect(await loadPrograms(dataDir)).toEqual({
      programs: BUILT_IN_PROGRAMS.map((program) => ({ program, file: null })),
      problems: [],
    });
  });

  test("adds a program of the school's own after the built-in ones", async () => {
    await put('our-district.json', aProgram({ id: 'our-district' }));
    const { programs, problems } = await loadPrograms(dataDir);
    expect(programs.at(-1)).toMatchObject({ file: 'our-district.json', program: { id: 'our-district' } });
    expect(programs).toHaveLength(BUILT_IN_PROGRAMS.length + 1);
    expect(problems).toEqual([]);
  });

  test('puts an edited copy in the place of the built-in program with its id', async () => {
    const texas = BUILT_IN_PROGRAMS.find(({ id }) => id === 'texas-staar');
    await put('texas-staar.json', { ...texas, name: 'STAAR in our district' });
    const { programs } = await loadPrograms(dataDir);
    expect(programs.filter(({ program }) => program.id === 'texas-staar')).toMatchObject([
      { file: 'texas-staar.json', program: { name: 'STAAR in our district' } },
    ]);
    expect(programs.map(({ program }) => program.id)).toEqual(BUILT_IN_PROGRAMS.map(({ id }) => id));
  });

  test.each([
    ['no JSON', 'broken.json', '{', 'it is not JSON'],
    ['a field that does not exist', 'odd.json', { ...aProgram({ id: 'odd' }), deadline: 3 }, 'deadline'],
    [
      'a source that is not listed',
      'odd.json',
      aProgram({ id: 'odd', duties: [aDutyRule({ sources: ['S7'], confidence: 'program' })] }),
      '"S7", which is not in sources',
    ],
    ['another name than its id', 'copy of odd.json', aProgram({ id: 'odd' }), 'has to be called odd.json'],
  ])('names a file with %s, says why, and uses the others', async (_, name, content, words) => {
    await put(name, content);
    await put('good.json', aProgram({ id: 'good' }));
    const { programs, problems } = await loadPrograms(dataDir);
    expect(problems).toEqual([{ file: name, message: expect.stringContaining(words) }]);
    expect(programs.some(({ file }) => file === 'good.json')).toBe(true);
  });

  test('keeps the built-in program where the copy of it cannot be used', async () => {
    await put('kentucky.json', '{}');
    const { programs, problems } = await loadPrograms(dataDir);
    expect(programs.find(({ program }) => program.id === 'kentucky')?.file).toBeNull();
    expect(problems.map(({ file }) => file)).toEqual(['kentucky.json']);
  });
});
