import { describe, expect, it } from 'vitest';
import { allowedAddresses, allowListText } from '../../../../../renderer/features/platforms/allow-list-text.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type PlatformSite } from '../../../../../shared/model/site.ts';
import type { AllowListEntry, ProfileHost } from '../../../../../shared/profiles/schema.ts';
import { aProfile } from '../../../../helpers/readiness-builders.ts';

const source = { id: 'S1', publisher: 'Vendor', title: 'Guide', addresses: [], date: '2026-04-06' };

function anEntry(over: Partial<AllowListEntry> = {}): AllowListEntry {
  return {
    pattern: '*.testnav.com',
    ports: [443, 80],
    purpose: 'delivery',
    need: 'required',
    managementSystems: [],
    kinds: [],
    sources: ['S1'],
    confidence: 'vendor',
    ...over,
  };
}

function aHost(over: Partial<ProfileHost> = {}): ProfileHost {
  return {
    id: 'h',
    host: 'home.testnav.com',
    port: 443,
    purpose: 'start',
    need: 'required',
    managementSystems: [],
    kinds: [],
    protocol: 'https',
    sources: ['S1'],
    confidence: 'program',
    ...over,
  };
}

const site = (over: Partial<PlatformSite> = {}) => ({
  ...EMPTY_SITE,
  school: 'Lincoln',
  platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true, ...over } },
});
const patterns = (profile: ReturnType<typeof aProfile>, own: Partial<PlatformSite> = {}) =>
  allowedAddresses(profile, site(own)).map(({ pattern }) => pattern);

describe('allowedAddresses', () => {
  it('adds hosts that no pattern covers, and the school’s own', () => {
    const profile = aProfile({
      allowList: [anEntry()],
      hosts: [aHost(), aHost({ id: 'bare', host: 'testnav.com' }), aHost({ id: 'x', host: 'cdn.example' })],
    });
    const extra = { host: 'sso.example', port: 443, purpose: 'sign-in', need: 'required', protocol: 'https' } as const;
    expect(patterns(profile, { extraHosts: [extra] })).toEqual([
      '*.testnav.com',
      'testnav.com',
      'cdn.example',
      'sso.example',
    ]);
  });

  it('keeps to the management system of the school, and leaves nothing out while none is chosen', () => {
    const profile = aProfile({
      managementSystems: [
        { id: 'PAN', name: 'PearsonAccess Next', sources: [], confidence: 'vendor' },
        { id: 'ADAM', name: 'ADAM', sources: [], confidence: 'vendor' },
      ],
      allowList: [
        anEntry({ pattern: 'pan.example', managementSystems: ['PAN'] }),
        anEntry({ pattern: 'adam.example', managementSystems: ['ADAM'] }),
      ],
    });
    expect(patterns(profile, { managementSystem: 'ADAM' })).toEqual(['adam.example']);
    expect(patterns(profile)).toEqual(['pan.example', 'adam.example']);
  });

  it('leaves out a host whose name the school has not filled in', () => {
    const profile = aProfile({ hosts: [aHost({ host: '{customer}.other.com' })] });
    expect(patterns(profile)).toEqual([]);
    expect(patterns(profile, { fields: { customer: 'mn' } })).toEqual(['mn.other.com']);
  });
});

describe('allowListText', () => {
  it('says for whom, how old, what is required, and where each line comes from', () => {
    const profile = aProfile({
      name: 'TestNav',
      sources: [source],
      allowList: [anEntry(), anEntry({ pattern: 'cdn.example', ports: [], need: 'optional' })],
    });
    expect(allowListText(profile, site())).toBe(
      [
        'TestNav (Example Vendor): addresses to allow for Lincoln',
        'School year 2026-27, list put together on 2026-11-21.',
        'Please allow these on the network that students test on, and on the one of the console laptop.',
        '',
        'Required:',
        '  *.testnav.com  TCP 443, 80  delivery',
        '      The vendor says: Vendor, Guide (2026-04-06)',
        '',
        'Optional:',
        '  cdn.example  port not stated  delivery',
        '      The vendor says: Vendor, Guide (2026-04-06)',
        '',
        'Compare this with the current guide of the testing program before you rely on it.',
      ].join('\n'),
    );
  });
});
