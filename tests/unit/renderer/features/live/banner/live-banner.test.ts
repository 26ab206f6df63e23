import { describe, expect, it } from 'vitest';
import { type BannerFacts, liveBanners } from '../../../../../../renderer/features/live/banner/live-banner.ts';
import type { AttentionItem } from '../../../../../../renderer/state/attention.ts';
import { countStates, type DeviceState } from '../../../../../../shared/model/device-state.ts';
import type { EngineStatus } from '../../../../../../shared/model/live.ts';
import { aFinding } from '../../../../../helpers/diagnosis-builders.ts';

const probing: EngineStatus = {
  phase: 'probing',
  transport: 'native',
  transportLabel: 'native ICMP',
  message: null,
  periodMs: 5_000,
  deviceCount: 12,
  lastRound: null,
};

/** `d3` sits in A3. */
const seatName = (deviceId: string) => `A${deviceId.slice(1)}`;

function facts(patch: Partial<BannerFacts> = {}): BannerFacts {
  const total = countStates(Array.from({ length: 12 }, () => 'up' as const));
  return {
    status: probing,
    isSilent: false,
    notices: [],
    findings: { open: [], ended: [] },
    attention: [],
    isCalm: () => false,
    total,
    seatName,
    now: 100_000,
    ...patch,
  };
}

function lost(down: number, of: number): AttentionItem {
  return {
    key: 'r1/down/all',
    roomId: 'r1',
    roomName: 'Room 114',
    state: 'down',
    deviceIds: Array.from({ length: down }, (_, index) => `d${index}`),
    since: 59_000,
    checkedCount: of,
  };
}

function single(id: string, roomName: string, state: DeviceState): AttentionItem {
  return { key: id, roomId: roomName, roomName, state, deviceIds: [id], since: 59_000, checkedCount: 12 };
}

const first = (patch: Partial<BannerFacts>) => liveBanners(facts(patch))[0];
/** For banners that are no finding. */
const plain = (patch: Partial<BannerFacts>) => liveBanners(facts(patch)).find((banner) => banner.kind === 'plain');

