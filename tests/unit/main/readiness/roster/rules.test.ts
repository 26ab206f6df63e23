import { describe, expect, test } from 'vitest';
import type { Device } from '../../../../../shared/model/roster.ts';
import { BUILT_IN_PROFILES } from '../../../../../shared/profiles/index.ts';
import type { Citation } from '../../../../../shared/profiles/schema.ts';
import { DAY_MS } from '../../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../../helpers/builders.ts';
import { aProfile, aSession } from '../../../../helpers/readiness-builders.ts';
import { aSchool, aSite, devicesOf, findingOf, MORNING, said } from '../device-findings.ts';

const citation: Citation = { sources: [], confidence: 'ours' };
const profile = aProfile({
  id: 'testnav',
  name: 'TestNav',
  os: [
    {
      kind: 'chromebook',
      supported: [{ from: '144', label: '144 or newer' }],
      bestEffort: [{ from: '140', below: '144', label: '140 to 143' }],
      refused: [{ below: '116', label: 'older than 116' }],
      otherwise: 'warn',
      ...citation,
    },
  ],
  hardware: [
    {
      memoryMinMiB: 2_048,
      memoryRecommendedMiB: 4_096,
      screenMinWidthPx: 1_024,
      screenMinHeightPx: 768,
      ...citation,
    },
  ],
});

const school = (devices: readonly Device[], expectedDevices: number | null = null) =>
  aSchool({
    profiles: [profile],
    roster: { rooms: [aRoom()], devices: [...devices] },
    sessions:
      expectedDevices === null
        ? []
        : [
            aSession({
              plannedStartAt: MORNING,
              plannedEndAt: MORNING + DAY_MS,
              rooms: [{ roomId: 'room-1', proctor: '', expectedDevices }],
            }),
          ],
  });
const os = (...versions: readonly (string | null)[]) => devicesOf(...versions.map((osVersion) => ({ osVersion })));

describe('operating system', () => {
  test.each([
    [
      os('146', '144.0.7559.59'),
      null,
      'pass: All 2 devices in Room 112 have an operating system that TestNav supports.',
    ],
    [os('146'), null, 'pass: The only device in Room 112 has an operating system that TestNav supports.'],
    [
      os('146', null, '146'),
      null,
      'pass: 2 devices in Room 112 have an operating system that TestNav supports; 1 more could not be judged, because the roster has no OS version.',
    ],
    [
      os('146', '141'),
      null,
      'warn: 1 of 2 devices in Room 112 has an operating system for which TestNav promises nothing.',
    ],
    [
      os('146', '110', '111'),
      2,
      'fail: 2 of 3 devices in Room 112 have an operating system that TestNav does not run on; only 1 usable device is left for 2 seats.',
    ],
    [
      os('146', '110', '146'),
      2,
      'warn: 1 of 3 devices in Room 112 has an operating system that TestNav does not run on; 2 others are enough for 2 seats.',
    ],
    [
      os('146', 'stable channel'),
      2,
      'unchecked: 1 of 2 devices in Room 112 has an operating system that cannot be judged by the list of TestNav.',
    ],
    [
      os('146', 'stable channel'),
      1,
      'warn: 1 of 2 devices in Room 112 has an operating system that cannot be judged by the list of TestNav.',
    ],
    [
      os(null, null),
      null,
      'not-applicable: The roster has no OS version for any device in Room 112. Import a device list that has the OS version, such as the export of your management system.',
    ],
    [[], null, 'not-applicable: There is no device in use in Room 112.'],
  ])('%#', async (devices, seats, expected) => {
    expect(await said(school(devices, seats), 'os')).toBe(expected);
  });

  test('is a warning while the spares of a cart can take their place, if they can be tested on themselves', async () => {
    const cart = aRoom({ id: 'cart-1', name: 'Cart 3', kind: 'cart' });
    const spare = (osVersion: string) =>
      aDevice({ id: 'spare', label: 'CB-9', roomId: 'cart-1', isSpare: true, osVersion });
    const withSpare = (osVersion: string) => {
      const plan = school(os('146', '110'), 2);
      return {
        ...plan,
        roster: { rooms: [...plan.roster.rooms, cart], devices: [...plan.roster.devices, spare(osVersion)] },
      };
    };
    const { action, ...finding } = await findingOf(withSpare('146'), 'os');
    expect(`${finding.verdict}: ${finding.sentence}`).toBe(
      'warn: 1 of 2 devices in Room 112 has an operating system that TestNav does not run on; only 1 usable device is left for 2 seats, but Cart 3 can give the 1 missing.',
    );
    expect(action).toEqual({ what: 'Bring 1 spare from Cart 3 to Room 112.', who: 'coordinator' });
    expect(await said(withSpare('110'), 'os')).toMatch(/^fail: /);
  });

  test('names the devices, the worst first, each with its own sentence', async () => {
    const { devices } = await findingOf(school(os('141', '146', '110'), 1), 'os');
    expect(devices).toEqual([
      {
        deviceId: 'd3',
        label: 'CB-3',
        verdict: 'fail',
        sentence: 'TestNav does not run on ChromeOS 110 (older than 116).',
      },
      {
        deviceId: 'd1',
        label: 'CB-1',
        verdict: 'warn',
        sentence: 'ChromeOS 141 may work, but TestNav does not promise it (140 to 143).',
      },
    ]);
  });

  test('counts devices without a version in the evidence, not among the bad ones', async () => {
    const { evidence, devices } = await findingOf(school(os('146', null, null)), 'os');
    expect(devices).toEqual([]);
    expect(evidence).toContainEqual({ label: 'Not judged', value: '2 of 3 have no OS version in the roster' });
  });

  test('leaves devices alone that are put away or retired', async () => {
    const devices = devicesOf(
      { osVersion: '146' },
      { osVersion: '90', isPaused: true },
      { osVersion: '90', isRetired: true },
    );
    expect(await said(school(devices), 'os')).toBe(
      'pass: The only device in Room 112 has an operating system that TestNav supports.',
    );
  });

  test('says that nobody knows of a kind that the platform does not list', async () => {
    const { verdict, devices } = await findingOf(school(devicesOf({ kind: 'linux', osVersion: '24.04' })), 'os');
    expect(verdict).toBe('unchecked');
    expect(devices[0]?.sentence).toBe('Nothing could be read about TestNav on such a device (Linux).');
  });

  test('refuses ChromeOS 131 for DRC INSIGHT, by the real profile', async () => {
    const real = {
      ...school(os('131', '146'), 1),
      profiles: BUILT_IN_PROFILES,
      sessions: [
        aSession({ platformId: 'drc-insight', rooms: [{ roomId: 'room-1', proctor: '', expectedDevices: 2 }] }),
      ],
    };
    const finding = await findingOf(real, 'os');
    expect(finding.sentence).toBe(
      '1 of 2 devices in Room 112 has an operating system that DRC INSIGHT does not run on; only 1 usable device is left for 2 seats.',
    );
    expect(finding.devices[0]?.sentence).toBe(
      'DRC INSIGHT does not run on ChromeOS 131 (131, which DRC excludes by name).',
    );
  });
});

