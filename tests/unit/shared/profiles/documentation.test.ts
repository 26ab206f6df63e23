import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SiteFile, siteFromFile } from '../../../../shared/model/site.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import { fillFields } from '../../../../shared/profiles/read.ts';
import { PlatformProfile } from '../../../../shared/profiles/schema.ts';

const page = readFileSync(new URL('../../../../docs/platform-profiles.md', import.meta.url), 'utf8');
const blocks = (kind: string) =>
  [...page.matchAll(/```json (\w+)\n([\s\S]*?)```/g)]
    .filter((match) => match[1] === kind)
    .map((match) => match[2] ?? '');

describe('the page on platform files', () => {
  test('quotes parts that the schema accepts', () => {
    const fragments = blocks('fragment');
    expect(fragments).toHaveLength(3);
    for (const fragment of fragments) {
      expect(() => PlatformProfile.partial().parse(JSON.parse(`{${fragment}}`))).not.toThrow();
    }
  });

  test('shows a site file that can be taken as it is, and that fits the platforms', () => {
    const site = siteFromFile(SiteFile.parse(JSON.parse(blocks('site')[0] ?? '')));
    expect(Object.keys(site.platforms)).toEqual(['testnav', 'drc-insight', 'canvas']);
    for (const [id, said] of Object.entries(site.platforms)) {
      const profile = BUILT_IN_PROFILES.find((candidate) => candidate.id === id);
      expect(said.isUsed).toBe(true);
      expect(profile?.siteFields.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(said.fields)));
      expect(profile?.thresholds.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(said.thresholds)));
      expect(profile?.localServices.map((service) => service.id)).toEqual(
        expect.arrayContaining(Object.keys(said.localServices)),
      );
      const items = profile?.checklist.map((item) => item.id);
      expect(items).toEqual(expect.arrayContaining([...said.hiddenItems, ...Object.keys(said.itemTitles)]));
    }
  });

  test('explains a third platform whose host is checked once the school has filled in its name', () => {
    const [canvas] = BUILT_IN_PROFILES.filter(({ id }) => id === 'canvas');
    const host = canvas?.hosts[0]?.host ?? '';
    expect(fillFields(host, {})).toBeNull();
    expect(fillFields(host, { school: 'lincoln' })).toBe('lincoln.instructure.com');
  });
});
