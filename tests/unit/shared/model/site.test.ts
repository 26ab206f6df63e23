import { describe, expect, test } from 'vitest';
import { EMPTY_SITE, platformSite, Site, SiteFile, siteFromFile } from '../../../../shared/model/site.ts';

describe('a site file', () => {
  test('may say little: the rest has its starting value', () => {
    expect(siteFromFile(SiteFile.parse({}))).toEqual(EMPTY_SITE);
  });

  test('switches on the platforms that it mentions, unless it says not', () => {
    const site = siteFromFile(SiteFile.parse({ platforms: { testnav: {}, 'drc-insight': { isUsed: false } } }));
    expect(platformSite(site, 'testnav').isUsed).toBe(true);
    expect(platformSite(site, 'drc-insight').isUsed).toBe(false);
  });

  test.each([
    ['a word it does not know', { platform: {} }],
    ['an address with https:// where a host is meant', { network: { dnsServers: ['https://dns.example'] } }],
    ['a time that is none', { schedule: { times: ['7:15'] } }],
  ])('is refused for %s', (_, file) => {
    expect(SiteFile.safeParse(file).success).toBe(false);
  });

  test('opens public test pages unless the school says not, also where that was not asked yet', () => {
    const { mayVisitTestPages: _, ...asked } = EMPTY_SITE.network;
    expect(Site.shape.network.parse(asked)).toEqual(EMPTY_SITE.network);
    const off = siteFromFile(SiteFile.parse({ network: { mayVisitTestPages: false } }));
    expect(off.network.mayVisitTestPages).toBe(false);
    expect(siteFromFile(SiteFile.parse({ network: { dnsServers: ['10.0.0.1'] } })).network.mayVisitTestPages).toBe(
      true,
    );
  });

  test('survives the way through JSON', () => {
    const site = siteFromFile(
      SiteFile.parse({ school: 'Lincoln', platforms: { testnav: { fields: { customer: 'tx' } } } }),
    );
    expect(Site.parse(JSON.parse(JSON.stringify(site)))).toEqual(site);
  });
});
