import { describe, expect, test } from 'vitest';
import { siteChanges } from '../../../../../../renderer/features/settings/school/site-changes.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../../../shared/model/site.ts';

const nameOf = (id: string) => ({ testnav: 'TestNav' })[id] ?? id;
const said = (now: Site, next: Site) =>
  siteChanges(now, next, nameOf).map(({ what, from, to }) => `${what}: ${from} → ${to}`);

const SITE: Site = {
  ...EMPTY_SITE,
  school: 'Lincoln',
  platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true, fields: { customer: 'oh' } } },
};

describe('what a site file would change', () => {
  test('is nothing for the same site, whatever order its keys have and whenever the testing window began', () => {
    const { testnav, ...others } = { ...SITE.platforms, testnav: { ...SITE.platforms.testnav } };
    const reordered = Object.fromEntries(Object.entries(testnav).toReversed()) as typeof EMPTY_PLATFORM_SITE;
    expect(said(SITE, { ...SITE, windowStartedAt: 5, platforms: { ...others, testnav: reordered } })).toEqual([]);
  });

  test('names each part with what it was and what it would be', () => {
    const next: Site = {
      ...EMPTY_SITE,
      platforms: {},
      network: { ...EMPTY_SITE.network, dnsServers: ['10.0.0.1', '10.0.0.2'], mayVisitTestPages: false },
      schedule: { ...EMPTY_SITE.schedule, isOn: true },
    };
    expect(said(SITE, next)).toEqual([
      'School: Lincoln → nothing',
      'TestNav: in use: yes → no',
      'TestNav: fields: 1 value → 0 values',
      'DNS servers: nothing → 10.0.0.1, 10.0.0.2',
      'Public test pages: on → off',
      'Checks at set times: off, 07:15 → on, 07:15',
    ]);
  });

  test('says that a file without incident settings would clear them', () => {
    const testing = {
      ...EMPTY_SITE.testing,
      programId: 'texas-staar',
      district: 'Springfield',
      holidays: ['2026-11-26', '2026-11-27'],
    };
    expect(said({ ...SITE, testing }, SITE)).toEqual([
      'Testing program: texas-staar → not chosen',
      'District: Springfield → nothing',
      'Holidays: 2 days → 0 days',
    ]);
  });

  test('says so where only the content behind a number differs', () => {
    const testnav = { ...EMPTY_PLATFORM_SITE, isUsed: true, fields: { customer: 'tx' } };
    expect(said(SITE, { ...SITE, platforms: { testnav } })).toEqual(['TestNav: fields: 1 value → 1 value, but others']);
  });

  test('warns of a rehearsal', () => {
    const next = { ...SITE, rehearsal: { ...SITE.rehearsal, isLocalOnly: true } };
    expect(said(SITE, next)).toEqual(['Rehearsal: off → on, results are not real']);
  });
});
