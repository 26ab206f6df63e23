import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceChecks, deviceChecksInTurns } from '../../../../main/readiness/device-checks.ts';
import { planSweep } from '../../../../main/readiness/plan.ts';
import { DeviceState } from '../../../../shared/model/device-state.ts';
import { checkKey, Finding } from '../../../../shared/model/readiness.ts';
import { DeviceKind } from '../../../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE } from '../../../../shared/model/site.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import { aDevice, aLive, aRoom } from '../../../helpers/builders.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';
import { aSchool, aSite, MORNING } from './device-findings.ts';

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const at = nullable(fc.integer({ min: MORNING - 900 * DAY_MS, max: MORNING + 900 * DAY_MS }));
const device = fc.record({
  kind: fc.constantFrom(...DeviceKind.options),
  osVersion: nullable(
    fc.oneof(fc.string({ minLength: 1, maxLength: 40 }), fc.constantFrom('131', '10.0.26100', '15.5')),
  ),
  memoryMiB: nullable(fc.integer({ min: 1, max: 16_777_216 })),
  screen: nullable(
    fc.record({ widthPx: fc.integer({ min: 1, max: 32_767 }), heightPx: fc.integer({ min: 1, max: 32_767 }) }),
  ),
  updatesEndAt: at,
  lastSeenAt: at,
  macs: fc.subarray(['02:00:00:00:00:01', '00:11:22:33:44:55']),
  host: nullable(fc.constantFrom('cb-1', 'cb-2')),
  address: nullable(fc.constantFrom('10.1.0.1', '10.1.0.2', '127.0.0.1')),
  roomId: fc.constantFrom('room-1', 'room-2', 'cart-1', null),
  isSpare: fc.boolean(),
  isPaused: fc.boolean(),
  isRetired: fc.boolean(),
});
const state = nullable(fc.record({ state: fc.constantFrom(...DeviceState.options), isStale: fc.boolean() }));

const school = fc
  .record({
    devices: fc.array(fc.tuple(device, state), { maxLength: 12 }),
    accessPoints: fc.tuple(nullable(fc.constantFrom('AP-1', 'AP-2')), nullable(fc.constantFrom('AP-1', 'AP-2'))),
    expected: nullable(fc.integer({ min: 0, max: 20 })),
    platformId: fc.constantFrom(...BUILT_IN_PROFILES.map(({ id }) => id)),
  })
  .map(({ devices, accessPoints: [first, second], expected, platformId }) =>
    aSchool({
      profiles: BUILT_IN_PROFILES,
      site: aSite({
        platforms: Object.fromEntries(
          BUILT_IN_PROFILES.map(({ id }) => [id, { ...EMPTY_PLATFORM_SITE, isUsed: true }]),
        ),
      }),
      roster: {
        rooms: [
          aRoom({ accessPoint: first, uplink: 'Floor 1' }),
          aRoom({ id: 'room-2', name: 'Library', accessPoint: second, uplink: 'Floor 1' }),
          aRoom({ id: 'cart-1', name: 'Cart 3', kind: 'cart' }),
        ],
        devices: devices.map(([values], index) => aDevice({ ...values, id: `d${index}`, label: `CB-${index}` })),
      },
      live: new Map(
        devices.flatMap(([, live], index) =>
          live === null ? [] : [[`d${index}`, aLive({ id: `d${index}`, ...live })]],
        ),
      ),
      sessions: [
        aSession({
          platformId,
          plannedStartAt: MORNING,
          plannedEndAt: MORNING + DAY_MS,
          rooms: [{ roomId: 'room-1', proctor: '', expectedDevices: expected }],
        }),
      ],
    }),
  );

describe('device checks', () => {
  test('end with a finding that the window takes, whatever the roster holds', async () => {
    await fc.assert(
      fc.asyncProperty(school, async (input) => {
        for (const check of deviceChecks(planSweep(input))) {
          const finding = await check.run(new AbortController().signal);
          expect(() => Finding.parse(finding), check.checkId).not.toThrow();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('have a key of their own each, or one would overwrite another on the board', () => {
    fc.assert(
      fc.property(school, (input) => {
        const keys = deviceChecks(planSweep(input)).map(checkKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 30 },
    );
  });

  test('made in turns are the same, and leave the others their turn in between', async () => {
    const plan = planSweep(aSchool({ profiles: BUILT_IN_PROFILES }));
    let turns = 0;
    let isMade = false;
    const other = () => {
      turns += 1;
      if (!isMade) setImmediate(other);
    };
    setImmediate(other);
    const made = await deviceChecksInTurns(plan);
    isMade = true;
    expect(made.map(checkKey)).toEqual(deviceChecks(plan).map(checkKey));
    expect(turns).toBeGreaterThan(2);
  });

  test('never fail a room over devices that the roster knows nothing of', async () => {
    const input = aSchool({
      profiles: BUILT_IN_PROFILES,
      roster: { rooms: [aRoom()], devices: [aDevice(), aDevice({ id: 'd2', label: 'CB-2' })] },
      live: new Map([
        ['device-1', aLive()],
        ['d2', aLive({ id: 'd2' })],
      ]),
    });
    for (const check of deviceChecks(planSweep(input))) {
      const { verdict } = await check.run(new AbortController().signal);
      expect(verdict, check.checkId).not.toBe('fail');
    }
  });
});
