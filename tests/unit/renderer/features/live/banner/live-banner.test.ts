import { describe, expect, it } from 'vitest';
import { type BannerFacts, liveBanners } from '../../../../../../renderer/features/live/banner/live-banner.ts';
import type { AttentionItem } from '../../../../../../renderer/state/attention.ts';
import { countStates } from '../../../../../../shared/model/device-state.ts';
import type { EngineStatus } from '../../../../../../shared/model/live.ts';

const probing: EngineStatus = {
  phase: 'probing',
  transport: 'native',
  transportLabel: 'native ICMP',
  message: null,
  periodMs: 5_000,
  deviceCount: 12,
  lastRound: null,
};

function facts(patch: Partial<BannerFacts> = {}): BannerFacts {
  const total = countStates(Array.from({ length: 12 }, () => 'up' as const));
  return { status: probing, isSilent: false, notices: [], attention: [], total, now: 100_000, ...patch };
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

const first = (patch: Partial<BannerFacts>) => liveBanners(facts(patch))[0];

describe('liveBanners', () => {
  it('says calmly how many devices answer when nothing is wrong', () => {
    expect(first({})).toMatchObject({ level: 'calm', title: 'All quiet', message: '12 of 12 devices answer.' });
  });

  it('puts a lost room into one sentence with its numbers and its age', () => {
    const banner = first({ attention: [lost(11, 12)] });
    expect(banner).toMatchObject({ level: 'error', title: 'Room 114: 11 of 12 devices do not answer' });
    expect(banner?.message).toContain('41 s ago');
    expect(banner?.actions).toEqual([
      { label: 'Show room', action: { kind: 'show-room', roomId: 'r1', deviceId: 'd0' } },
    ]);
  });

  it('does not cry for a room that lost less than half, or two devices', () => {
    expect(first({ attention: [lost(5, 12)] })?.level).toBe('calm');
    expect(first({ attention: [lost(2, 2)] })?.level).toBe('calm');
  });

  it('says before anything else that the console stopped answering', () => {
    expect(first({ isSilent: true, attention: [lost(11, 12)] })?.title).toBe('The console stopped answering');
  });

  it('has one banner for a laptop without network, in the words of the engine where it has some', () => {
    expect(first({ status: { ...probing, phase: 'offline' } })).toMatchObject({
      level: 'error',
      title: 'This laptop has no network',
    });
    expect(first({ status: { ...probing, phase: 'restarting', message: 'Third time.' } })?.message).toBe('Third time.');
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
    expect(banners.map((banner) => banner.title)).toEqual(['Error', 'Info']);
    expect(banners[0]?.actions[0]?.action).toEqual({ kind: 'dismiss', code: 'b' });
  });
});
