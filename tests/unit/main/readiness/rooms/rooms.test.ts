import { describe, expect, test } from 'vitest';
import type { PlanInput } from '../../../../../main/readiness/plan.ts';
import type { Room } from '../../../../../shared/model/roster.ts';
import type { TestSession } from '../../../../../shared/model/session.ts';
import { HOUR_MS } from '../../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../../helpers/builders.ts';
import { aSession } from '../../../../helpers/readiness-builders.ts';
import { aSchool, MORNING, said } from '../device-findings.ts';

const session = (roomId: string, over: Partial<TestSession> = {}) =>
  aSession({
    id: `session-${roomId}`,
    plannedStartAt: MORNING + HOUR_MS,
    plannedEndAt: MORNING + 2 * HOUR_MS,
    rooms: [{ roomId, proctor: '', expectedDevices: null }],
    ...over,
  });

/** Room 112 and Room 114 with some devices each. */
const two = (
  first: Partial<Room>,
  second: Partial<Room>,
  counts = [20, 20],
  sessions: readonly TestSession[] = [],
): PlanInput =>
  aSchool({
    roster: {
      rooms: [aRoom(first), aRoom({ id: 'room-2', name: 'Room 114', ...second })],
      devices: counts.flatMap((count, room) =>
        Array.from({ length: count }, (_, index) => aDevice({ id: `${room}-${index}`, roomId: `room-${room + 1}` })),
      ),
    },
    sessions,
  });

describe('access point', () => {
  test.each([
    [
      'own',
      two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-2' }),
      'pass: The access point AP-1 has 20 devices to serve; up to 30 are planned for.',
    ],
    [
      'shared',
      two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-1' }),
      'warn: The access point AP-1, shared by Room 112 and Room 114, has 40 devices to serve; more than 30 may be slow when all start at once.',
    ],
    [
      'not known',
      two({}, { accessPoint: 'AP-1' }),
      'not-applicable: The roster does not say which access point serves Room 112. Type it in under Roster > Rooms, or import a list that has an access point column.',
    ],
    [
      'shared with a room that is not swept',
      { ...two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-1' }), roomIds: ['room-1'] },
      'warn: The access point AP-1, shared by Room 112 and Room 114, has 40 devices to serve; more than 30 may be slow when all start at once.',
    ],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'access-point')).toBe(expected);
  });
});

describe('neighbors', () => {
  const both = [session('room-1'), session('room-2')];
  const later = session('room-2', { plannedStartAt: MORNING + 3 * HOUR_MS, plannedEndAt: MORNING + 4 * HOUR_MS });
  const running = session('room-2', { state: 'testing', plannedStartAt: 0, plannedEndAt: MORNING });

  test.each([
    [
      'same access point at the same time',
      two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-1' }, [5, 5], both),
      'pass: Room 112 shares the access point AP-1 with Room 114, testing at the same time: 10 devices together.',
    ],
    [
      'same floor at the same time',
      two({ accessPoint: 'AP-1', uplink: 'Floor 1' }, { uplink: 'Floor 1' }, [5, 7], both),
      'pass: Room 112 shares Floor 1 with Room 114, testing at the same time: 12 devices together.',
    ],
    [
      'same access point later',
      two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-1' }, [5, 5], [session('room-1'), later]),
      'pass: No other room that tests at the same time is on the network of Room 112.',
    ],
    [
      'students still in next door',
      two(
        { accessPoint: 'AP-1' },
        { accessPoint: 'AP-1' },
        [5, 5],
        [session('room-1', { plannedStartAt: MORNING }), running],
      ),
      'warn: Students are testing in Room 114 on the access point AP-1, which Room 112 shares.',
    ],
    [
      'no session',
      two({ accessPoint: 'AP-1' }, { accessPoint: 'AP-1' }),
      'not-applicable: No session is planned in Room 112, so nobody can say which rooms test at the same time.',
    ],
    [
      'nothing known',
      two({}, {}, [5, 5], both),
      'not-applicable: The roster does not say which access point or switch Room 112 is on. Type them in under Roster > Rooms.',
    ],
  ])('%s', async (_, school, expected) => {
    expect(await said(school, 'neighbors')).toBe(expected);
  });
});
