import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openStore } from '../../../main/store/database.ts';
import { good, incidentConsole } from '../../helpers/incident-console.ts';

/**
 * A program to be killed: reports incidents without end, as fast as it can. What has been answered for is printed straight to the
 * pipe, so that what was printed was promised: `draft ID VERSION` and `submitted ID`.
 */
const [dataDir = ''] = process.argv.slice(2);
const opened = openStore({
  dataDir,
  keys: {},
  clock: { now: () => Date.now() },
  onProblem: ({ code }) => say(`problem ${code}`),
});
if (opened.ok) await reportWithoutEnd();
else say(`failed ${opened.error.code}`);

async function reportWithoutEnd(): Promise<void> {
  if (!opened.ok) return;
  const { service } = incidentConsole({
    repository: opened.value.incidents,
    randomInt: (below) => randomInt(below),
  });
  say('open');
  for (let count = 0; ; count += 1) {
    const begun = good(service.prefill({ roomId: null, deviceIds: [], findingId: null }));
    const { savedAt: _, authorId: __, ...draft } = begun;
    const content = { ...draft.content, categoryCode: 'TECH-DEV' as const, roomName: 'Room 114', reporter: 'J. Ortiz' };
    for (const version of [1, 2, 3]) {
      good(service.saveDraft({ ...draft, content: { ...content, description: `Version ${version}` } }));
      say(`draft ${draft.id} ${version}`);
    }
    // Every third is left as a draft.
    if (count % 3 === 2) continue;
    good(await service.submit(draft.id));
    say(`submitted ${draft.id}`);
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
