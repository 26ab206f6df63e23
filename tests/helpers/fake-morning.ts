import type { CheckResult, ReadinessSnapshot, RuleSource, SignOff } from '../../shared/model/readiness.ts';
import type { TestSession } from '../../shared/model/session.ts';
import { EMPTY_PLATFORM_SITE } from '../../shared/model/site.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { FakeOptions } from './fake-bridge.ts';
import { aProfile, aReadinessSnapshot, aResult, aSession, aSweep } from './readiness-builders.ts';

/*
 * The readiness of a made-up school of twelve rooms, for tests and for looking at the board in a plain browser. `bad`: one host is
 * blocked for the whole school's DRC INSIGHT rooms, two rooms have faults of their own, a sign-off was reopened.
 */

export type MorningKind = 'good' | 'bad';

const ROOM_COUNT = 12;
const ITEMS = [
  ['ALL-01', 'Open App Check on one device of the room: both lines are green'],
  ['ALL-02', 'Chargers and power strips are in the room and plugged in'],
  ['ALL-03', 'Testing tickets are counted and locked away'],
  ['ALL-04', 'Screen-viewing software is switched off for the room'],
] as const;

/** What `createFakeBridge` needs for such a morning. */
export function fakeMorning(kind: MorningKind, now: number): FakeOptions {
  return {
    size: '12x300',
    profiles: [
      aProfile({ id: 'testnav', name: 'TestNav', about: 'Runs Pearson tests.' }),
      aProfile({ id: 'drc-insight', name: 'DRC INSIGHT', about: 'Runs DRC tests.' }),
    ],
    site: {
      platforms: {
        testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true },
        'drc-insight': { ...EMPTY_PLATFORM_SITE, isUsed: true },
      },
    },
    sessions: sessions(now),
    readiness: snapshot(kind, now),
    sweeps: [
      sweep(now - 10 * MINUTE_MS, 'person'),
      sweep(now - DAY_MS, 'schedule'),
      sweep(now - DAY_MS - 3 * HOUR_MS, 'person'),
    ],
  };
}

function sweep(endedAt: number, trigger: 'person' | 'schedule') {
  const counts = { pass: 240, warn: 3, fail: 4, unchecked: 12, 'not-applicable': 9 };
  const roomIds = roomNumbers().map((room) => `r${room}`);
  const total = 268;
  return aSweep({
    id: `sweep-${endedAt}`,
    trigger,
    startedAt: endedAt - 41 * SECOND_MS,
    endedAt,
    roomIds,
    total,
    done: total,
    counts,
  });
}

function roomNumbers(): readonly number[] {
  return Array.from({ length: ROOM_COUNT }, (_, index) => index + 1);
}

/** Rooms 1 to 8 test on TestNav, 9 to 11 on DRC INSIGHT, 12 has no session. */
function sessions(now: number): readonly TestSession[] {
  const room = (number: number) => ({
    roomId: `r${number}`,
    proctor: PROCTORS[number - 1] ?? '',
    expectedDevices: null,
  });
  const times = { plannedStartAt: now + HOUR_MS, plannedEndAt: now + 3 * HOUR_MS };
  return [
    aSession({ ...times, id: 's1', name: 'Grade 8 ELA', rooms: [1, 2, 3, 4, 5, 6, 7, 8].map(room) }),
    aSession({ ...times, id: 's2', name: 'Grade 7 WIDA', platformId: 'drc-insight', rooms: [9, 10, 11].map(room) }),
  ];
}

const PROCTORS = [
  'Ms. Ortiz',
  'Mr. Lee',
  'Ms. Okafor',
  'Mr. Haas',
  'Ms. Lindqvist',
  'Mr. Abara',
  'Ms. Chen',
  'Mr. Roy',
];

function snapshot(kind: MorningKind, now: number): ReadinessSnapshot {
  const at = now - 10 * MINUTE_MS;
  const stamp = { startedAt: at - 212, endedAt: at };
  const isBad = kind === 'bad';
  const results = [...schoolResults(isBad), ...roomNumbers().flatMap((number) => roomResults(number, isBad))].map(
    (result) => ({ ...result, ...stamp }),
  );
  const before = results.map(({ key, verdict }) => [
    key,
    verdict === 'fail' && key.includes('battery') ? 'fail' : 'pass',
  ]);
  return aReadinessSnapshot({
    revision: 7,
    sweep: sweep(at, 'person'),
    results,
    previous: { at: now - DAY_MS, verdicts: { ...Object.fromEntries(before), 'any/laptop/disk@school': 'fail' } },
    confirmations: ITEMS.flatMap(([itemId]) =>
      roomNumbers()
        .filter((number) => isDone(number, itemId, isBad))
        .map((number) => ({
          platformId: platformOf(number),
          itemId,
          roomId: `r${number}`,
          by: 'M. Ortiz',
          at,
          isOk: true,
          note: '',
        })),
    ),
    signOffs: signOffs(isBad, at),
    nextScheduledAt: now + DAY_MS,
  });
}

function signOffs(isBad: boolean, at: number): SignOff[] {
  const signed = { by: 'M. Ortiz', at: at - 20 * MINUTE_MS, verdicts: {}, deviceIds: [] };
  const reopened = { reopenedAt: at + MINUTE_MS, reopenedBecause: 'CB-0304 stopped answering.' };
  const holds = { reopenedAt: null, reopenedBecause: null };
  return [
    { ...signed, id: 'so-1', roomId: 'r1', ...holds },
    { ...signed, id: 'so-3', roomId: 'r3', ...(isBad ? reopened : holds) },
  ];
}

