import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { BUILT_IN_PROFILES } from '../../shared/profiles/index.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';
import { importFile } from '../helpers/roster-window.ts';
import { whyNoCertificates } from '../lab/servers/certificates.ts';
import { type ServerLab, startServerLab } from '../lab/servers/server-lab.ts';

/** Kept after every run, so that people can look at what the tests saw. Not in git. */
const PICTURES = join(repoRoot, 'test-results', 'pictures');

/** On the simulated network: nothing is sent to them. The last one is dead, see `DEAD_ADDRESS`. */
const ROSTER = `Asset ID,Location,Seat,IP Address,Serial Number,OS Version,Type
CB-0411,Room 112,A1,10.1.1.11,SER411,146.0.7680.12,Chromebook
CB-0412,Room 112,A2,10.1.1.12,SER412,146.0.7680.12,Chromebook
CB-0413,Room 112,A3,10.1.1.13,SER413,146.0.7680.12,Chromebook
PC-0414,Room 114,A1,10.1.1.14,SER414,Windows 11 24H2,Windows
PC-0415,Room 114,A2,10.1.1.15,SER415,Windows 11 24H2,Windows
PC-0416,Room 114,A3,10.1.1.16,SER416,Windows 11 24H2,Windows
`;
const DEAD_ADDRESS = 10 * 2 ** 24 + 2 ** 16 + 2 ** 8 + 16;

const profile = (id: string): PlatformProfile => {
  const found = BUILT_IN_PROFILES.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No profile ${id}`);
  return found;
};

const noCertificates = whyNoCertificates();

let launched: Launched | null = null;
let lab: ServerLab | null = null;
let dataDir: string;

keepEvidenceOfFailures(() => launched);

beforeEach(async () => {
  await mkdir(PICTURES, { recursive: true });
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-readiness-'));
  // The address itself is the only one in reach that it divides.
  process.env.TDC_SIMULATION = JSON.stringify({ deadEvery: DEAD_ADDRESS });
});

afterEach(async () => {
  delete process.env.TDC_SIMULATION;
  await launched?.close();
  launched = null;
  await lab?.stop();
  lab = null;
  await rm(dataDir, { recursive: true, force: true });
});

/** Both platforms on this computer, with three faults of the way out planted. */
function planted(): Promise<ServerLab> {
  return startServerLab({
    platforms: [
      {
        profile: profile('testnav'),
        site: {
          managementSystem: 'PAN',
          fields: { customer: 'lab', contentHost: 'lab.content.example', managementHost: 'lab.pan.example' },
          extraHosts: [
            {
              host: 'grades.lab.example',
              port: 443,
              purpose: 'grade book',
              need: 'required',
              protocol: 'https',
              http: { path: '/', answer: 'page', mayRedirectTo: [] },
            },
          ],
          localServices: { 'proctor-cache': [{ name: 'Library PC', host: 'cache.lab.example', ports: [] }] },
        },
      },
      { profile: profile('drc-insight'), site: { fields: { program: 'lab', state: 'lab' } } },
    ],
    faults: {
      'home.testnav.com': 'expired',
      'cdn-app-prod.drcedirect.com': 'intercepted',
      'cache.lab.example:4481': 'closed',
      'grades.lab.example': 'block-page',
    },
  });
}

async function loadSiteFile(page: Page): Promise<void> {
  const { windowStartedAt: _, ...file } = lab?.site ?? { windowStartedAt: null };
  const path = join(dataDir, 'site.json');
  await writeFile(path, JSON.stringify(file));
  await launched?.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'School' }).click();
  await page.getByRole('button', { name: 'Load a site file…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
  await page.getByText('The site file was loaded.').waitFor();
}

const results = (page: Page) =>
  page.evaluate(async () => {
    const snapshot = await window.tdc.request['readiness.snapshot']();
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    return snapshot.value;
  });

async function untilSwept(page: Page): Promise<void> {
  await expect.poll(async () => (await results(page)).sweep?.endedAt ?? null, { timeout: 60_000 }).not.toBeNull();
}

/** Keys of what failed, in order. */
async function failedChecks(page: Page): Promise<string[]> {
  const failed = (await results(page)).results.filter(({ verdict }) => verdict === 'fail');
  return failed.map(({ key }) => key).sort();
}

/** Mends the four services, and takes the dead device out of use. */
async function repair(page: Page): Promise<void> {
  for (const host of [
    'home.testnav.com',
    'cdn-app-prod.drcedirect.com',
    'cache.lab.example:4481',
    'grades.lab.example',
  ])
    await lab?.setFault(host, 'none');
  await page.evaluate(async () => {
    const roster = await window.tdc.request['roster.snapshot']();
    const dead = roster.ok ? roster.value.devices.find(({ label }) => label === 'PC-0416') : undefined;
    if (dead !== undefined)
      await window.tdc.request['devices.update']({ deviceIds: [dead.id], patch: { isPaused: true } });
  });
}

describe.skipIf(noCertificates !== null)(
  `a morning sweep${noCertificates === null ? '' : ` (${noCertificates})`}`,
  () => {
    test('finds exactly the five planted faults, and nothing after they are fixed', async () => {
      lab = await planted();
      launched = await launchConsole({ dataDir, args: ['--transport', 'simulated'] });
      const { page } = launched;
      await page.getByRole('heading', { name: 'Bring in your devices' }).waitFor();
      await importFile(page, { name: 'devices.csv', bytes: Buffer.from(ROSTER) });
      await loadSiteFile(page);

      await page.getByRole('button', { name: 'Readiness' }).click();
      await page
        .getByRole('button', { name: /^Check (all \d+|both|the) / })
        .first()
        .click();
      await untilSwept(page);

      expect(await failedChecks(page)).toEqual([
        expect.stringMatching(/^any\/enough-devices@room:/),
        'drc-insight/host/chromeos-app@school',
        'testnav/host/extra-grades.lab.example-443@school',
        'testnav/host/home@school',
        'testnav/local/proctor-cache/1@school',
      ]);
      await page.getByText('No room is ready').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.screenshot({ path: join(PICTURES, 'readiness-five-faults.png') });

      await repair(page);
      await page.getByRole('button', { name: 'Check all rooms' }).click();
      await expect.poll(() => failedChecks(page), { timeout: 60_000 }).toEqual([]);
      await untilSwept(page);
      await page
        .getByText(/5 fixed/)
        .first()
        .waitFor();
      await page.screenshot({ path: join(PICTURES, 'readiness-fixed.png') });
    });
  },
);
