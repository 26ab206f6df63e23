import { describe, expect, test } from 'vitest';
import { DeviceKind } from '../../../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE, type PlatformSite } from '../../../../shared/model/site.ts';
import { profileFaults } from '../../../../shared/profiles/consistency.ts';
import { GENERAL_THRESHOLDS } from '../../../../shared/profiles/general.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import { checklistOf } from '../../../../shared/profiles/read.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

const today = new Date().toISOString().slice(0, 10);
const profileOf = (id: string): PlatformProfile => {
  const profile = BUILT_IN_PROFILES.find((candidate) => candidate.id === id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
};
const testnav = profileOf('testnav');
const drc = profileOf('drc-insight');

/** Every check of a platform takes its numbers from here; a missing one would leave the check without a verdict. */
const NEEDED_THRESHOLDS = [
  'dnsPassMs',
  'dnsWarnMs',
  'tcpPassMs',
  'tcpWarnMs',
  'tlsExpiryWarnDays',
  'latencyPassMs',
  'latencyWarnMs',
  'lossWarnPercent',
  'lossFailPercent',
  'clockPassSeconds',
  'clockWarnSeconds',
  'throughputPassKbps',
  'throughputWarnKbps',
  'devicesPerAccessPoint',
  'sparesPerRoom',
  'batteryWarnPercent',
  'lastSeenWarnDays',
  'updatesEndWarnDays',
];

test('built-in profiles > two testing platforms and the example are there', () => {
  expect(BUILT_IN_PROFILES.map(({ id }) => id)).toEqual(['testnav', 'drc-insight', 'canvas']);
});

describe.each(BUILT_IN_PROFILES)('profile $id', (profile) => {
  test('agrees with itself: sources, ids, placeholders, drills', () => {
    expect(profileFaults(profile)).toEqual([]);
  });

  test('keeps no source that nothing refers to', () => {
    const text = JSON.stringify({ ...profile, sources: [] });
    expect(profile.sources.filter(({ id }) => !text.includes(`"${id}"`))).toEqual([]);
  });

  test('has every threshold that the checks need, and each says whose it is', () => {
    expect(profile.thresholds.map(({ key }) => key)).toEqual(expect.arrayContaining(NEEDED_THRESHOLDS));
    for (const [low, high] of [
      ['dnsPassMs', 'dnsWarnMs'],
      ['tcpPassMs', 'tcpWarnMs'],
      ['latencyPassMs', 'latencyWarnMs'],
      ['clockPassSeconds', 'clockWarnSeconds'],
      ['throughputWarnKbps', 'throughputPassKbps'],
    ]) {
      expect(thresholdValue(profile, low)).toBeLessThan(thresholdValue(profile, high));
    }
  });

  test('asks people in whole sentences, and never for what a teacher cannot see', () => {
    for (const { title } of profile.checklist) {
      expect(title).toMatch(/^[A-Z].*\.$/);
      expect(title.length).toBeLessThanOrEqual(160);
    }
  });

  test('dates lie in the past', () => {
    expect(profile.compiledOn <= today).toBe(true);
    for (const { date } of profile.sources) {
      if (date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date)) expect(date <= today).toBe(true);
    }
  });
});

test('profiles use the same threshold keys as the numbers that belong to no platform', () => {
  const general = Object.keys(GENERAL_THRESHOLDS);
  expect(NEEDED_THRESHOLDS.filter((key) => !general.includes(key))).toEqual([]);
  for (const [key, threshold] of Object.entries(GENERAL_THRESHOLDS)) expect(threshold.key).toBe(key);
});

describe('TestNav', () => {
  test('asks for the caching computer on 4480 and 4481, under PearsonAccess Next only, and a closed port fails', () => {
    expect(testnav.localServices).toMatchObject([
      { defaultPorts: [4480, 4481], managementSystems: ['PAN'], whenClosed: 'fail', errorCode: '8026' },
    ]);
  });

  test('knows 8026 as the unreachable caching computer and goes through its drill', () => {
    const code = testnav.errorCodes.find(({ code }) => code === '8026');
    expect(code).toMatchObject({ meaning: expect.stringContaining('caching computer'), drill: 'proctorcache-drill' });
    expect(code?.sources).toEqual(['S20', 'S14', 'S27']);
  });

  test('names no fixed address and no stale host', () => {
    const hosts = testnav.hosts.map(({ host }) => host);
    expect(hosts.slice(0, 3)).toEqual([
      'home.testnav.com',
      '{customer}.testnav.com',
      '{contentHost}.pearsontestcontent.com',
    ]);
    expect(hosts.filter((host) => /^\d|elb\.|systemcheck/.test(host))).toEqual([]);
  });

  test('passes no bandwidth figure off as Pearson’s', () => {
    expect(testnav.thresholds.filter(({ key }) => key.startsWith('throughput'))).toMatchObject([
      { confidence: 'ours' },
      { confidence: 'ours' },
    ]);
  });
});

