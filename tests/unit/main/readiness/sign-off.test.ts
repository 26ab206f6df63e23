import { describe, expect, test } from 'vitest';
import { fingerprint, maySignOff, type RoomNow, reopenedBecause } from '../../../../main/readiness/sign-off.ts';
import type { CheckResult, Verdict } from '../../../../shared/model/readiness.ts';
import { type ReadinessRow, readinessRows } from '../../../../shared/model/readiness-board.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import { aDevice, aLive, aRoom } from '../../../helpers/builders.ts';
import { aResult, aSession, aSignOff } from '../../../helpers/readiness-builders.ts';

function rowOf(...results: readonly CheckResult[]): ReadinessRow {
  const row = readinessRows(results, ['room-1'], () => new Set())[0];
  if (row === undefined) throw new Error('No row');
  return row;
}

const aTick = (checkId: string, verdict: Verdict) =>
  aResult({
    checkId,
    title: `Item ${checkId}`,
    verdict,
    area: 'people',
    origin: 'person',
    scope: { kind: 'room', roomId: 'room-1' },
  });

describe('maySignOff', () => {
  test('allows a room that says go, warnings or not', () => {
    const own = aResult({ checkId: 'os', verdict: 'warn', scope: { kind: 'room', roomId: 'room-1' } });
    expect(maySignOff('Room 112', rowOf(aResult(), own)).ok).toBe(true);
  });

  test.each([
    ['fail', 'The sentence. Fix it'],
    ['unchecked', 'not clear'],
  ] as const)('refuses while a result is %s, and says which', (verdict, words) => {
    const refused = maySignOff('Room 112', rowOf(aResult({ verdict, sentence: 'The sentence.' })));
    expect(refused).toMatchObject({ ok: false, error: { code: 'room-not-ready' } });
    expect(!refused.ok && refused.error.message).toContain(words);
    expect(!refused.ok && refused.error.message).toContain('The sentence.');
  });

  test('refuses a room that nobody checked', () => {
    const refused = maySignOff('Room 112', rowOf());
    expect(!refused.ok && refused.error.message).toContain('was not checked yet');
  });

  test('names what people still have to confirm', () => {
    const open = ['a', 'b', 'c', 'd', 'e'].map((id) => aTick(id, 'unchecked'));
    const refused = maySignOff('Room 112', rowOf(aTick('done', 'pass'), ...open));
    expect(!refused.ok && refused.error.message).toContain('Item a; Item b; Item c; and 2 more');
    expect(!refused.ok && refused.error.message).not.toContain('Item done');
  });
});

describe('reopenedBecause', () => {
  const devices = [aDevice(), aDevice({ id: 'device-2', label: 'CB-0002' })];
  const signOff = aSignOff({
    deviceIds: ['device-1', 'device-2'],
    verdicts: { 'any/host/home@school': 'pass', 'any/os@school': 'warn' },
  });
  const results = [aResult(), aResult({ checkId: 'os', verdict: 'warn' })];

  function now(over: Partial<RoomNow> & { readonly roster?: readonly Device[] } = {}): RoomNow {
    const { roster = devices, ...rest } = over;
    return {
      room: aRoom(),
      results,
      devices: new Map(roster.map((device) => [device.id, device])),
      roomNames: new Map([
        ['room-1', 'Room 112'],
        ['room-2', 'Room 114'],
      ]),
      formerLabels: new Map(),
      live: new Map(),
      seats: 2,
      sessions: [],
      ...rest,
    };
  }

  test('is null while everything is as it was', () => {
    expect(reopenedBecause(signOff, now())).toBeNull();
    expect(
      reopenedBecause(aSignOff({ deviceIds: [], verdicts: fingerprint(rowOf(...results)) }), now({ roster: [] })),
    ).toBeNull();
  });

  test('is null when something got better or a new check passes or warns', () => {
    const better = [
      aResult({ checkId: 'os', verdict: 'pass' }),
      aResult({ checkId: 'new', verdict: 'warn' }),
      aResult({ verdict: 'not-applicable' }),
    ];
    expect(reopenedBecause(signOff, now({ results: better }))).toBeNull();
  });

  test.each([
    ['a pass that warns now', aResult({ verdict: 'warn', sentence: 'It got worse.' })],
    ['a pass that could not be checked now', aResult({ verdict: 'unchecked', sentence: 'It got worse.' })],
    ['a new failure', aResult({ checkId: 'new', verdict: 'fail', sentence: 'It got worse.' })],
  ])('is the sentence of %s', (_what, result) => {
    expect(reopenedBecause(signOff, now({ results: [result] }))).toBe('It got worse.');
  });

  test('names a check that begins to apply and does not pass, but not one that passes', () => {
    const notApplied = aSignOff({ ...signOff, verdicts: { 'any/host/home@school': 'not-applicable' } });
    expect(reopenedBecause(notApplied, now({ results: [aResult()] }))).toBeNull();
    expect(reopenedBecause(notApplied, now({ results: [aResult({ verdict: 'fail', sentence: 'No.' })] }))).toBe('No.');
  });

  test.each([
    ['was moved to Room 114', [devices[0], aDevice({ id: 'device-2', label: 'CB-0002', roomId: 'room-2' })]],
    ['was taken out of the room', [devices[0], aDevice({ id: 'device-2', label: 'CB-0002', roomId: null })]],
    ['was removed from the roster', [devices[0]]],
    ['CB-0003 was added', [...devices, aDevice({ id: 'device-3', label: 'CB-0003' })]],
  ])('says that a device %s', (words, roster) => {
    const because = reopenedBecause(
      signOff,
      now({
        roster: roster.filter((device) => device !== undefined),
        formerLabels: new Map([['device-2', 'CB-0002']]),
      }),
    );
    expect(because).toContain(words);
    expect(because).toMatch(/^CB-000[23] /);
  });

  test('says that the room itself is gone', () => {
    expect(reopenedBecause(signOff, now({ room: null }))).toContain('room was removed');
  });

  describe('devices that stop answering', () => {
    const down = (over: { readonly since?: number; readonly state?: 'down' | 'unknown' } = {}) =>
      new Map([['device-2', aLive({ id: 'device-2', state: over.state ?? 'down', since: over.since ?? 4_000 })]]);

    test('are named when fewer are left than there are seats', () => {
      expect(reopenedBecause(signOff, now({ live: down() }))).toBe('CB-0002 stopped answering: 1 device for 2 seats.');
    });

    test('reopen nothing while enough are left', () => {
      expect(reopenedBecause(signOff, now({ live: down(), seats: 1 }))).toBeNull();
    });

    test('reopen nothing when they could not be checked, or were down when the room was signed off', () => {
      expect(reopenedBecause(signOff, now({ live: down({ state: 'unknown' }) }))).toBeNull();
      expect(reopenedBecause(signOff, now({ live: down({ since: 2_000 }) }))).toBeNull();
    });

    test('reopen nothing once students are in or have been', () => {
      const during = [aSession({ state: 'testing' })];
      const after = [aSession({ state: 'ended', moves: [{ at: 3_500, from: 'ready', to: 'testing', by: '' }] })];
      expect(reopenedBecause(signOff, now({ live: down(), sessions: during }))).toBeNull();
      expect(reopenedBecause(signOff, now({ live: down(), sessions: after }))).toBeNull();
      const yesterday = [aSession({ state: 'ended', moves: [{ at: 1_000, from: 'ready', to: 'testing', by: '' }] })];
      expect(reopenedBecause(signOff, now({ live: down(), sessions: yesterday }))).not.toBeNull();
    });
  });
});
