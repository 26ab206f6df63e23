import { describe, expect, it } from 'vitest';
import {
  arrangeBoard,
  type Board,
  boardOrder,
  resultsOf,
} from '../../../../../renderer/features/readiness/model/board.ts';
import { fromReadinessSnapshot } from '../../../../../renderer/state/readiness-delta.ts';
import type { ReadinessSnapshot } from '../../../../../shared/model/readiness.ts';
import type { TestSession } from '../../../../../shared/model/session.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE } from '../../../../../shared/model/site.ts';
import { aRoom } from '../../../../helpers/builders.ts';
import { aReadinessSnapshot, aResult, aSession, aSweep } from '../../../../helpers/readiness-builders.ts';

const rooms = [
  aRoom({ id: 'r1', name: 'Room 1', order: 1 }),
  aRoom({ id: 'r2', name: 'Room 2', order: 2 }),
  aRoom({ id: 'r3', name: 'Room 3', order: 3 }),
  aRoom({ id: 'cart', name: 'Cart', kind: 'cart', order: 4 }),
];
const site = { ...EMPTY_SITE, platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } } };
const inRoom = (roomId: string) => ({ scope: { kind: 'room', roomId } as const, area: 'devices' as const });

function board(snapshot: Partial<ReadinessSnapshot>, sessions: readonly TestSession[] = []): Board {
  return arrangeBoard({ data: fromReadinessSnapshot(aReadinessSnapshot(snapshot)), rooms, site, sessions });
}

describe('arrangeBoard', () => {
  it('has a line for every room and none for a cart', () => {
    expect(board({}).rows.map(({ room }) => room.name)).toEqual(['Room 1', 'Room 2', 'Room 3']);
  });

  it('tells a problem of the whole school once, with the number of rooms it hits', () => {
    const drc = aSession({ platformId: 'drc-insight', rooms: [{ roomId: 'r2', proctor: '', expectedDevices: null }] });
    const { school, rows } = board({ results: [aResult({ platformId: 'testnav', verdict: 'fail' })] }, [drc]);
    expect(school.problems.map(({ title }) => title)).toEqual(['home.example.test']);
    expect(school.roomsHit).toBe(2);
    expect(rows.map(({ decision }) => decision)).toEqual(['no-go', 'unswept', 'no-go']);
  });

  it('says nothing good of a room that nobody has looked at, whatever holds for the school', () => {
    const { rows } = board({ results: [aResult(), aResult({ ...inRoom('r1'), checkId: 'os' })] });
    expect(rows.map(({ decision }) => decision)).toEqual(['go', 'unswept', 'unswept']);
  });

  it('keeps what no room uses off the line of the school', () => {
    const { school } = board({ results: [aResult({ platformId: 'drc-insight', verdict: 'fail' })] });
    expect(school.problems).toEqual([]);
    expect(resultsOf(school)).toEqual([]);
  });

  it('leaves open items of people to their column', () => {
    const item = aResult({ area: 'people', origin: 'person', checkId: 'person/A', verdict: 'unchecked' });
    const { school } = board({ results: [item] });
    expect(school.problems).toEqual([]);
    expect(school.cells.people.verdict).toBe('unchecked');
  });

  it('shows the newest sign-off of a room, a reopened one included', () => {
    const signOff = {
      roomId: 'r1',
      by: 'M. Ortiz',
      verdicts: {},
      deviceIds: [],
      reopenedAt: null,
      reopenedBecause: null,
    };
    const { rows } = board({
      signOffs: [
        { ...signOff, id: 'new', at: 20, reopenedAt: 30, reopenedBecause: 'CB-1 stopped answering.' },
        { ...signOff, id: 'old', at: 10 },
      ],
    });
    expect(rows[0]?.signOff?.id).toBe('new');
    expect(rows[1]?.signOff).toBeNull();
  });

  it('counts what the running sweep has found of a room, without what people tick', () => {
    const results = [
      aResult({ ...inRoom('r1'), checkId: 'os', endedAt: 5_500 }),
      aResult({ ...inRoom('r1'), checkId: 'memory', endedAt: 900 }),
      aResult({ ...inRoom('r1'), checkId: 'person/A', origin: 'person', endedAt: 5_500 }),
    ];
    const { rows } = board({ sweep: aSweep({ startedAt: 5_000, endedAt: null }), results });
    expect(rows[0]?.progress).toEqual({ fresh: 1, known: 2 });
  });
});

describe('boardOrder', () => {
  const failed = (roomId: string) => aResult({ ...inRoom(roomId), verdict: 'fail' });

  it('puts the rooms most in need first, then those that start first, then the order of the roster', () => {
    const early = aSession({ plannedStartAt: 5, rooms: [{ roomId: 'r3', proctor: '', expectedDevices: null }] });
    const { rows } = board({ results: [aResult(), failed('r2')] }, [early]);
    expect(boardOrder(rows, null)).toEqual(['r2', 'r3', 'r1']);
  });

  it('keeps every room in its place while it is frozen, and puts a new one last', () => {
    const { rows } = board({ results: [failed('r3')] });
    expect(boardOrder(rows, ['r2', 'r1'])).toEqual(['r2', 'r1', 'r3']);
  });

  it('forgets a room that is gone', () => {
    expect(boardOrder(board({}).rows, ['gone', 'r3', 'r1', 'r2'])).toEqual(['r3', 'r1', 'r2']);
  });
});
