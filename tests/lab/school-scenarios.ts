import type { DiagnosisFinding, DiagnosisLayer } from '../../shared/model/diagnosis.ts';
import type { SchoolLab } from './school-lab.ts';

/** What is really broken. */
export interface LabTruth {
  readonly layer: DiagnosisLayer;
  /** Name of the room, access point, uplink, platform or device; null: the whole school. */
  readonly where: string | null;
}

/** One fault of the lab school, with what the console must say of it. */
export interface LabScenario {
  readonly what: string;
  readonly truth: LabTruth;
  /**
   * What is due ten seconds after the onset; thirty seconds after it all are to be right. `polite`: how soon it can be known depends on
   * when a host of others has its next turn; until then nothing wrong may be said.
   */
  readonly at10s: 'right' | 'nothing' | 'polite';
  /** Begins only when the vendor's hosts have answered since the fault before; each of them is asked once a minute. */
  readonly needsVendor?: true;
  readonly begin: (lab: SchoolLab) => void;
  readonly mend: (lab: SchoolLab) => void;
}

export type LabVerdict = 'right' | 'nothing' | 'wrong';

/** `right`: the true part is named and nothing else is. */
export function verdictOn(open: readonly DiagnosisFinding[], { layer, where }: LabTruth): LabVerdict {
  if (open.length === 0) return 'nothing';
  return open.every((finding) => finding.layer === layer && whereOf(finding) === where) ? 'right' : 'wrong';
}

/** Null: the whole school. */
function whereOf({ scope }: DiagnosisFinding): string | null {
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

/** `access-point AP 102 (sure)`, for a line of a table. */
export function inShort(finding: DiagnosisFinding): string {
  return `${finding.layer} ${whereOf(finding) ?? 'school'} (${finding.confidence})`;
}

/** Several schools, so that their faults can go on at the same time; within one they come one after the other. */
export const LAB_SCHOOLS: readonly { readonly name: string; readonly scenarios: readonly LabScenario[] }[] = [
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
        needsVendor: true,
        truth: { layer: 'internet', where: null },
        at10s: 'polite',
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
        at10s: 'polite',
        begin: (lab) => lab.line('down'),
        mend: (lab) => lab.line('up'),
      },
      {
        what: 'the name server is gone',
        truth: { layer: 'school-network', where: null },
        at10s: 'polite',
        begin: (lab) => lab.nameServer('down'),
        mend: (lab) => lab.nameServer('up'),
      },
      {
        what: 'the vendor is gone while the internet is fine',
        needsVendor: true,
        truth: { layer: 'vendor', where: 'Lab Test' },
        at10s: 'polite',
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
        what: 'a room blocks ping half-way while its devices work on',
        truth: { layer: 'ping-blocked', where: 'Room 201' },
        at10s: 'right',
        begin: (lab) => lab.blockPing('201'),
        mend: (lab) => lab.clearRules('201'),
      },
      {
        what: 'a room loses 30 % of its packets each way',
        truth: { layer: 'saturation', where: 'Room 202' },
        at10s: 'polite',
        begin: (lab) => lab.lose('202', 0.3),
        mend: (lab) => lab.clearRules('202'),
      },
    ],
  },
];
