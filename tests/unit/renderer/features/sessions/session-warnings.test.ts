import { describe, expect, it } from 'vitest';
import {
  countSeats,
  sessionsOfDay,
  sessionWarnings,
  type WarningFacts,
} from '../../../../../renderer/features/sessions/session-warnings.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE } from '../../../../../shared/model/site.ts';
import { HOUR_MS } from '../../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../../helpers/builders.ts';
import { aSession } from '../../../../helpers/readiness-builders.ts';

const EIGHT = new Date(2026, 10, 23, 8).getTime();

function facts(over: Partial<WarningFacts> = {}): WarningFacts {
  return {
    rooms: new Map([['room-1', aRoom()]]),
    deviceCounts: new Map([['room-1', 28]]),
    sessions: [],
    site: { ...EMPTY_SITE, platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } } },
    platformName: 'TestNav',
    signedOff: new Set(),
    ...over,
  };
}

const aMorning = (over: Parameters<typeof aSession>[0] = {}) =>
  aSession({ plannedStartAt: EIGHT, plannedEndAt: EIGHT + 2 * HOUR_MS, ...over });
const sentences = (session = aMorning(), over: Partial<WarningFacts> = {}) =>
  sessionWarnings(session, facts(over)).map(({ message }) => message);

describe('sessionWarnings', () => {
  it('has nothing to say about a planned session with devices on a platform in use', () => {
    expect(sentences()).toEqual([]);
  });

  it('names another session in the same room at the same time, and its hours', () => {
    const other = aMorning({ id: 'session-2', name: 'Grade 7 Math', plannedStartAt: EIGHT + HOUR_MS });
    expect(sentences(aMorning(), { sessions: [aMorning(), other] })).toEqual([
      'Room 112 has “Grade 7 Math” at the same time, 09:00 to 10:00.',
    ]);
  });

  it('is silent about sessions that only touch, are over, or use other rooms', () => {
    const after = aMorning({ id: 'a', plannedStartAt: EIGHT + 2 * HOUR_MS, plannedEndAt: EIGHT + 3 * HOUR_MS });
    const over = aMorning({ id: 'b', state: 'ended' });
    const elsewhere = aMorning({ id: 'c', rooms: [{ roomId: 'room-2', proctor: '', expectedDevices: null }] });
    expect(sentences(aMorning(), { sessions: [after, over, elsewhere] })).toEqual([]);
  });

  it('counts devices: none at all, or fewer than expected', () => {
    expect(sentences(aMorning(), { deviceCounts: new Map() })).toEqual([
      'Room 112 has no devices that students can use.',
    ]);
    const thirty = aMorning({ rooms: [{ roomId: 'room-1', proctor: '', expectedDevices: 30 }] });
    expect(sentences(thirty)).toEqual(['Room 112 has 28 devices, and 30 are expected. Spares do not count.']);
  });

  it('says when the platform is not switched on and when a room has left the roster', () => {
    expect(sentences(aMorning(), { site: EMPTY_SITE })[0]).toContain('TestNav is not switched on');
    expect(sentences(aMorning(), { rooms: new Map() })).toEqual(['A room of this session is no longer in the roster.']);
  });

  it('misses the sign-off from ready on, and says that testing began without it', () => {
    expect(sentences(aMorning({ state: 'preparing' }))).toEqual([]);
    expect(sentences(aMorning({ state: 'ready' }))).toEqual([
      'Room 112 has not been declared ready on the Readiness screen.',
    ]);
    expect(sentences(aMorning({ state: 'testing' }))[0]).toMatch(/^Started all the same: Room 112/);
    expect(sentences(aMorning({ state: 'testing' }), { signedOff: new Set(['room-1']) })).toEqual([]);
  });

  it('leaves an ended session alone', () => {
    expect(sentences(aMorning({ state: 'ended' }), { rooms: new Map(), site: EMPTY_SITE })).toEqual([]);
  });
});

describe('countSeats', () => {
  it('leaves out spares, devices put away and devices without a room', () => {
    const devices = [
      aDevice({ id: 'a' }),
      aDevice({ id: 'b', isSpare: true }),
      aDevice({ id: 'c', isPaused: true }),
      aDevice({ id: 'd', roomId: null }),
    ];
    expect([...countSeats(devices)]).toEqual([['room-1', 1]]);
  });
});

describe('sessionsOfDay', () => {
  it('shows what was left open on an earlier day beside the sessions of the day', () => {
    const forgotten = aMorning({ id: 'old', state: 'testing', plannedStartAt: new Date(2026, 10, 20, 8).getTime() });
    const over = aMorning({ id: 'over', state: 'ended', plannedStartAt: new Date(2026, 10, 20, 8).getTime() });
    const { today, leftOpen } = sessionsOfDay([forgotten, over, aMorning()], EIGHT);
    expect(today.map(({ id }) => id)).toEqual(['session-1']);
    expect(leftOpen.map(({ id }) => id)).toEqual(['old']);
  });
});
