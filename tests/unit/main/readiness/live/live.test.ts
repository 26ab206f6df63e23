import { describe, expect, test } from 'vitest';
import type { PlanInput } from '../../../../../main/readiness/plan.ts';
import type { DeviceLive } from '../../../../../shared/model/live.ts';
import { aDevice, aRoom } from '../../../../helpers/builders.ts';
import { aProfile, aSession } from '../../../../helpers/readiness-builders.ts';
import { aSchool, devicesOf, findingOf, livesOf, MORNING, said } from '../device-findings.ts';

const DOWN = {
  state: 'down',
  evidence: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true },
  rttMs: null,
} as const;
const UNKNOWN = { state: 'unknown', evidence: { kind: 'unchecked', reason: 'no-address' }, rttMs: null } as const;
const BLOCKED = { state: 'blocked', evidence: { kind: 'neighbour', mac: '00:11:22:33:44:55' }, rttMs: null } as const;

const room = (...lives: readonly Partial<DeviceLive>[]): PlanInput =>
  aSchool({
    roster: { rooms: [aRoom()], devices: devicesOf(...lives.map(() => ({}))) },
    live: livesOf(...lives),
  });

describe('reachable', () => {
  test.each([
    ['all answer', room({}, BLOCKED), 'pass: All 2 devices in Room 112 answer.'],
    ['one is silent', room({}, {}, DOWN), 'warn: 1 of 3 devices in Room 112 does not answer.'],
    ['all are silent', room(DOWN, DOWN), 'fail: Not one of the 2 devices in Room 112 answers.'],
    [
      'one is silent, one unknown',
      room({}, DOWN, UNKNOWN),
      'warn: 1 of 3 devices in Room 112 does not answer; 1 more could not be checked.',
    ],
    [
      'one is unknown and needed',
      room({}, UNKNOWN),
      'unchecked: 1 of 2 devices in Room 112 could not be checked; 1 other answers.',
    ],
    [
      'an old answer counts as none',
      room({ isStale: true }),
      'unchecked: Nobody knows whether anything in Room 112 answers: 1 device was not checked, or not lately.',
    ],
    ['no device', room(), 'not-applicable: There is no device in use in Room 112.'],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'reachable')).toBe(expected);
  });

  test('says of each silent device what was tried', async () => {
    const { devices } = await findingOf(room({}, DOWN), 'reachable');
    expect(devices).toMatchObject([{ label: 'CB-2', verdict: 'warn' }]);
    expect(devices[0]?.sentence).toMatch(/^It does not answer: no answer/);
  });
});

describe('latency', () => {
  test.each([
    ['quick', room({ rttMs: 10 }, { rttMs: 20 }), 'pass: Devices in Room 112 answer within 15 ms.'],
    [
      'one slow device',
      room({ rttMs: 10 }, { rttMs: 10 }, { rttMs: 400, state: 'slow' }),
      'warn: 1 of 3 devices in Room 112 is slow to answer.',
    ],
    [
      'a slow room',
      room({ rttMs: 300, state: 'slow' }, { rttMs: 320, state: 'slow' }),
      'warn: Devices in Room 112 are slow to answer: half of them take more than 310 ms.',
    ],
    [
      'ping blocked',
      room(BLOCKED),
      'not-applicable: The devices in Room 112 block ping, so nobody can say how quickly they answer.',
    ],
    [
      'not checked',
      room(UNKNOWN),
      'unchecked: Nobody knows how quickly the devices in Room 112 answer: they were not checked lately.',
    ],
    ['all silent', room(DOWN), 'not-applicable: No device in Room 112 answers, so nobody can say how quickly.'],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'latency')).toBe(expected);
  });
});

