import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../../main/store/database.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';

const SITE: Site = {
  ...EMPTY_SITE,
  school: 'Example Middle School',
  platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true }, 'drc-insight': EMPTY_PLATFORM_SITE },
  windowStartedAt: 1_000,
};

const open = () => openMemoryStore({ clock: { now: () => 1 }, onProblem: () => undefined }).site;

describe('site', () => {
  test('read > is the empty site when nothing was saved', () => {
    expect(open().read()).toEqual(EMPTY_SITE);
  });

  test('write > replaces the site as a whole, platforms that went included', () => {
    const site = open();
    site.write(SITE);
    expect(site.read()).toEqual(SITE);
    const without = { ...SITE, platforms: { testnav: EMPTY_PLATFORM_SITE } };
    site.write(without);
    expect(site.read()).toEqual(without);
  });

  test('write > throws and changes nothing when the site does not fit', () => {
    const site = open();
    site.write(SITE);
    expect(() => site.write({ ...SITE, school: 'x'.repeat(81) })).toThrow();
    expect(site.read()).toEqual(SITE);
  });
});
