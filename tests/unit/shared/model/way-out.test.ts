import { describe, expect, it } from 'vitest';
import type { PathState, PathTarget } from '../../../../shared/model/path.ts';
import { wayOutHops, wayOutWords } from '../../../../shared/model/way-out.ts';
import { aPath } from '../../../helpers/diagnosis-builders.ts';

const NAMES: Readonly<Record<string, string>> = { testnav: 'TestNav', 'drc-insight': 'DRC' };
const nameOf = (id: string) => NAMES[id] ?? id;

const link = { id: 'laptop-link', kind: 'laptop-link', name: 'this laptop', address: null, method: 'link' } as const;
const host = (id: string, platformId: string, over: Partial<PathTarget> = {}) =>
  ({ id, kind: 'platform-host', name: id, host: id, port: 443, platformId, method: 'tls', ...over }) as const;
const internet = (id: string) => ({ id, kind: 'internet', name: id, host: id, port: 443, method: 'tcp' }) as const;
const down: Partial<PathState> = {
  state: 'down',
  failure: { code: 'timeout', sentence: 'No answer within 4 s.' },
  failingSince: 1_700_000_010_000,
};

const strip = (...hops: Parameters<typeof aPath>) =>
  wayOutHops(aPath(...hops), nameOf).map((hop) => `${hop.name}: ${wayOutWords(hop)}`);

describe('wayOutHops', () => {
  it('goes from the laptop outward, with two platforms as two links', () => {
    const names = strip([link], [{}], [internet('one.example')], [host('a', 'testnav')], [host('b', 'drc-insight')]);
    expect(names).toEqual(['Laptop: up', 'Gateway: up 2 ms', 'Internet: up 2 ms', 'TestNav: up 2 ms', 'DRC: up 2 ms']);
  });

  it('says that nobody is asked where nothing is set up, instead of looking fine', () => {
    const hops = wayOutHops(aPath([link], [{}]), nameOf);
    expect(hops.find(({ kind }) => kind === 'internet')).toMatchObject({ state: 'off', members: [] });
    expect(strip([link])).toContain('Internet: not watched');
  });

  it('is as bad as its worst member, and says how many are', () => {
    expect(strip([internet('one.example')], [internet('two.example'), down])).toContain('Internet: 1 of 2 down');
    expect(strip([internet('one.example'), down], [internet('two.example'), down])).toContain('Internet: down');
  });

  it('shows the longest round trip of what answers', () => {
    const path = aPath([internet('one.example'), { rttMs: 14 }], [internet('two.example'), { rttMs: 31 }]);
    expect(wayOutHops(path, nameOf).find(({ kind }) => kind === 'internet')?.rttMs).toBe(31);
  });

  it('does not get worse by what students can do without', () => {
    const optional = host('b', 'testnav', { need: 'optional' });
    expect(strip([host('a', 'testnav')], [optional, down])).toContain('TestNav: up 2 ms');
  });

  it('keeps machines inside the school under the platform that they serve', () => {
    const cache = { ...host('cache', 'testnav'), kind: 'proctor-cache' } as const;
    expect(strip([host('a', 'testnav')], [cache, down])).toContain('TestNav: 1 of 2 down');
  });

  it.each<[string, Partial<PathState>, string]>([
    ['was not asked yet', { state: 'unknown', checkedAt: null, answeredAt: null, rttMs: null }, 'not asked yet'],
    [
      'never answered',
      { state: 'unknown', answeredAt: null, rttMs: null, failure: { code: 'timeout', sentence: 'No.' } },
      'never answered',
    ],
    [
      'could not be asked',
      { state: 'unknown', failure: { code: 'laptop-offline', sentence: 'No network.' } },
      'could not be asked',
    ],
  ])('does not look fine when it %s', (_what, state, words) => {
    expect(strip([{}, state])).toContain(`Gateway: ${words}`);
  });

  it('is not fine before all of it has answered', () => {
    const unasked = { state: 'unknown', checkedAt: null, answeredAt: null, rttMs: null } as const;
    expect(strip([host('a', 'testnav')], [host('b', 'testnav'), unasked])).toContain('TestNav: 1 of 2 up');
  });

  it('looks old as soon as one of its members is overdue', () => {
    const hops = wayOutHops(aPath([internet('one.example')], [internet('two.example'), { isStale: true }]), nameOf);
    expect(hops.find(({ kind }) => kind === 'internet')?.isStale).toBe(true);
  });
});
