import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { incidents } from '../../../../main/cli/commands/incidents.ts';
import type { IncidentConsole } from '../../../../main/cli/find-incidents.ts';
import { parseCommandLine } from '../../../../main/cli/program.ts';
import { IncidentPapers } from '../../../../main/incidents/exports/papers.ts';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import { ok } from '../../../../shared/result.ts';
import { anExportContext } from '../../../helpers/export-builders.ts';
import { anAccess, aPerson, aProgram } from '../../../helpers/incident-builders.ts';
import { incidentConsole } from '../../../helpers/incident-console.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A fresh folder that goes away after the test. */
export function aPlace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tdc-cli-'));
  folders.push(folder);
  return folder;
}

const FORM = { about: '', forbidsNames: false, confidence: 'ours' } as const;
const PROGRAM = aProgram({
  id: 'test-state',
  forms: [
    { ...FORM, id: 'report', name: 'Report', fields: [], sources: [] },
    { ...FORM, id: 'appeal', name: 'Appeal', fields: [], sources: [] },
  ],
});

/** A school in memory with the command line on it; `run` is one call of `tdc incidents`. */
export function incidentSchool() {
  const school = incidentConsole({ programs: [PROGRAM], randomInt: spread() });
  const { now: _, timeZone: __, programOf: ___, chainOf: ____, ...context } = anExportContext();
  const papers = new IncidentPapers(school.kit, {
    context: () => context,
    sessions: () => [],
    findingsBetween: () => [],
  });
  const running: IncidentConsole = {
    incidents: {
      list: (query) => school.service.list(query),
      get: (incidentId) => school.service.get(incidentId),
      export: (input) => papers.export(input),
      day: (dayAt) => papers.day(dayAt),
      dayFile: (input) => papers.dayFile(input),
    },
    // Who signs in is another test's matter: whoever sits there has no PIN.
    access: { state: () => anAccess({ current: null, people: [] }), signIn: async () => ok(anAccess()) },
    programs: { list: () => ({ programs: [{ program: PROGRAM, file: null }], problems: [] }) },
  };
  return {
    ...school,
    async run(role: Role | null, ...args: string[]) {
      const written = { out: '', err: '' };
      const say = (to: keyof typeof written) => (text: string) => {
        written[to] += `${text}\n`;
      };
      const streams = { out: say('out'), err: say('err'), terminal: () => null };
      const { command } = parseCommandLine(['incidents', ...args], '1', streams);
      if (command?.name !== 'incidents') return { exitCode: 1, ...written };
      school.sitDown(role, aPerson().id);
      const exitCode = await incidents(
        running,
        command,
        { streams, printScript: join(aPlace(), 'none.mjs') },
        school.clock,
      );
      return { exitCode, ...written };
    },
  };
}

/** The same in every run, and wide enough for hundreds of numbers. */
function spread(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
