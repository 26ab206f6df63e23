import { describe, expect, it } from 'vitest';
import { compareVersions, readVersionFeed } from '../../../../../../main/readiness/network/judge/version-feed.ts';
import { LAB_PROFILE } from '../../../../../lab/servers/lab-profile.ts';

const [feed] = LAB_PROFILE.versionFeeds;

describe('readVersionFeed', () => {
  const read = (text: string) => (feed === undefined ? null : readVersionFeed(text, feed));

  it('a dot in a key > is part of the key', () => {
    expect(read('{"App.Version.Windows":{"minimumVersion":"16.0.0"}}')?.get('windows')).toBe('16.0.0');
    expect(read('{"App":{"Version":{"Windows":{"minimumVersion":"16.0.0"}}}}')).toBeNull();
  });

  it.each([
    '',
    '<html>',
    '[]',
    'null',
    '{"App.Version.Windows":{"minimumVersion":17}}',
    '{"App.Version.Windows":{"minimumVersion":"soon"}}',
  ])('%j > is not a feed', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('compareVersions', () => {
  it.each([
    ['16.0', '16.0.0', 0],
    ['v16.0.1', '16.0.0', 1],
    ['9.9.9', '16.0.0', -7],
  ])('%s against %s', (a, b, difference) => {
    expect(compareVersions(a, b)).toBe(difference);
  });

  it('what is no version > cannot be compared', () => {
    expect(compareVersions('newest', '16.0.0')).toBeNull();
  });
});
