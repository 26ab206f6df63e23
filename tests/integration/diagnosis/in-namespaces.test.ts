import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosisFinding, DiagnosisLayer } from '../../../shared/model/diagnosis.ts';
import type { LabConsole } from '../../lab/lab-console.ts';
import { labRefusal } from '../../lab/namespace-lab.ts';
import { SchoolLab } from '../../lab/school-lab.ts';
import { LabAuthority, type LabCertificate, whyNoCertificates } from '../../lab/servers/certificates.ts';
import { labSchool, VENDOR_NAMES } from '../../lab/school-plan.ts';

const PERIOD_MS = 2_000;
const JUDGED_AFTER_MS = [10_000, 30_000] as const;
const QUIET_MS = 120_000;
const SETTLES_WITHIN_MS = 60_000;
/** Every host of the vendor has to have had its first turn. */
const VENDOR_KNOWN_WITHIN_MS = 75_000;

const refusal = labRefusal() ?? whyNoCertificates();

interface Truth {
  readonly layer: DiagnosisLayer;
  /** Names of rooms, access point, uplink, platform or device; null: the whole school. */
  readonly where: string | null;
}

interface Scenario {
  readonly what: string;
  readonly truth: Truth;
  /** `maybe`: how soon it is known depends on whose turn it is to be asked; until then nothing wrong may be said. */
  readonly at10s: 'right' | 'nothing' | 'maybe';
  readonly begin: (lab: SchoolLab) => void;
  readonly mend: (lab: SchoolLab) => void;
}

type Verdict = 'right' | 'nothing' | 'wrong';

function verdict(open: readonly DiagnosisFinding[], truth: Truth): Verdict {
  if (open.length === 0) return 'nothing';
  return open.every((finding) => isTrue(finding, truth)) ? 'right' : 'wrong';
}

function isTrue({ layer, scope }: DiagnosisFinding, truth: Truth): boolean {
  return layer === truth.layer && whereOf(scope) === truth.where;
}

function whereOf(scope: DiagnosisFinding['scope']): string | null {
  switch (scope.kind) {
    case 'school':
      return null;
    case 'rooms':
      return scope.rooms.map(({ name }) => name).join(', ');
    case 'device':
      return scope.label;
    default:
      return scope.name;
  }
}

const SCHOOLS: readonly { readonly name: string; readonly scenarios: readonly Scenario[] }[] = [
  {
    name: 'rooms',
    scenarios: [
      {
        what: 'one device is gone',
        truth: { layer: 'device', where: '101-3' },
        at10s: 'nothing',
        begin: (lab) => lab.removeDevice('101', 2),
        mend: (lab) => lab.addDevice('101', 2),
      },
      {
        what: 'an access point is gone',
        truth: { layer: 'access-point', where: 'AP 102' },
        at10s: 'right',
        begin: (lab) => lab.accessPoint('102', 'down'),
        mend: (lab) => lab.accessPoint('102', 'up'),
      },
      {
        what: 'a room is gone while its access point answers',
        truth: { layer: 'room', where: 'Room 101' },
        at10s: 'right',
        begin: (lab) => lab.radio('101', 'down'),
        mend: (lab) => lab.radio('101', 'up'),
      },
    ],
  },
  {
    name: 'trunk',
    scenarios: [
      {
        what: 'the switch of two rooms is gone',
        truth: { layer: 'uplink', where: 'Switch 2' },
        at10s: 'right',
        begin: (lab) => lab.switch('down'),
        mend: (lab) => lab.switch('up'),
      },
      {
        what: 'the gateway is gone, with the room behind it',
        truth: { layer: 'school-network', where: null },
        at10s: 'right',
        begin: (lab) => lab.gateway('down'),
        mend: (lab) => lab.gateway('up'),
      },
      {
        what: 'the router has lost its way out and says so',
        truth: { layer: 'internet', where: null },
        at10s: 'maybe',
        begin: (lab) => lab.routerWayOut('down'),
        mend: (lab) => lab.routerWayOut('up'),
      },
    ],
  },
  {
    name: 'outside',
    scenarios: [
      {
        what: 'the internet is gone while the school is fine',
        truth: { layer: 'internet', where: null },
        at10s: 'maybe',
        begin: (lab) => lab.line('down'),
        mend: (lab) => lab.line('up'),
      },
      {
        what: 'the name server is gone',
        truth: { layer: 'school-network', where: null },
        at10s: 'maybe',
        begin: (lab) => lab.nameServer('down'),
        mend: (lab) => lab.nameServer('up'),
      },
      {
        what: 'the vendor is gone while the internet is fine',
        truth: { layer: 'vendor', where: 'Lab Test' },
        at10s: 'maybe',
        begin: (lab) => lab.vendor('down'),
        mend: (lab) => lab.vendor('up'),
      },
    ],
  },
  {
    name: 'laptop',
    scenarios: [
      {
        what: 'the laptop itself is unplugged',
        truth: { layer: 'laptop', where: null },
        at10s: 'right',
        begin: (lab) => lab.laptopLink('down'),
        mend: (lab) => lab.laptopLink('up'),
      },
      {
        what: 'a room blocks ping half-way, its devices work on',
        truth: { layer: 'ping-blocked', where: 'Room 201' },
        at10s: 'right',
        begin: (lab) => lab.blockPing('201'),
        mend: (lab) => lab.clearRules('201'),
      },
      {
        what: 'a room loses 30 % of its packets',
        truth: { layer: 'saturation', where: 'Room 202' },
        at10s: 'maybe',
        begin: (lab) => lab.lose('202', 0.3),
        mend: (lab) => lab.clearRules('202'),
      },
    ],
  },
];