describe('memory and screen', () => {
  test.each([
    ['memory', [{ memoryMiB: 4_096 }], 'pass: The only device in Room 112 has the memory that TestNav asks for.'],
    ['memory', [{ memoryMiB: 3_600 }], 'pass: The only device in Room 112 has the memory that TestNav asks for.'],
    ['memory', [{ memoryMiB: 2_048 }], 'warn: 1 of 1 device in Room 112 has less memory than TestNav recommends.'],
    [
      'memory',
      [{ memoryMiB: 1_024 }, { memoryMiB: 8_192 }],
      'fail: 1 of 2 devices in Room 112 has less memory than TestNav needs; only 1 usable device is left for 2 seats.',
    ],
    [
      'memory',
      [{}],
      'not-applicable: The roster has no memory size for any device in Room 112. Import a device list that has a memory (RAM) column.',
    ],
    [
      'screen',
      [{ screen: { widthPx: 1_366, heightPx: 768 } }],
      'pass: The only device in Room 112 has a screen that is large enough for TestNav.',
    ],
    [
      'screen',
      [{ screen: { widthPx: 810, heightPx: 1_080 } }],
      'pass: The only device in Room 112 has a screen that is large enough for TestNav.',
    ],
    [
      'screen',
      [{ screen: { widthPx: 1_024, heightPx: 600 } }],
      'fail: 1 of 1 device in Room 112 has a smaller screen than TestNav needs; no usable device is left for 1 seat.',
    ],
  ])('%s %#', async (checkId, overs, expected) => {
    expect(await said(school(devicesOf(...overs)), checkId)).toBe(expected);
  });

  test('are not asked for where the platform names none', async () => {
    const silent = {
      ...school(devicesOf({ memoryMiB: 512 })),
      profiles: [aProfile({ id: 'testnav', name: 'TestNav' })],
    };
    expect(await said(silent, 'memory')).toBe(
      'not-applicable: The requirements of TestNav that could be read name no amount of memory.',
    );
  });
});