describe('liveBanners', () => {
  it('says calmly how many devices answer when nothing is wrong', () => {
    expect(first({})).toMatchObject({ level: 'calm', title: 'All quiet', message: '12 of 12 devices answer.' });
  });

  it('tells the worst finding in its own words, and counts the others', () => {
    const open = [aFinding(), aFinding({ id: 'vendor:testnav' }), aFinding({ id: 'device:d1', severity: 'note' })];
    const banners = liveBanners(facts({ findings: { open, ended: [] }, attention: [lost(11, 12)] }));
    expect(banners).toMatchObject([{ kind: 'finding', level: 'error', finding: open[0], others: 2 }]);
  });

  it('keeps its key while the words of a finding change, so that what a person reads stays', () => {
    const key = (over: object) => first({ findings: { open: [aFinding(over)], ended: [] } })?.key;
    expect(key({ now: '9 of 12 still silent' })).toBe(key({ now: '3 of 12 still silent' }));
  });

  it('lets what only is good to know wait behind single devices that are down', () => {
    const note = aFinding({ id: 'ping-blocked:r1', layer: 'ping-blocked', severity: 'note' });
    const banners = liveBanners(
      facts({ findings: { open: [note], ended: [] }, attention: [single('d3', 'Gym', 'down')] }),
    );
    expect(banners.map(({ kind, level }) => `${kind} ${level}`)).toEqual(['plain watch', 'finding info']);
  });

  it('says once more when something is over, and is silent about it after a while', () => {
    const ended = [aFinding({ endedAt: 90_000 })];
    expect(first({ findings: { open: [], ended } })).toMatchObject({
      kind: 'finding',
      level: 'calm',
      finding: ended[0],
    });
    expect(first({ findings: { open: [], ended }, now: 90_000 + 5 * 60_000 })).toMatchObject({ title: 'All quiet' });
  });

  it('says that this laptop is offline once, with what is known about it', () => {
    const offline = { ...probing, phase: 'offline' } as const;
    const laptop = aFinding({ id: 'laptop:school', layer: 'laptop', severity: 'warning' });
    expect(liveBanners(facts({ status: offline, findings: { open: [laptop], ended: [] } }))).toMatchObject([
      { kind: 'finding', finding: laptop },
    ]);
  });

  it('has no sentence for rooms that are calm, but does not hide that they are quiet', () => {
    const attention = [lost(11, 12), single('d3', 'Gym', 'down')];
    expect(plain({ attention, isCalm: (roomId) => roomId === 'r1' })?.title).toBe('Gym A3 is down');
    expect(first({ attention, isCalm: () => true })).toMatchObject({ level: 'calm', title: 'All quiet' });
    expect(plain({ attention, isCalm: () => true })?.message).toContain('2 rooms without students now may be quiet.');
  });

  it('names single devices that are down, and counts them from three on', () => {
    const [a, b, c] = [single('d1', 'Room 104', 'down'), single('d2', 'Library', 'down'), single('d3', 'Gym', 'down')];
    expect(first({ attention: [a] })).toMatchObject({
      level: 'watch',
      title: 'Room 104 A1 is down',
      actions: [{ action: { kind: 'open-device', deviceId: 'd1' } }],
    });
    expect(plain({ attention: [a, b] })?.title).toBe('Room 104 A1 and Library A2 are down');
    expect(first({ attention: [a, b, c] })).toMatchObject({
      title: 'Room 104 A1 and 2 others are down',
      actions: [{ action: { kind: 'show-states', states: ['down'] } }],
    });
    expect(plain({ attention: [lost(5, 12)] })?.title).toBe('5 devices in Room 114 are down');
    expect(plain({ attention: [lost(5, 12), a, b] })?.title).toBe('7 devices in 3 rooms are down');
  });

  it('speaks of devices in difficulty when none is down, and adds them when some are', () => {
    const [slow, flaky] = [single('d1', 'Room 104', 'slow'), single('d2', 'Library', 'flaky')];
    expect(plain({ attention: [slow] })?.title).toBe('Room 104 A1 is slow');
    expect(plain({ attention: [flaky, slow] })?.title).toBe('Library A2 and Room 104 A1 are flaky or slow');
    const banner = plain({ attention: [single('d3', 'Gym', 'down'), flaky, slow] });
    expect(banner?.title).toBe('Gym A3 is down');
    expect(banner?.message).toContain('2 other devices are slow or flaky.');
  });

  it('shows no all-clear before it knows anything, nor when nothing is checked', () => {
    const unknown = countStates(Array.from({ length: 12 }, () => 'unknown' as const));
    expect(first({ total: unknown })).toMatchObject({ level: 'waiting', title: 'Waiting for answers' });
    expect(first({ total: countStates(['paused']) })).toMatchObject({ level: 'waiting' });
    expect(plain({ status: { ...probing, phase: 'starting' } })?.title).toBe('Starting to check');
  });

  it('says before anything else that the console stopped answering', () => {
    expect(plain({ isSilent: true, attention: [lost(11, 12)] })?.title).toBe('The console stopped answering');
  });

  it('has one banner for a laptop without network, in the words of the engine where it has some', () => {
    expect(first({ status: { ...probing, phase: 'offline' } })).toMatchObject({
      level: 'error',
      title: 'This laptop has no network',
    });
    expect(plain({ status: { ...probing, phase: 'restarting', message: 'Third time.' } })?.message).toBe('Third time.');
  });

  it('shows notices of the main process, errors first, each to be dismissed by its code', () => {
    const notice = { message: '', isSticky: true, isCleared: false };
    const banners = liveBanners(
      facts({
        notices: [
          { ...notice, code: 'a', level: 'info', title: 'Info' },
          { ...notice, code: 'b', level: 'error', title: 'Error' },
        ],
      }),
    );
    expect(banners).toMatchObject([{ title: 'Error' }, { title: 'Info' }]);
    expect(plain({ notices: [{ ...notice, code: 'b', level: 'error', title: 'Error' }] })?.actions[0]?.action).toEqual({
      kind: 'dismiss',
      code: 'b',
    });
  });
});
