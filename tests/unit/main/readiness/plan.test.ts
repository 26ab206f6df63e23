import { describe, expect, test } from 'vitest';
import { type PlanInput, planSweep } from '../../../../main/readiness/plan.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type PlatformSite, type Site } from '../../../../shared/model/site.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { aProfile, aSession } from '../../../helpers/readiness-builders.ts';

const uses = (platforms: Record<string, Partial<PlatformSite>>): Site => ({
  ...EMPTY_SITE,
  platforms: Object.fromEntries(
    Object.entries(platforms).map(([id, said]) => [id, { ...EMPTY_PLATFORM_SITE, isUsed: true, ...said }]),
  ),
});

function planOf(over: Partial<PlanInput> = {}) {
  return planSweep({
    at: 0,
    site: uses({ testnav: {} }),
    profiles: [aProfile({ id: 'testnav' }), aProfile({ id: 'drc-insight' })],
    roster: { rooms: [aRoom()], devices: [] },
    sessions: [],
    live: new Map(),
    confirmations: [],
    roomIds: null,
    platformIds: null,
    ...over,
  });
}

const platformsOfFirstRoom = (plan: ReturnType<typeof planOf>) =>
  plan.rooms[0]?.platforms.map(({ profile }) => profile.id);

describe('who is swept for what', () => {
  test('every room but no cart, unless it is asked for by name', () => {
    const roster = { rooms: [aRoom(), aRoom({ id: 'cart-1', kind: 'cart' })], devices: [] };
    expect(planOf({ roster }).rooms.map(({ room }) => room.id)).toEqual(['room-1']);
    expect(planOf({ roster, roomIds: ['cart-1'] }).rooms.map(({ room }) => room.id)).toEqual(['cart-1']);
  });

  test('a room without a session tests on every platform that the school uses', () => {
    const site = uses({ testnav: {}, 'drc-insight': {} });
    expect(platformsOfFirstRoom(planOf({ site }))).toEqual(['testnav', 'drc-insight']);
  });

  test('a room with a session tests on the platform of that session', () => {
    const site = uses({ testnav: {}, 'drc-insight': {} });
    expect(platformsOfFirstRoom(planOf({ site, sessions: [aSession({ platformId: 'drc-insight' })] }))).toEqual([
      'drc-insight',
    ]);
  });

  test('a platform asked for does not reach into rooms whose session is on another', () => {
    const sessions = [aSession({ platformId: 'testnav' })];
    expect(platformsOfFirstRoom(planOf({ sessions, platformIds: ['drc-insight'] }))).toEqual([]);
    expect(platformsOfFirstRoom(planOf({ platformIds: ['drc-insight'] }))).toEqual(['drc-insight']);
  });

  test('the management system of the session outweighs the one of the school', () => {
    const site = uses({ testnav: { managementSystem: 'pan' } });
    const [platform] = planOf({ site, sessions: [aSession({ managementSystem: 'adam' })] }).platforms;
    expect([...(platform?.managementSystems ?? [])]).toEqual(['adam']);
  });
});

describe('seats of a room', () => {
  const devices = [
    aDevice({ id: 'a' }),
    aDevice({ id: 'b' }),
    aDevice({ id: 'spare', isSpare: true }),
    aDevice({ id: 'away', isPaused: true }),
  ];
  const roster = { rooms: [aRoom()], devices };

  test('are its devices without spares and those put away', () => {
    expect(planOf({ roster }).rooms[0]?.seats).toBe(2);
  });

  test('are what the session expects, where somebody said so', () => {
    const rooms = [{ roomId: 'room-1', proctor: '', expectedDevices: 28 }];
    expect(planOf({ roster, sessions: [aSession({ rooms })] }).rooms[0]?.seats).toBe(28);
  });
});
