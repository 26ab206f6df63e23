import { describe, expect, test } from 'vitest';
import { pathTargets, type WatchedPlatform } from '../../../../main/path/targets.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';
import type { Citation, LocalService, PlatformProfile, ProfileHost } from '../../../../shared/profiles/schema.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

const wayOut = { gateway: '10.0.0.1', nameServers: ['10.0.0.53', '10.0.0.54', '10.0.0.55'] };
const cited: Citation = { sources: [], confidence: 'ours' };
const host: ProfileHost = {
  ...cited,
  id: 'home',
  host: 'home.example.test',
  port: 443,
  purpose: 'sign-in',
  need: 'required',
  managementSystems: [],
  kinds: [],
  protocol: 'https',
};

function watched(over: Partial<PlatformProfile>, systems: readonly string[] = []): WatchedPlatform {
  return { profile: aProfile(over), managementSystems: new Set(systems) };
}

const idsOf = (site: Site, platforms: readonly WatchedPlatform[] = []) =>
  pathTargets(site, platforms, wayOut, 5_000).map(({ id }) => id);

describe('what is watched on the way out', () => {
  test('without any setting: this laptop, its gateway and two of its name servers, and nothing outside', () => {
    expect(idsOf(EMPTY_SITE)).toEqual(['laptop-link', 'gateway', 'dns:10.0.0.53', 'dns:10.0.0.54']);
  });

  test('internet hosts only where the school named them', () => {
    const internetTargets = [{ host: 'one.example.test', port: 443 }];
    expect(idsOf({ ...EMPTY_SITE, network: { ...EMPTY_SITE.network, internetTargets } })).toContain(
      'internet:one.example.test:443',
    );
  });

  test('a network device without an address is known by name only', () => {
    const device = { name: 'AP 114', kind: 'access-point', uplink: null } as const;
    const devices = [
      { ...device, address: null },
      { ...device, name: 'AP 115', address: '10.0.1.15' },
    ];
    const ids = idsOf({ ...EMPTY_SITE, network: { ...EMPTY_SITE.network, devices } });
    expect(ids.filter((id) => id.startsWith('access-point'))).toEqual(['access-point:AP 115']);
  });

  test("a platform's required hosts whose names are complete, once a minute each", () => {
    const hosts: ProfileHost[] = [
      host,
      { ...host, id: 'state', host: '{customer}.example.test' },
      { ...host, id: 'extra', need: 'optional' },
    ];
    const targets = pathTargets(EMPTY_SITE, [watched({ hosts })], wayOut, 5_000).filter(
      ({ kind }) => kind === 'platform-host',
    );
    expect(targets).toMatchObject([{ id: 'platform-host:testnav:home', periodMs: 60_000, platformId: 'testnav' }]);
  });

  test('each port of a ProctorCache that the school named, under the system that uses it', () => {
    const service: LocalService = {
      ...cited,
      id: 'proctor-cache',
      name: 'ProctorCache',
      purpose: '',
      managementSystems: ['pan'],
      defaultPorts: [4480, 4481],
      whenClosed: 'fail',
      closedMeans: '',
      passMs: 50,
      warnMs: 200,
      isSameSubnetWanted: true,
      errorCode: '8026',
    };
    const machines = [{ name: 'Library PC', host: '10.0.0.9', ports: [] }];
    const platforms = {
      testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true, localServices: { 'proctor-cache': machines } },
    };
    const profile = { localServices: [service] };
    const site = { ...EMPTY_SITE, platforms };
    const ports = (systems: string[]) =>
      pathTargets(site, [watched(profile, systems)], wayOut, 5_000)
        .filter(({ kind }) => kind === 'proctor-cache')
        .map(({ port }) => port);
    expect(ports(['pan'])).toEqual([4480, 4481]);
    expect(ports(['adam'])).toEqual([]);
  });
});