let authority: LabAuthority | null = null;
let certificate: LabCertificate = { cert: '', key: '' };

beforeAll(() => {
  if (refusal !== null) return;
  authority = new LabAuthority('Lab Public Trust');
  certificate = authority.issue(VENDOR_NAMES);
});
afterAll(() => authority?.remove());

/** Every device is up, every hop answers, and nothing is told. */
function isQuiet({ standing, open }: LabConsole, hopsToKnow: (targetId: string) => boolean): boolean {
  if (standing === null || standing.phase !== 'probing' || open.length > 0) return false;
  const areUp = Object.values(standing.devices).every((state) => state === 'up');
  const hops = standing.hops.filter(({ targetId }) => hopsToKnow(targetId));
  return areUp && hops.every(({ hasAnswered, isFailing }) => hasAnswered && !isFailing);
}

const isVendor = (targetId: string) => targetId.startsWith('platform-host:');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What was open at any time since then, as short as a table wants it. */
function told({ findings }: LabConsole, since: number): string {
  return findings
    .filter(({ at }) => at >= since)
    .map(({ at, open }) => {
      const what = open.map(({ layer, scope, confidence }) => `${layer} ${whereOf(scope) ?? 'school'} (${confidence})`);
      return `${((at - since) / 1_000).toFixed(1)} s: ${what.join(' + ') || 'nothing'}`;
    })
    .filter((line, index, all) => line.split(': ')[1] !== all[index - 1]?.split(': ')[1])
    .join('; ');
}

describe.skipIf(refusal !== null)(
  `diagnosis in a lab school${refusal === null ? '' : ` (skipped: ${refusal})`}`,
  () => {
    describe.concurrent.each(SCHOOLS)('$name', ({ name, scenarios }) => {
      let lab: SchoolLab;
      let console_: LabConsole;
      beforeAll(async () => {
        lab = await SchoolLab.open(name.slice(0, 2), certificate);
        console_ = lab.startConsole(labSchool(authority?.pem ?? ''), PERIOD_MS);
      });
      afterAll(() => lab?.close());

      it.sequential.each(scenarios)('names the right part when $what', async ({ what, truth, at10s, begin, mend }) => {
        const needsVendor = truth.layer === 'vendor';
        const needed = (targetId: string) => needsVendor || !isVendor(targetId);
        await console_.until(() => isQuiet(console_, needed), needsVendor ? VENDOR_KNOWN_WITHIN_MS : SETTLES_WITHIN_MS);
        const onsetAt = Date.now();
        begin(lab);
        const verdicts: Verdict[] = [];
        for (const afterMs of JUDGED_AFTER_MS) {
          await pause(onsetAt + afterMs - Date.now());
          verdicts.push(verdict(console_.open, truth));
        }
        console.log(`${what}: ${verdicts.join(', ')} | ${told(console_, onsetAt)} | ${console_.open[0]?.sentence ?? ''} | ${JSON.stringify(console_.standing?.hops.filter(({ isFailing, failure }) => isFailing || failure !== null))}`);
        mend(lab);
        const [early, late] = verdicts;
        expect(late, told(console_, onsetAt)).toBe('right');
        if (at10s === 'maybe') expect(early, told(console_, onsetAt)).not.toBe('wrong');
        else expect(early, told(console_, onsetAt)).toBe(at10s);
      }, 150_000);
    });

    it.concurrent('says nothing in two quiet minutes', async () => {
      const lab = await SchoolLab.open('qu', certificate);
      try {
        const console_ = lab.startConsole(labSchool(authority?.pem ?? ''), PERIOD_MS);
        await console_.until(() => Object.keys(console_.standing?.devices ?? {}).length > 0, SETTLES_WITHIN_MS);
        await pause(QUIET_MS);
        expect(told(console_, 0)).toBe('');
        expect(isQuiet(console_, () => true)).toBe(true);
      } finally {
        await lab.close();
      }
    }, 200_000);
  },
);