function platformOf(number: number): string {
  return number >= 9 && number <= 11 ? 'drc-insight' : 'testnav';
}

function isDone(number: number, itemId: string, isBad: boolean): boolean {
  return !isBad || number % 4 !== 2 || itemId === 'ALL-01';
}

function schoolResults(isBad: boolean): CheckResult[] {
  const rule: RuleSource = {
    label: 'DRC: Technology user guide',
    confidence: 'vendor',
    date: '2026-04-06',
    addresses: ['https://example.test/guide'],
  };
  return [
    aResult({ platformId: 'testnav', checkId: 'host/home', title: 'home.testnav.example' }),
    aResult({ checkId: 'laptop/disk', title: 'Disk', sentence: 'There is room on the disk of this laptop.' }),
    aResult({
      area: 'platform',
      checkId: 'profile-age',
      title: 'Profile',
      sentence: 'The profile is of this school year.',
    }),
    isBad
      ? aResult({
          platformId: 'drc-insight',
          checkId: 'host/api',
          title: 'api.drc.example',
          verdict: 'fail',
          sentence: 'api.drc.example answers with the page of the school’s content filter instead of the test service.',
          action: { what: 'Allow api.drc.example on port 443 in the content filter.', who: 'district' },
          rule,
          evidence: [
            { label: 'Address', value: '192.0.2.14', verdict: 'pass' },
            { label: 'TLS issuer', value: 'CN=Example Filter CA', verdict: 'fail' },
            { label: 'HTTP', value: '200, "This site is blocked"', verdict: 'fail' },
          ],
        })
      : aResult({ platformId: 'drc-insight', checkId: 'host/api', title: 'api.drc.example', rule }),
  ];
}

function roomResults(number: number, isBad: boolean): CheckResult[] {
  const scope = { kind: 'room', roomId: `r${number}` } as const;
  const platformId = platformOf(number);
  const room = (over: Partial<CheckResult>) => aResult({ scope, area: 'devices', origin: 'roster', ...over });
  const people = ITEMS.map(([itemId, title]) => {
    const done = isDone(number, itemId, isBad);
    return room({
      platformId,
      area: 'people',
      origin: 'person',
      checkId: `person/${itemId}`,
      title,
      verdict: done ? 'pass' : 'unchecked',
      sentence: done ? 'Confirmed by M. Ortiz.' : `Nobody has confirmed yet: ${title}`,
      action: done ? null : { what: title, who: 'coordinator' },
    });
  });
  const reached = room({
    checkId: 'live/reachable',
    origin: 'live',
    title: 'Devices that answer',
    sentence: 'Every device answers.',
  });
  const ap = room({
    checkId: 'access-point',
    area: 'network',
    origin: 'room',
    title: 'Devices for each access point',
    sentence: 'The access point has room for these devices.',
  });
  return [...people, ...(isBad ? [faultOf(number) ?? reached] : [reached]), osOf(number, isBad), ap];
}

function osOf(number: number, isBad: boolean): CheckResult {
  const scope = { kind: 'room', roomId: `r${number}` } as const;
  const common = {
    scope,
    platformId: platformOf(number),
    area: 'devices',
    origin: 'roster',
    checkId: 'os',
    title: 'Operating system',
  } as const;
  if (!isBad || number !== 5) return aResult({ ...common, sentence: 'Every device runs a supported version.' });
  return aResult({
    ...common,
    verdict: 'warn',
    sentence: '3 of 25 Chromebooks get their last automatic update before the test ends.',
    action: { what: 'Plan their replacement; they can test today.', who: 'technician' },
    devices: ['d5-1', 'd5-2', 'd5-3'].map((deviceId, index) => ({
      deviceId,
      label: `CB-050${index + 1}`,
      verdict: 'warn',
      sentence: 'Updates end in June.',
    })),
  });
}

function faultOf(number: number): CheckResult | null {
  const scope = { kind: 'room', roomId: `r${number}` } as const;
  if (number === 3) {
    return aResult({
      scope,
      area: 'devices',
      origin: 'live',
      checkId: 'live/reachable',
      title: 'Devices that answer',
      verdict: 'fail',
      sentence: '6 of 25 devices do not answer, and the room has only 2 spares for them.',
      action: { what: 'Switch these devices on, or bring 4 more spares from Cart 3.', who: 'proctor' },
      evidence: [
        { label: 'Answer', value: '19 of 25' },
        { label: 'Spares', value: '2' },
      ],
      devices: Array.from({ length: 6 }, (_, index) => ({
        deviceId: `d3-${index + 1}`,
        label: `CB-030${index + 1}`,
        verdict: 'fail',
        sentence: 'No answer to 4 tries; last seen yesterday 14:20.',
      })),
    });
  }
  if (number !== 7) return null;
  return aResult({
    scope,
    area: 'devices',
    origin: 'live',
    checkId: 'live/reachable',
    title: 'Devices that answer',
    verdict: 'unchecked',
    sentence: 'Nobody knows whether the devices answer: this laptop has no way to their network.',
    action: { what: 'Connect the laptop to the testing network, then check again.', who: 'technician' },
  });
}
