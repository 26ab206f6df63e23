import { describe, expect, test } from 'vitest';
import { MemorySiteRepository } from '../../../../main/site/memory-repository.ts';
import { SiteService, type SiteServiceOptions } from '../../../../main/site/service.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

const profile = aProfile({
  siteFields: [
    { key: 'customer', label: 'Customer', hint: '', isSecret: false, sources: [], confidence: 'ours' },
    { key: 'unitId', label: 'ORG Unit ID', hint: '', isSecret: true, sources: [], confidence: 'ours' },
  ],
});

const SITE: Site = {
  ...EMPTY_SITE,
  school: 'Example Middle School',
  platforms: {
    testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true, fields: { customer: 'oh', unitId: 'do-not-tell' } },
  },
  contacts: { 'vendor-support': { name: 'Vendor desk', phone: '555-0100', email: '', note: '' } },
  testing: { ...EMPTY_SITE.testing, programId: 'texas-staar', district: 'Springfield', holidays: ['2026-11-26'] },
  windowStartedAt: 1_000,
  rehearsal: { ...EMPTY_SITE.rehearsal, isLocalOnly: true },
};

function aService(over: Partial<SiteServiceOptions> = {}): SiteService {
  return new SiteService({
    repository: new MemorySiteRepository(),
    clock: { now: () => Date.UTC(2027, 2, 9, 12) },
    profiles: () => [profile],
    mayReplace: () => ok(undefined),
    ...over,
  });
}

const file = (content: unknown) => ({
  name: 'school.json',
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
});

describe('site file', () => {
  test('read > says what the file would make of the site, and saves nothing', () => {
    const site = aService();
    site.update(SITE);
    const told: Site[] = [];
    site.onChange((changed) => told.push(changed));
    const read = site.read(file({ school: 'Other School', platforms: { testnav: { managementSystem: 'adam' } } }));
    expect(read).toEqual({
      ok: true,
      value: {
        ...EMPTY_SITE,
        school: 'Other School',
        platforms: {
          testnav: {
            ...EMPTY_PLATFORM_SITE,
            isUsed: true,
            managementSystem: 'adam',
            // No file carries a secret, so the one of this laptop stays; neither does one carry the testing window.
            fields: { unitId: 'do-not-tell' },
          },
        },
        windowStartedAt: 1_000,
      },
    });
    expect(site.get()).toEqual(SITE);
    expect(told).toEqual([]);
  });

  test('read > takes a file that an editor gave a byte order mark', () => {
    expect(aService().read(file(`\uFEFF${JSON.stringify({ school: 'Other School' })}`)).ok).toBe(true);
  });

  test.each([
    ['site-file-not-json', 'school: Other School', 'not JSON'],
    ['site-file-not-a-site', { school: 7, platform: {} }, 'school'],
    ['site-file-not-a-site', { network: { internetTargets: [{ host: 'https://a.test/', port: 443 }] } }, 'https://'],
    ['site-file-too-large', ' '.repeat(3_000_000), 'too large'],
  ])('read > refuses with %s and changes nothing', (code, content, words) => {
    const site = aService();
    site.update(SITE);
    const read = site.read(file(content));
    expect(read).toMatchObject({ ok: false, error: { code } });
    expect(!read.ok && read.error.message).toContain('school.json');
    expect(!read.ok && read.error.message).toContain(words);
    expect(site.get()).toEqual(SITE);
  });

  test('export > carries everything to the next laptop but secrets and rehearsal', () => {
    const site = aService();
    site.update(SITE);
    const exported = site.export();
    if (!exported.ok) throw new Error(exported.error.message);
    expect(exported.value.name).toBe('testing-day-site-2027-03-09.json');
    expect(exported.value.text).not.toContain('do-not-tell');
    const next = aService();
    const read = next.read(file(exported.value.text));
    expect(read.ok && read.value).toEqual({
      ...SITE,
      platforms: { testnav: { ...SITE.platforms.testnav, fields: { customer: 'oh' } } },
      windowStartedAt: null,
      rehearsal: EMPTY_SITE.rehearsal,
    });
  });
});

describe('a change of the site that the person may not make', () => {
  test('is refused with the reason, and nothing of it is kept or told', () => {
    const site = aService({ mayReplace: () => fail('not-coordinator', 'Only a coordinator changes this.') });
    const told: Site[] = [];
    site.onChange((changed) => told.push(changed));
    expect(site.update(SITE)).toMatchObject({ ok: false, error: { code: 'not-coordinator' } });
    expect(site.get()).toEqual(EMPTY_SITE);
    expect(told).toEqual([]);
  });
});