describe('loss', () => {
  test.each([
    ['steady', room({}, {}, {}), 'pass: Devices in Room 112 answer steadily.'],
    [
      'one flaky device',
      room({}, {}, { state: 'flaky', lossRatio: 0.3 }),
      'warn: 1 of 3 devices in Room 112 answers unsteadily.',
    ],
    [
      'a flaky room',
      room({ lossRatio: 0.1 }, { lossRatio: 0.1 }, {}),
      'fail: Most devices in Room 112 lose 10 % of the checks or more.',
    ],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'loss')).toBe(expected);
  });
});

describe('enough ready devices', () => {
  const cart = (spares: number) => ({
    room: aRoom({ id: 'cart-1', name: 'Cart 3', kind: 'cart' as const }),
    devices: Array.from({ length: spares }, (_, index) =>
      aDevice({ id: `spare-${index}`, roomId: 'cart-1', isSpare: true }),
    ),
  });
  const withSeats = (school: PlanInput, seats: number, spares: number): PlanInput => {
    const { room: cartRoom, devices } = cart(spares);
    return {
      ...school,
      roster: { rooms: [...school.roster.rooms, cartRoom], devices: [...school.roster.devices, ...devices] },
      sessions: [
        aSession({
          plannedStartAt: MORNING,
          plannedEndAt: MORNING + 1,
          rooms: [{ roomId: 'room-1', proctor: '', expectedDevices: seats }],
        }),
      ],
    };
  };

  test.each([
    [
      'enough',
      withSeats(room({}, {}), 2, 1),
      'pass: Room 112 has 2 ready devices for 2 seats, and 1 spare is at hand.',
    ],
    [
      'no spare',
      withSeats(room({}, {}), 2, 0),
      'warn: Room 112 has 2 ready devices for 2 seats, but no spare is at hand.',
    ],
    [
      'a cart helps out',
      withSeats(room({}, DOWN), 2, 4),
      'warn: Room 112 has 1 ready device for 2 seats; the 1 missing can come from Cart 3, which has 4 spares.',
    ],
    [
      'too few',
      withSeats(room({}, DOWN), 2, 0),
      'fail: Room 112 has 1 ready device for 2 seats: 1 too few, and no cart has spares.',
    ],
    [
      'too few, and the cart has not enough',
      withSeats(room({}, DOWN), 4, 1),
      'fail: Room 112 has 1 ready device for 4 seats: 3 too few, and the carts have 1 spare for 3 missing in all rooms.',
    ],
    [
      'not known',
      withSeats(room({}, UNKNOWN), 2, 0),
      'unchecked: Room 112 has 1 ready device for 2 seats; whether 1 more device is ready is not known.',
    ],
    ['no seats', withSeats(room({}), 0, 0), 'not-applicable: Room 112 has no seats to fill.'],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'enough-devices')).toBe(expected);
  });

  test('counts the spares of a cart once for all rooms together', async () => {
    const rooms = [aRoom(), aRoom({ id: 'room-2', name: 'Room 114' }), cart(1).room];
    const devices = [...devicesOf({}, { roomId: 'room-2' }), ...cart(1).devices];
    const school = aSchool({ roster: { rooms, devices }, live: livesOf(DOWN, DOWN) });
    expect((await findingOf(school, 'enough-devices')).verdict).toBe('fail');
    expect((await findingOf(school, 'enough-devices', 'room:room-2')).verdict).toBe('fail');
  });

  test('does not count an answering device that the platform refuses', async () => {
    const refusing = aProfile({
      id: 'testnav',
      name: 'TestNav',
      os: [
        {
          kind: 'chromebook',
          supported: [{ from: '144', label: '144 or newer' }],
          bestEffort: [],
          refused: [],
          otherwise: 'fail',
          sources: [],
          confidence: 'ours',
        },
      ],
    });
    const school = room({}, {});
    const devices = devicesOf({ osVersion: '146' }, { osVersion: '110' });
    const sentence = await said(
      { ...school, profiles: [refusing], roster: { ...school.roster, devices } },
      'enough-devices',
    );
    expect(sentence).toBe('fail: Room 112 has 1 ready device for 2 seats: 1 too few, and no cart has spares.');
  });
});