describe('DRC INSIGHT', () => {
  test('refuses ChromeOS 131 by name', () => {
    const rule = drc.os.find(({ kind }) => kind === 'chromebook');
    expect(rule?.refused).toContainEqual(expect.objectContaining({ from: '131', below: '132' }));
  });

  test('knows no port of a service device, and a closed one only warns', () => {
    expect(drc.localServices).toMatchObject([{ defaultPorts: [], whenClosed: 'warn' }]);
  });

  test('signs students out after about five minutes without a connection', () => {
    expect(drc.outage).toMatchObject({ retryMinutes: 5, confidence: 'program' });
  });

  test('reads the version gate literally, dot in the key included', () => {
    expect(drc.versionFeeds[0]?.keys.windows).toBe('SecureClientVersion.Windows64');
    expect(drc.versionFeeds[0]?.lastKnownMinimum).toBe('16.0.0');
  });

  test('keeps the ORG Unit ID secret', () => {
    expect(drc.siteFields.find(({ key }) => key === 'orgUnitId')?.isSecret).toBe(true);
  });
});

test('check list > asks about a caching computer only where the school has one', () => {
  const asked = (localServices: PlatformSite['localServices']) =>
    checklistOf(testnav, { ...EMPTY_PLATFORM_SITE, localServices }, new Set(['PAN']), new Set(['chromebook']))
      .map(({ id }) => id)
      .filter((id) => id.startsWith('PC-'));
  expect(asked({})).toEqual([]);
  expect(asked({ 'proctor-cache': [{ name: 'Library', host: '10.20.4.10', ports: [] }] })).toEqual([
    'PC-01',
    'PC-04',
    'PC-05',
  ]);
});

describe('a profile that does not agree with itself', () => {
  const cite = (sources: string[], confidence: 'vendor' | 'ours') => ({ sources, confidence });
  const host = {
    id: 'home',
    host: '{school}.example.org',
    port: 443,
    purpose: 'all',
    need: 'required' as const,
    managementSystems: [],
    kinds: [],
    protocol: 'tls' as const,
  };

  test.each([
    [
      'a source that is not listed',
      aProfile({ hosts: [{ ...host, host: 'a.org', ...cite(['S9'], 'vendor') }] }),
      '"S9"',
    ],
    [
      'a claim without a source',
      aProfile({ hosts: [{ ...host, host: 'a.org', ...cite([], 'vendor') }] }),
      'without a source',
    ],
    ['a placeholder that nobody fills in', aProfile({ hosts: [{ ...host, ...cite([], 'ours') }] }), '{school}'],
    [
      'an id twice',
      aProfile({ hosts: [0, 1].map(() => ({ ...host, host: 'a.org', ...cite([], 'ours') })) }),
      'has "home" twice',
    ],
    ['an end before its beginning', aProfile({ validFrom: '2027-01-01', validTo: '2026-01-01' }), 'before validFrom'],
    [
      'a management system that it does not have',
      aProfile({ hosts: [{ ...host, host: 'a.org', managementSystems: ['PAN'], ...cite([], 'ours') }] }),
      '"PAN"',
    ],
  ])('says so: %s', (_, profile, words) => {
    expect(profileFaults(profile).join(' ')).toContain(words);
  });
});

function thresholdValue(profile: PlatformProfile, key: string | undefined): number {
  return profile.thresholds.find((threshold) => threshold.key === key)?.value ?? Number.NaN;
}

test('os rules > no kind is judged twice, and every range has words', () => {
  for (const { os } of BUILT_IN_PROFILES) {
    for (const rule of os) {
      expect(DeviceKind.options).toContain(rule.kind);
      for (const range of [...rule.supported, ...rule.bestEffort, ...rule.refused]) expect(range.label).not.toBe('');
    }
  }
});