describe('age', () => {
  const inDays = (days: number) => MORNING + days * DAY_MS;

  test.each([
    ['updates-end', { updatesEndAt: inDays(400) }, 'pass: The only device in Room 112 still gets automatic updates.'],
    [
      'updates-end',
      { updatesEndAt: inDays(-1) },
      'warn: 1 of 1 device in Room 112 gets no more automatic updates, or soon will not.',
    ],
    [
      'updates-end',
      { updatesEndAt: inDays(60) },
      'warn: 1 of 1 device in Room 112 gets no more automatic updates, or soon will not.',
    ],
    [
      'last-seen',
      { lastSeenAt: inDays(-2) },
      'pass: The only device in Room 112 has been seen by the management system within 30 days.',
    ],
    [
      'last-seen',
      { lastSeenAt: inDays(-31) },
      'warn: 1 of 1 device in Room 112 has not been seen by the management system for more than 30 days.',
    ],
  ])('%s %#', async (checkId, over, expected) => {
    expect(await said(school(devicesOf(over)), checkId)).toBe(expected);
  });

  test('last-seen > goes by the school’s own number of days', async () => {
    const site = aSite();
    const own = { ...site.platforms.testnav, isUsed: true, thresholds: { lastSeenWarnDays: 7 } };
    const strict = {
      ...school(devicesOf({ lastSeenAt: inDays(-10) })),
      profiles: BUILT_IN_PROFILES,
      site: aSite({ platforms: { testnav: own as (typeof site.platforms)[string] } }),
    };
    expect(await said(strict, 'last-seen')).toContain('for more than 7 days');
  });

  test('updates-end > is not asked of devices that are sold without such a date', async () => {
    expect(await said(school(devicesOf({ kind: 'windows' })), 'updates-end')).toBe(
      'not-applicable: There is no device in Room 112 that this rule is about.',
    );
  });

  test('updates-end > counts to the day of the session', async () => {
    const soon = aSession({ plannedStartAt: inDays(30), plannedEndAt: inDays(31) });
    const device = devicesOf({ updatesEndAt: inDays(20) });
    const { devices } = await findingOf({ ...school(device), sessions: [soon] }, 'updates-end');
    expect(devices[0]?.sentence).toMatch(/^Its automatic updates ended on Dec \d+, 2026\.$/);
  });
});

describe('identity', () => {
  test.each<[string, Partial<Device>[], string, number]>([
    [
      'retired',
      [{ isRetired: true }, {}],
      'warn: 1 of 2 devices in Room 112 is retired; 1 other is enough for 1 seat.',
      1,
    ],
    [
      'retired',
      [{ isRetired: true }, {}],
      'fail: 1 of 2 devices in Room 112 is retired; only 1 usable device is left for 2 seats.',
      2,
    ],
    ['retired', [{}], 'pass: The only device in Room 112 is in service.', 1],
    ['no-address', [{}], 'pass: The only device in Room 112 has an address, a host name or a MAC in the roster.', 1],
    [
      'no-address',
      [{ address: null }, {}],
      'warn: 1 of 2 devices in Room 112 has no address, host name or MAC in the roster, so nobody will see it fall silent.',
      1,
    ],
    [
      'made-up-mac',
      [{ macs: ['00:11:22:33:44:55'] }],
      'pass: The only device in Room 112 uses its built-in MAC address.',
      1,
    ],
    [
      'made-up-mac',
      [{ macs: ['02:11:22:33:44:55'] }],
      'warn: 1 of 1 device in Room 112 uses a private MAC address, which may change and then lets it get lost from this screen.',
      1,
    ],
    ['made-up-mac', [{}], 'not-applicable: There is no device in Room 112 that this rule is about.', 1],
  ])('%s %#', async (checkId, overs, expected, seats) => {
    expect(await said(school(devicesOf(...overs), seats), checkId)).toBe(expected);
  });

  test('shared-identity > names the other device, also in another room', async () => {
    const [first] = devicesOf({ address: '10.1.0.7', host: 'cb-7' });
    const other = aDevice({ id: 'd9', label: 'CB-9', roomId: 'room-2', address: '10.1.0.7' });
    const rooms = [aRoom(), aRoom({ id: 'room-2', name: 'Library' })];
    const { verdict, devices } = await findingOf(
      aSchool({ roster: { rooms, devices: [...(first === undefined ? [] : [first]), other] } }),
      'shared-identity',
    );
    expect(verdict).toBe('warn');
    expect(devices[0]?.sentence).toBe('It has the address 10.1.0.7, and so has CB-9 (Library).');
  });

  test('shared-identity > lets rehearsals share loopback', async () => {
    const devices = devicesOf({ address: '127.0.0.1' }, { address: '127.0.0.1' });
    expect(await said(school(devices), 'shared-identity')).toBe(
      'pass: All 2 devices in Room 112 share no address, host name or MAC.',
    );
  });

  test('without-room > counts devices in use only', async () => {
    const devices = devicesOf({ roomId: null }, { roomId: null, isPaused: true }, {});
    expect(await said(school(devices), 'without-room', 'school')).toBe('warn: 1 device in the roster is in no room.');
    expect(await said(school(devicesOf({})), 'without-room', 'school')).toBe('pass: Every device in use has a room.');
  });
});
