import { afterAll, beforeAll, describe, it } from 'vitest';
import type { LabConsole } from '../../lab/lab-console.ts';
import { labRefusal } from '../../lab/namespace-lab.ts';
import { SchoolLab } from '../../lab/school-lab.ts';
import { labSchool, VENDOR_NAMES } from '../../lab/school-plan.ts';
import { inShort, LAB_SCHOOLS, type LabScenario, verdictOn } from '../../lab/school-scenarios.ts';
import { LabAuthority, type LabCertificate, whyNoCertificates } from '../../lab/servers/certificates.ts';

const PERIOD_MS = 2_000;
const EARLY_MS = 10_000;
const LATE_MS = 30_000;
const QUIET_MS = 120_000;
const SETTLES_WITHIN_MS = 90_000;
const SCENARIO_MS = SETTLES_WITHIN_MS + LATE_MS + 20_000;
/** A link that is new, also that of a console that has just started, is believed after a while (`laptopSettlingMs`). */
const LINK_SETTLED_MS = 16_000;

const refusal = labRefusal() ?? whyNoCertificates();
const skipped = refusal === null ? '' : ` (skipped: ${refusal})`;

let authority: LabAuthority | null = null;
let certificate: LabCertificate = { cert: '', key: '' };

beforeAll(() => {
  if (refusal !== null) return;
  authority = new LabAuthority('Lab Public Trust');
  certificate = authority.issue(VENDOR_NAMES);
});
afterAll(() => authority?.remove());

const startConsole = (lab: SchoolLab) => lab.startConsole(labSchool(authority?.pem ?? ''), PERIOD_MS);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Every device is up, every hop that matters has answered and does not fail, and nothing is told. */
function isQuiet({ standing, open }: LabConsole, matters: (targetId: string) => boolean): boolean {
  if (standing === null || standing.phase !== 'probing' || open.length > 0) return false;
  if (standing.at - (standing.linkSince ?? standing.at) < LINK_SETTLED_MS) return false;
  const areUp = Object.values(standing.devices).every((state) => state === 'up');
  const hops = standing.hops.filter(({ targetId }) => matters(targetId));
  return areUp && hops.every(({ hasAnswered, isFailing }) => hasAnswered && !isFailing);
}

function mattersTo({ needsVendor }: LabScenario): (targetId: string) => boolean {
  return (targetId) => needsVendor === true || !targetId.startsWith('platform-host:');
}

/** What was told when, for the message of a failure; how its numbers moved is left out. */
function told({ findings }: LabConsole, since: number): string {
  const news = findings.flatMap(({ at, open }) =>
    at < since ? [] : [{ at: ((at - since) / 1_000).toFixed(1), what: open.map(inShort).join(' + ') || 'nothing' }],
  );
  const lines = news.filter(({ what }, index) => what !== news[index - 1]?.what);
  return lines.map(({ at, what }) => `${at} s: ${what}`).join('; ') || 'nothing was told';
}

describe.skipIf(refusal !== null)(`diagnosis in a lab school${skipped}`, () => {
  describe.concurrent.each(LAB_SCHOOLS)('$name', ({ name, scenarios }) => {
    let lab: SchoolLab;
    let running: LabConsole;

    beforeAll(async () => {
      lab = await SchoolLab.open(name.slice(0, 2), certificate);
      running = startConsole(lab);
    });
    afterAll(() => lab?.close());

    it.sequential.for(scenarios)(
      'names the right part when $what',
      { timeout: SCENARIO_MS },
      async (scenario, { expect }) => {
        const { truth, at10s, begin, mend } = scenario;
        await running.until(() => isQuiet(running, mattersTo(scenario)), SETTLES_WITHIN_MS);
        const onsetAt = Date.now();
        begin(lab);
        await pause(EARLY_MS);
        const early = verdictOn(running.open, truth);
        await pause(onsetAt + LATE_MS - Date.now());
        const late = verdictOn(running.open, truth);
        mend(lab);
        // `TDC_LAB_TABLE=1`: one line for each scenario, what was told when.
        if (process.env.TDC_LAB_TABLE !== undefined)
          console.log(`${scenario.what}: ${early}, ${late}; ${told(running, onsetAt)}`);
        expect(late, told(running, onsetAt)).toBe('right');
        if (at10s === 'polite') expect(early, told(running, onsetAt)).not.toBe('wrong');
        else expect(early, told(running, onsetAt)).toBe(at10s);
      },
    );
  });

  it.concurrent(
    'says nothing in two quiet minutes, and knows router, cable and every hop',
    async ({ expect }) => {
      const lab = await SchoolLab.open('qu', certificate);
      try {
        const running = startConsole(lab);
        await running.until(() => running.standing !== null, SETTLES_WITHIN_MS);
        await pause(QUIET_MS);
        expect(running.findings.flatMap(({ open }) => open.map(({ sentence }) => sentence))).toEqual([]);
        expect(isQuiet(running, () => true)).toBe(true);
        expect(running.standing?.medium).toBe('wired');
      } finally {
        await lab.close();
      }
    },
    QUIET_MS + SCENARIO_MS,
  );
});
