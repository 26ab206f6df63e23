import { type ReportInput, reportInput } from '../../main/readiness/report/index.ts';
import type { CheckResult } from '../../shared/model/readiness.ts';
import type { Room } from '../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../shared/model/site.ts';
import { aRoom } from './builders.ts';
import { aConfirmation, aProfile, aReadinessSnapshot, aResult, aSignOff, aSweep } from './readiness-builders.ts';

/** Tuesday, November 24, 2026, 7:15 AM in New York. */
export const REPORT_AT = Date.UTC(2026, 10, 24, 12, 15);
export const REPORT_ZONE = 'America/New_York';

export const REPORT_SITE: Site = {
  ...EMPTY_SITE,
  school: 'Lincoln Middle School',
  platforms: {
    testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true },
    'drc-insight': { ...EMPTY_PLATFORM_SITE, isUsed: true, fields: { orgUnitId: 'ORG-55021' } },
  },
};

export const REPORT_PROFILES = [
  aProfile({ id: 'testnav', name: 'TestNav', vendor: 'Pearson' }),
  aProfile({
    id: 'drc-insight',
    name: 'DRC INSIGHT',
    vendor: 'DRC',
    siteFields: [{ key: 'orgUnitId', label: 'ORG Unit ID', hint: '', isSecret: true, sources: [], confidence: 'ours' }],
  }),
];

/** What a morning may look like in one room. */
export type RoomMorning = 'ready' | 'warned' | 'devices-down' | 'outdated' | 'unconfirmed' | 'unclear' | 'unswept';

/**
 * A school at 7:15 with a report to write.
 *
 * @param mornings  One for each room, in order.
 * @param over      What a test is about.
 */
export function aReportSchool(
  mornings: readonly RoomMorning[],
  over: { readonly site?: Site; readonly extra?: readonly CheckResult[]; readonly isStopped?: boolean } = {},
): ReportInput {
  const rooms = mornings.map((_, index) => aRoom({ id: `room-${index}`, name: `Room ${101 + index}`, order: index }));
  const results = rooms.flatMap((room, index) => resultsOf(room, mornings[index] ?? 'ready'));
  return reportInput({
    at: REPORT_AT,
    timeZone: REPORT_ZONE,
    site: over.site ?? REPORT_SITE,
    profiles: REPORT_PROFILES,
    roster: { rooms },
    sessions: [],
    snapshot: aReadinessSnapshot({
      sweep: aSweep({
        startedAt: REPORT_AT - 60_000,
        endedAt: REPORT_AT - 20_000,
        isStopped: over.isStopped ?? false,
        total: 120,
        done: over.isStopped === true ? 34 : 120,
      }),
      results: [
        ...(mornings.every((morning) => morning === 'unswept') ? [] : SCHOOL),
        ...results,
        ...(over.extra ?? []),
      ],
      previous: { at: REPORT_AT - 86_400_000, verdicts: { 'testnav/host/home@school': 'fail' } },
      signOffs: rooms
        .filter((_, index) => mornings[index] === 'ready')
        .map(({ id }, index) =>
          aSignOff({ id: `s-${id}`, roomId: id, by: 'J. Ortiz', at: REPORT_AT - index * 60_000 }),
        ),
      confirmations: rooms.slice(0, 2).map(({ id }) => aConfirmation({ roomId: id, at: REPORT_AT - 7_200_000 })),
    }),
  });
}

const at = { startedAt: REPORT_AT - 50_000, endedAt: REPORT_AT - 49_760, deadlineMs: 8_000 };

const SCHOOL: readonly CheckResult[] = [
  aResult({
    ...at,
    platformId: 'testnav',
    checkId: 'host/home',
    title: 'home.testnav.com',
    area: 'platform',
    sentence: 'home.testnav.com answers as it should.',
    evidence: [
      { label: 'Addresses', value: '203.0.113.7, 203.0.113.8' },
      { label: 'TLS', value: 'TLSv1.3, issued by Example Public CA, ends 2027-02-11' },
      { label: 'HTTP', value: '200 in 84 ms' },
    ],
    rule: {
      label: 'Pearson: TestNav network requirements',
      confidence: 'vendor',
      date: '2026-04-06',
      addresses: ['https://support.example.test/network'],
    },
  }),
  aResult({
    ...at,
    checkId: 'laptop/power',
    title: 'Power',
    origin: 'laptop',
    verdict: 'warn',
    sentence: 'This laptop runs on battery, 61 % left.',
    action: { what: 'Plug the charger in.', who: 'coordinator' },
    evidence: [{ label: 'Battery', value: '61 %', verdict: 'warn' }],
  }),
  aResult({
    ...at,
    checkId: 'throughput',
    title: 'Download speed',
    verdict: 'not-applicable',
    sentence: 'No download sample is set up for this school.',
  }),
];

function resultsOf(room: Room, morning: RoomMorning): CheckResult[] {
  const scope = { kind: 'room', roomId: room.id } as const;
  if (morning === 'unswept') return [];
  const reachable = aResult({
    ...at,
    scope,
    checkId: 'reachable',
    title: 'Devices answer',
    area: 'devices',
    origin: 'live',
    sentence: '28 of 28 devices answer.',
  });
  const os = aResult({
    ...at,
    scope,
    platformId: 'testnav',
    checkId: 'os',
    title: 'Operating system',
    area: 'devices',
    origin: 'roster',
    sentence: 'All 28 devices have a supported system.',
  });
  const items = ['Open App Check on one device of the room: both lines are green.', 'Count the test tickets.'].map(
    (title, index) =>
      aResult({
        ...at,
        scope,
        platformId: 'testnav',
        checkId: `person/ALL-0${index + 1}`,
        title,
        area: 'people',
        origin: 'person',
        verdict: morning === 'unconfirmed' || morning === 'devices-down' ? 'unchecked' : 'pass',
        sentence: morning === 'unconfirmed' ? `Not confirmed yet: ${title}` : 'Confirmed by J. Smith at 7:02 AM.',
        action: { what: 'Tick it when it is done.', who: 'proctor' },
      }),
  );
  switch (morning) {
    case 'devices-down':
      return [
        {
          ...reachable,
          verdict: 'fail',
          sentence: `${room.name}: 4 of 28 devices do not answer.`,
          action: {
            what: 'Turn the four devices on and check their Wi-Fi; use spares for those that stay silent.',
            who: 'proctor',
          },
          devices: ['CB-0411', 'CB-0417', 'CB-0419', 'CB-0420'].map((label) => ({
            deviceId: label,
            label,
            verdict: 'fail',
            sentence: 'No answer to 4 tries.',
          })),
        },
        os,
        ...items,
      ];
    case 'outdated':
      return [
        reachable,
        {
          ...os,
          verdict: 'fail',
          sentence: '3 devices have a system that TestNav no longer supports.',
          action: { what: 'Update them or swap them for spares.', who: 'technician' },
          evidence: [{ label: 'Lowest version found', value: '132.0.6834.164', verdict: 'fail' }],
        },
        ...items,
      ];
    case 'warned':
      return [
        reachable,
        { ...os, verdict: 'warn', sentence: '2 devices reach the end of updates before the tests end.' },
        ...items,
      ];
    case 'unclear':
      return [
        {
          ...reachable,
          verdict: 'unchecked',
          sentence: 'The devices could not be checked: this laptop has no way into their network.',
          action: { what: 'Connect this laptop to the student network and check again.', who: 'technician' },
        },
        os,
        ...items,
      ];
    case 'ready':
    case 'unconfirmed':
      return [reachable, os, ...items];
  }
}
