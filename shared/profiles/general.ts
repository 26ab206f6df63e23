import type { RuleSource } from '../model/readiness.ts';
import type { ProfileSource, Threshold } from './schema.ts';

/** Sources of numbers that belong to no testing platform. */
const SOURCES = {
  accessPoints: {
    id: 'NJ2',
    publisher: 'New Jersey Digital Learning',
    title: 'What are WAP capacity and WAP readiness?',
    addresses: ['http://njdigitallearning.org/faq/what-are-wap-capacity-and-wap-readiness/'],
    date: null,
  },
  battery: {
    id: 'PN6',
    publisher: 'Pearson',
    title: 'Monitor or change a student test status',
    addresses: [
      'https://support.assessment.pearson.com/pearsonaccess/test-session-management/monitor-or-change-a-student-test-status',
    ],
    date: null,
  },
  captivePortals: {
    id: 'S55',
    publisher: 'scivision',
    title: 'Captive-portal test addresses (list)',
    addresses: ['https://gist.github.com/scivision/6d985750f9a238171ef2c141e1c83a4c'],
    date: '2025-12-17',
  },
} as const satisfies Record<string, ProfileSource>;

/** A number of the console's own: nobody's limit, and nobody to ask for a better one. */
const ours = (
  key: string,
  label: string,
  unit: Threshold['unit'],
  value: number,
  note = "This console's starting value, not anybody's limit.",
): Threshold => ({ key, label, unit, value, sources: [], confidence: 'ours', note });

/**
 * Numbers for checks that belong to no platform (`platformId` null): gateway, clock, this laptop, rooms. A platform profile has keys
 * of the same name where it knows better; the checks that belong to a platform take those.
 */
export const GENERAL_THRESHOLDS = {
  dnsPassMs: ours('dnsPassMs', 'Name found quickly', 'ms', 500),
  dnsWarnMs: ours('dnsWarnMs', 'Name found, but slowly', 'ms', 2_000),
  tcpPassMs: ours('tcpPassMs', 'Connection made quickly', 'ms', 300),
  tcpWarnMs: ours('tcpWarnMs', 'Connection made, but slowly', 'ms', 1_500),
  tlsExpiryWarnDays: ours('tlsExpiryWarnDays', 'Certificate ends soon', 'days', 14),
  latencyPassMs: ours('latencyPassMs', 'Round trip to the internet, good', 'ms', 100),
  latencyWarnMs: ours('latencyWarnMs', 'Round trip to the internet, slow', 'ms', 250),
  lossWarnPercent: ours('lossWarnPercent', 'Lost packets, warning above', 'percent', 1),
  lossFailPercent: ours('lossFailPercent', 'Lost packets, failing above', 'percent', 2),
  gatewayLatencyPassMs: ours('gatewayLatencyPassMs', 'Round trip to the gateway, good', 'ms', 20),
  gatewayLatencyWarnMs: ours('gatewayLatencyWarnMs', 'Round trip to the gateway, slow', 'ms', 100),
  gatewayLossWarnPercent: ours(
    'gatewayLossWarnPercent',
    'Lost packets on the way to the gateway, warning above',
    'percent',
    0.5,
  ),
  clockPassSeconds: ours('clockPassSeconds', 'Clock agrees', 'seconds', 60),
  clockWarnSeconds: ours('clockWarnSeconds', 'Clock is off, but works', 'seconds', 300),
  throughputPassKbps: ours('throughputPassKbps', 'Download for each student, good', 'kbps', 100),
  throughputWarnKbps: ours('throughputWarnKbps', 'Download for each student, tight', 'kbps', 50),
  devicesPerAccessPoint: {
    key: 'devicesPerAccessPoint',
    label: 'Devices on one access point',
    unit: 'devices',
    value: 30,
    sources: [SOURCES.accessPoints.id],
    confidence: 'program',
    note: 'A planning figure of one state; old access points carry 10 to 15.',
  },
  sparesPerRoom: ours(
    'sparesPerRoom',
    'Spare devices at hand for a room',
    'devices',
    1,
    'Ours: one or two loaners for a cart of 25 are usual.',
  ),
  lastSeenWarnDays: ours('lastSeenWarnDays', 'Not seen by the management system for', 'days', 30),
  updatesEndWarnDays: ours('updatesEndWarnDays', 'Automatic updates end within', 'days', 90),
  batteryWarnPercent: {
    key: 'batteryWarnPercent',
    label: 'Battery, warning at or below',
    unit: 'percent',
    value: 40,
    sources: [SOURCES.battery.id],
    confidence: 'vendor',
    note: 'The level at which Pearson Access warns about a student device; used for this laptop as well.',
  },
} as const satisfies Record<string, Threshold>;

export type GeneralThresholdKey = keyof typeof GENERAL_THRESHOLDS;

/** Where a general number comes from, as a result says it. */
export function generalRule(key: GeneralThresholdKey): RuleSource {
  const { sources, confidence }: Threshold = GENERAL_THRESHOLDS[key];
  const source = Object.values(SOURCES).find(({ id }) => sources.includes(id));
  return source === undefined
    ? { label: "This console's starting value", confidence, date: null, addresses: [] }
    : {
        label: `${source.publisher}: ${source.title}`,
        confidence,
        date: source.date,
        addresses: [...source.addresses],
      };
}

/** A page that is always the same, so that any other answer shows a sign-in page or a filter in the way. */
export interface CaptivePortalTest {
  readonly url: string;
  readonly status: number;
  /** Must occur in the answer; null: there is nothing to read. */
  readonly contains: string | null;
}

/**
 * Plain HTTP on purpose: only an unprotected page can be replaced by a sign-in page. One that differs may just be blocked by the
 * school; two that differ are a portal.
 */
export const CAPTIVE_PORTAL_TESTS: readonly CaptivePortalTest[] = [
  { url: 'http://connectivitycheck.gstatic.com/generate_204', status: 204, contains: null },
  { url: 'http://www.msftconnecttest.com/connecttest.txt', status: 200, contains: 'Microsoft Connect Test' },
  { url: 'http://captive.apple.com/hotspot-detect.html', status: 200, contains: 'Success' },
];

export const CAPTIVE_PORTAL_RULE: RuleSource = {
  label: `${SOURCES.captivePortals.publisher}: ${SOURCES.captivePortals.title}`,
  confidence: 'third-party',
  date: SOURCES.captivePortals.date,
  addresses: [...SOURCES.captivePortals.addresses],
};
