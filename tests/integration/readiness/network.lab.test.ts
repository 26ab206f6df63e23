import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult, Verdict } from '../../../shared/model/readiness.ts';
import { EMPTY_PLATFORM_SITE } from '../../../shared/model/site.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { whyNoCertificates } from '../../lab/servers/certificates.ts';
import { type DnsReply, startDnsServer } from '../../lab/servers/dns-server.ts';
import type { HostFault } from '../../lab/servers/host-server.ts';
import { LAB_PROFILE } from '../../lab/servers/lab-profile.ts';
import { type LabSweep, labChecks, runAll, runOne } from '../../lab/servers/lab-sweep.ts';
import { startProxy } from '../../lab/servers/proxy-server.ts';
import { type ServerLab, startServerLab } from '../../lab/servers/server-lab.ts';

const noCertificates = whyNoCertificates();
const noIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1') === true)
  ? null
  : '(this machine has no IPv6 loopback)';
const HOME = 'home.service.example';
const FEED = 'data.service.example';
const MANIFEST = 'cdn.service.example';
const CACHE = 'cache.school.example';
const HELPER = 'helper.school.example';
const REAL_ADDRESS = '203.0.113.7';

function text(result: CheckResult): string {
  return result.evidence.map(({ label, value }) => `${label}: ${value}`).join('\n');
}

describe.skipIf(noCertificates !== null)(`network checks against real servers ${noCertificates ?? ''}`, () => {
  let lab: ServerLab;
  let sweep: LabSweep;

  beforeAll(async () => {
    const site = {
      localServices: {
        cache: [{ name: 'in the library', host: CACHE, ports: [] }],
        helper: [{ name: 'in the office', host: HELPER, ports: [] }],
      },
    };
    lab = await startServerLab({ platforms: [{ profile: LAB_PROFILE, site }] });
    sweep = { site: lab.site, profiles: [LAB_PROFILE] };
  });
  afterAll(() => lab.stop());

  describe('a host', () => {
    afterEach(() => lab.setFault(HOME, 'none'));

    const table: readonly [HostFault, Verdict, RegExp][] = [
      ['none', 'pass', /answers as it should/],
      ['closed', 'fail', /refuses the connection on port 443/],
      ['hanging', 'fail', /takes the connection and then says nothing/],
      ['reset', 'fail', /cut off as soon as its name is said: a filter/],
      ['garbage', 'fail', /does not speak a secure connection/],
      ['expired', 'fail', /certificate of home\.service\.example ended on \d{4}-\d\d-\d\d/],
      ['ends-soon', 'warn', /ends soon, on .* \([45] days\)/],
      ['wrong-name', 'fail', /is somebody else: its certificate belongs to shop\.lab\.example/],
      ['self-signed', 'fail', /not the real one: its certificate is signed by nobody but itself/],
      ['intercepted', 'fail', /Somebody reads along: .* signed by “School Filter Inc”, not by a public authority/],
      ['empty', 'fail', /hangs up without an answer/],
      ['empty-page', 'fail', /answers with nothing/],
      ['no-answer', 'fail', /takes the question and never answers/],
      ['reset-in-answer', 'fail', /cut off while it should answer/],
      ['stops-in-answer', 'fail', /stops in the middle of its answer/],
      ['slow', 'warn', /answers, but slowly/],
      ['not-found', 'fail', /the page is not there \(status 404\)/],
      ['server-error', 'fail', /there but out of order \(status 500\)/],
      ['forbidden', 'fail', /may not be opened here \(status 403\)/],
      ['legal-block', 'fail', /may not be opened here \(status 451\)/],
      ['proxy-password', 'fail', /proxy wants a name and a password/],
      ['block-page', 'fail', /filter shows its block page instead of home\.service\.example/],
      ['portal', 'fail', /answered by another site, guest-portal\.lab\.example: a guest sign-in page/],
      ['wrong-clock', 'pass', /answers as it should/],
    ];

    it.each(table)('%s > is %s with a sentence that says so', async (fault, verdict, sentence) => {
      await lab.setFault(HOME, fault);

      const result = await runOne(sweep, 'host/service');

      expect(result.sentence).toMatch(sentence);
      expect(result.verdict).toBe(verdict);
      expect(result.action === null).toBe(verdict === 'pass');
      expect(text(result)).toContain('sent elsewhere for rehearsal');
    });

    it('intercepted > names issuer, fingerprint and dates, and says what was left out', async () => {
      await lab.setFault(HOME, 'intercepted');

      const result = await runOne(sweep, 'host/service');

      expect(text(result)).toMatch(/issued by .*School Filter Inc.*SHA-256 ([0-9A-F]{2}:){31}/);
      expect(text(result)).toContain('Web page (HTTP): Not tried, since an earlier step failed.');
      expect(result.action?.who).toBe('district');
    });

    it('optional > warns and says that testing goes on', async () => {
      await lab.setFault('help.service.example', 'closed');

      const result = await runOne(sweep, 'host/extra');
      await lab.setFault('help.service.example', 'none');

      expect(result.verdict).toBe('warn');
      expect(result.sentence).toMatch(/refuses the connection.* Students can test without it\./);
    });

    it('whose address is a setting that nobody filled in > says which', async () => {
      const result = await runOne(sweep, 'host/state');

      expect(result.verdict).toBe('not-applicable');
      expect(result.sentence).toContain('“State” is not filled in');
    });

    it('that is the only one of its platform and has no address yet > leaves the platform unclear', async () => {
      const onlyState = { ...LAB_PROFILE, hosts: LAB_PROFILE.hosts.filter(({ id }) => id === 'state') };

      const result = await runOne({ ...sweep, profiles: [onlyState] }, 'host/state');

      expect(result.verdict).toBe('unchecked');
      expect(result.action?.what).toBe('Fill in “State” for Lab Test in Settings > Platforms.');
    });

    it('whose setting cannot be part of an address > is not contacted', async () => {
      const platforms = { lab: { ...EMPTY_PLATFORM_SITE, isUsed: true, fields: { state: 'evil.example/?' } } };

      const result = await runOne({ ...sweep, site: { ...lab.site, platforms } }, 'host/state');

      expect(result.verdict).toBe('not-applicable');
      expect(result.sentence).toContain('“State” is not filled in as an address needs it');
    });

    it('that two checks look at > is asked once', async () => {
      const before = lab.server(FEED).requests;

      await runAll(sweep);

      expect(lab.server(FEED).requests - before).toBe(1);
    });

    it.skipIf(noIpv6 !== null)(`on IPv6 only > passes where the laptop reaches it ${noIpv6 ?? ''}`, async () => {
      const six = await startServerLab({ platforms: [{ profile: LAB_PROFILE }], ipv6Only: [HOME] });

      const result = await runOne({ site: six.site, profiles: [LAB_PROFILE] }, 'host/service');
      await six.stop();

      expect(result.verdict).toBe('pass');
      expect(text(result)).toContain('[::1]');
    });
  });

  describe('data of a host', () => {
    const table: readonly [string, string, HostFault, Verdict, RegExp][] = [
      [FEED, 'host/data', 'none', 'pass', /answers as it should/],
      [FEED, 'host/data', 'html-instead', 'fail', /a web page instead of its data/],
      [FEED, 'host/data', 'wrong-content', 'fail', /data that cannot be read/],
      [MANIFEST, 'host/manifest', 'none', 'pass', /answers as it should/],
      [MANIFEST, 'host/manifest', 'html-instead', 'fail', /a web page instead of its data/],
      [MANIFEST, 'host/manifest', 'empty-page', 'fail', /answers with nothing/],
    ];

    it.each(table)('%s %s %s > is %s', async (host, checkId, fault, verdict, sentence) => {
      await lab.setFault(host, fault);
      const result = await runOne(sweep, checkId);
      await lab.setFault(host, 'none');

      expect(result.sentence).toMatch(sentence);
      expect(result.verdict).toBe(verdict);
    });
  });

  describe('names', () => {
    /** A site whose DNS is the lab's and whose real address leads to the lab's good host. */
    async function withDns(replies: readonly DnsReply[], checkId: string, over: Partial<LabSweep['options']> = {}) {
      const servers = await Promise.all(replies.map((reply) => startDnsServer(() => reply)));
      const { [`${HOME}:443`]: home, ...others } = lab.site.rehearsal.redirects;
      const redirects = {
        ...others,
        ...(home === undefined ? {} : { [`${REAL_ADDRESS}:443`]: home }),
        '[2001:db8::7]:443': { address: '::1', port: 1 },
      };
      const site = {
        ...lab.site,
        network: {
          ...lab.site.network,
          dnsServers: servers.map(({ address }) => address),
          blockPageAddresses: ['203.0.113.99'],
        },
        rehearsal: { ...lab.site.rehearsal, redirects },
      };
      const id = checkId.replace('FIRST', servers[0]?.address ?? '');
      const result = await runOne({ ...sweep, site, ...(over === undefined ? {} : { options: over }) }, id);
      await Promise.all(servers.map((server) => server.stop()));
      return result;
    }

    const table: readonly [string, readonly DnsReply[], Verdict, RegExp][] = [
      ['a true address', [[REAL_ADDRESS]], 'pass', /answers as it should/],
      [
        'a private address',
        [['10.9.9.9']],
        'fail',
        /sends home\.service\.example to 10\.9\.9\.9, an address inside the school/,
      ],
      ['loopback', [['127.0.0.1']], 'fail', /127\.0\.0\.1, which leads nowhere/],
      ['0.0.0.0', [['0.0.0.0']], 'fail', /0\.0\.0\.0, which leads nowhere/],
      ['the address of the block page', [['203.0.113.99']], 'fail', /the address of the filter's block page/],
      ['no such name', ['no-such-name'], 'fail', /cannot be found: the school's DNS says there is no such name/],
      ['nothing', ['silent'], 'fail', /cannot be found: no DNS server gave an answer/],
      ['a failure', ['server-failure'], 'fail', /no DNS server gave an answer/],
      [
        'IPv6 where there is none',
        [['2001:db8::7']],
        'fail',
        /only an IPv6 address here, and this network has no IPv6/,
      ],
      ['different things on two servers', [[REAL_ADDRESS], 'no-such-name'], 'warn', /DNS servers do not agree/],
      ['a lie on one of two servers', [[REAL_ADDRESS], ['10.9.9.9']], 'fail', /The DNS server 127\.0\.0\.1:\d+ sends/],
      ['an answer on one of two servers', ['silent', [REAL_ADDRESS]], 'pass', /answers as it should/],
    ];

    it.each(table)('%s > is judged', async (_, replies, verdict, sentence) => {
      const result = await withDns(replies, 'host/service');

      expect(result.sentence).toMatch(sentence);
      expect(result.verdict).toBe(verdict);
      if (verdict === 'fail') expect(text(result)).toContain('Connection (TCP): Not tried');
    });

    it('without any network > says nothing about the host', async () => {
      const result = await withDns(['silent'], 'host/service', { ownAddresses: () => [] });

      expect(result.verdict).toBe('unchecked');
      expect(result.sentence).toContain('this laptop has no network');
    });

    it.each<[string, readonly DnsReply[], Verdict, RegExp]>([
      ['that answers', [[REAL_ADDRESS]], 'pass', /answers quickly/],
      ['that is silent beside another', ['silent', [REAL_ADDRESS]], 'warn', /does not answer; another one does/],
      ['that is silent and alone', ['silent'], 'fail', /does not answer, so no device finds any address/],
    ])('a DNS server %s > is judged by itself', async (_, replies, verdict, sentence) => {
      const result = await withDns(replies, 'dns-server/FIRST');

      expect(result.sentence).toMatch(sentence);
      expect(result.verdict).toBe(verdict);
    });

    it('IPv6 that leads nowhere while IPv4 works > warns', async () => {
      const ownAddresses = () => [{ address: '2001:db8::1', cidr: null }];

      const result = await withDns([[REAL_ADDRESS, '2001:db8::7']], 'ipv6', { ownAddresses });

      expect(result.verdict).toBe('warn');
      expect(result.sentence).toMatch(/IPv6 leads nowhere for home\.service\.example, while IPv4 works/);
    });
  });

  describe('the whole network', () => {
    const PORTAL_HOSTS = ['connectivitycheck.gstatic.com', 'www.msftconnecttest.com', 'captive.apple.com'];

    afterEach(async () => {
      for (const host of [...PORTAL_HOSTS, HOME, FEED, MANIFEST]) await lab.setFault(host, 'none');
    });

    it('without faults > has no problem anywhere', async () => {
      const results = await runAll(sweep);

      const problems = results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
      expect(problems.map(({ checkId, sentence }) => `${checkId}: ${sentence}`)).toEqual([]);
      expect(results.length).toBe(labChecks(sweep).length);
    });

    it('sign-in page > fails when two test pages come back changed', async () => {
      await lab.setFault('www.msftconnecttest.com', 'portal');
      await lab.setFault('captive.apple.com', 'portal');

      const result = await runOne(sweep, 'captive-portal');

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toContain('A sign-in page stands between this network and the internet');
    });

    it('sign-in page > passes when only one test page is blocked', async () => {
      await lab.setFault('captive.apple.com', 'forbidden');

      expect((await runOne(sweep, 'captive-portal')).verdict).toBe('pass');
    });

    it('sign-in page > does not apply, and no test page is opened, when the school switches them off', async () => {
      const site = { ...lab.site, network: { ...lab.site.network, mayVisitTestPages: false } };

      const [portal, clock] = [
        await runOne({ ...sweep, site }, 'captive-portal'),
        await runOne({ ...sweep, site }, 'clock'),
      ];

      expect(portal.verdict).toBe('not-applicable');
      expect(portal.sentence).toContain('Settings says not to open public test pages');
      expect(portal.evidence).toEqual([]);
      expect(clock.verdict).toBe('pass');
      expect(clock.evidence.filter(({ label }) => PORTAL_HOSTS.some((host) => label.includes(host)))).toEqual([]);
    });

    it('sign-in page > does not apply when the only page that opens is a changed one', async () => {
      await lab.setFault('www.msftconnecttest.com', 'closed');
      await lab.setFault('connectivitycheck.gstatic.com', 'closed');
      await lab.setFault('captive.apple.com', 'portal');

      const result = await runOne(sweep, 'captive-portal');

      expect(result.verdict).toBe('not-applicable');
    });

    it('clock > passes when the servers agree with it', async () => {
      expect((await runOne(sweep, 'clock')).sentence).toMatch(/clock is right to within \d+ s/);
    });

    it('clock > one wrong server does not make it wrong', async () => {
      await lab.setFault(HOME, 'wrong-clock');

      expect((await runOne(sweep, 'clock')).verdict).toBe('pass');
    });

    it('clock > fails when the servers agree that it is an hour ahead', async () => {
      for (const host of [...PORTAL_HOSTS, HOME, FEED, MANIFEST]) await lab.setFault(host, 'wrong-clock');

      const result = await runOne(sweep, 'clock');

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toMatch(/This laptop's clock is 60 minutes ahead/);
    });

    it.each([
      [[10, 11, 12], 20, 'fail', /loses 85 %/],
      [Array.from({ length: 20 }, () => 3), 20, 'pass', /quick and loses nothing/],
      [Array.from({ length: 20 }, () => 60), 20, 'warn', /slow: 60 ms/],
      [Array.from({ length: 19 }, () => 3), 20, 'warn', /loses a packet now and then/],
    ] as const)('router > %o of %i pings is %s', async (rttsMs, sent, verdict, sentence) => {
      const ping = () => Promise.resolve({ kind: 'measured', sent, rttsMs } as const);
      const site = { ...lab.site, rehearsal: { ...lab.site.rehearsal, isLocalOnly: false } };

      const result = await runOne(
        { ...sweep, site, options: { ping, findGateway: () => Promise.resolve('127.0.0.1') } },
        'gateway',
      );

      expect(result.verdict).toBe(verdict);
      expect(result.sentence).toMatch(sentence);
    });
  });

  describe('machines of the school', () => {
    afterEach(async () => {
      for (const host of [`${CACHE}:4480`, `${CACHE}:4481`, HELPER, HOME, FEED, MANIFEST])
        await lab.setFault(host, 'none');
    });

    it('a cache with both ports > passes', async () => {
      expect((await runOne(sweep, 'local/cache/1')).sentence).toBe('Lab Cache in the library answers on every port.');
    });

    it('a cache that is half open > fails and names the port', async () => {
      await lab.setFault(`${CACHE}:4481`, 'closed');

      const result = await runOne(sweep, 'local/cache/1');

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toMatch(
        /only half there: port 4481 does not answer, port 4480 does\..*Students cannot start/,
      );
    });

    it('a machine that the platform can do without > warns while the internet is there', async () => {
      await lab.setFault(HELPER, 'closed');

      const result = await runOne(sweep, 'local/helper/1');

      expect(result.verdict).toBe('warn');
      expect(result.sentence).toContain('Content comes from the cloud instead');
    });

    it('a machine that the platform can do without > fails when the internet is away too', async () => {
      for (const host of [HELPER, HOME, FEED, MANIFEST]) await lab.setFault(host, 'closed');

      const result = await runOne(sweep, 'local/helper/1');

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toContain('The internet hosts do not answer either');
    });

    it('none named > does not apply, and says why', async () => {
      const platforms = { lab: { ...lab.site.platforms.lab, localServices: {} } } as typeof lab.site.platforms;

      const result = await runOne({ ...sweep, site: { ...lab.site, platforms } }, 'local/cache/none');

      expect(result.verdict).toBe('not-applicable');
      expect(result.sentence).toContain('The school has named no Lab Cache');
    });
  });

  describe('app versions', () => {
    const rooms = [aRoom()];
    const withApp = (id: string, version: string | null) =>
      aDevice({ id, label: id, appVersions: version === null ? {} : { lab: version } });

    it('a feed as before > passes', async () => {
      const result = await runOne(sweep, 'version-feed/1');

      expect(result.verdict).toBe('pass');
      expect(result.sentence).toContain('from version 16.0.0 on, as before');
    });

    it('a feed that raised its floor > warns, and names the devices below it', async () => {
      const raised = await startServerLab({ platforms: [{ profile: LAB_PROFILE }], feedMinimum: '17.0.0' });
      const devices = [withApp('CB-1', '16.4.0'), withApp('CB-2', '17.0'), withApp('CB-3', null)];
      const raisedSweep = { site: raised.site, profiles: [LAB_PROFILE], rooms, devices };

      const feed = await runOne(raisedSweep, 'version-feed/1');
      const room = await runOne(raisedSweep, 'app-version/1');
      await raised.stop();

      expect(feed.verdict).toBe('warn');
      expect(feed.sentence).toContain('from 16.0.0 to 17.0.0');
      expect(room.verdict).toBe('fail');
      expect(room.devices.map(({ label }) => label)).toEqual(['CB-1']);
      expect(text(room)).toContain('Version not known: 1');
    });

    it('devices without a known version > are left to a person', async () => {
      const result = await runOne({ ...sweep, rooms, devices: [withApp('CB-1', null)] }, 'app-version/1');

      expect(result.verdict).toBe('not-applicable');
      expect(result.sentence).toContain('a person confirms it');
    });

    it('a feed that is a web page > fails, and the devices are not judged', async () => {
      await lab.setFault(FEED, 'html-instead');
      const filtered = { ...sweep, rooms, devices: [withApp('CB-1', '1.0')] };

      const feed = await runOne(filtered, 'version-feed/1');
      const room = await runOne(filtered, 'app-version/1');
      await lab.setFault(FEED, 'none');

      expect(feed.verdict).toBe('fail');
      expect(feed.sentence).toMatch(/cannot be read\. .*a web page instead of its data/);
      expect(room.verdict).toBe('unchecked');
    });
  });

  describe('proxy', () => {
    const resolve = (target: string) => lab.server(target).port;
    const siteWith = (expectedProxy: string | null) => ({
      ...lab.site,
      network: { ...lab.site.network, expectedProxy },
    });

    it('none > passes, and tells that the system was not asked', async () => {
      expect((await runOne(sweep, 'proxy')).sentence).toMatch(
        /Whether the system uses a proxy script is not known here/,
      );
    });

    it('in the environment > warns', async () => {
      const proxy = await startProxy({ resolve });
      const environment = { HTTPS_PROXY: `http://user:secret@${proxy.address}` };

      const result = await runOne({ ...sweep, options: { environment } }, 'proxy');
      await proxy.stop();

      expect(result.verdict).toBe('warn');
      expect(result.sentence).toContain(`goes through the proxy ${proxy.address} (HTTPS_PROXY)`);
      expect(JSON.stringify(result)).not.toContain('secret');
    });

    it('from the system > is found by the script that the window evaluates', async () => {
      const proxy = await startProxy({ status: 407 });
      const resolveProxy = () => Promise.resolve(`PROXY ${proxy.address}; DIRECT`);

      const result = await runOne({ ...sweep, options: { resolveProxy } }, 'proxy');
      await proxy.stop();

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toContain('wants a name and a password');
    });

    it('expected by the school > hosts are looked at through it', async () => {
      const proxy = await startProxy({ resolve });
      const expected = { ...sweep, site: siteWith(proxy.address) };

      const [own, host] = [await runOne(expected, 'proxy'), await runOne(expected, 'host/service')];
      await expect.poll(() => proxy.openWays()).toBe(0);
      await proxy.stop();

      expect(own.verdict).toBe('pass');
      expect(host.verdict).toBe('pass');
      expect(text(host)).toContain(`Through the proxy: ${proxy.address}`);
    });

    it('expected by the school that wants a password > fails for every host behind it', async () => {
      const proxy = await startProxy({ status: 407 });

      const result = await runOne({ ...sweep, site: siteWith(proxy.address) }, 'host/service');
      await proxy.stop();

      expect(result.verdict).toBe('fail');
      expect(result.sentence).toContain('The proxy wants a name and a password before it lets anybody reach');
    });
  });

  describe('download sample', () => {
    const withUrl = (throughputUrl: string) => ({ ...lab.site, network: { ...lab.site.network, throughputUrl } });

    it('without an address > is not made', () => {
      expect(labChecks(sweep).some(({ checkId }) => checkId === 'throughput')).toBe(false);
    });

    it('from the school > is taken, and counts as heavy', async () => {
      const url = `http://127.0.0.1:${lab.server('captive.apple.com').port}/sample`;
      const sampled = { ...sweep, site: withUrl(url) };

      const result = await runOne(sampled, 'throughput');

      expect(text(result)).toMatch(/Sample: 7 bytes in/);
      expect(labChecks(sampled).find(({ checkId }) => checkId === 'throughput')?.isHeavy).toBe(true);
    });

    it('from a vendor > is refused', async () => {
      const before = lab.server(HOME).connections;

      const result = await runOne({ ...sweep, site: withUrl('https://files.service.example/big') }, 'throughput');

      expect(result.sentence).toContain('it belongs to a testing vendor');
      expect(lab.server(HOME).connections).toBe(before);
    });
  });

  describe('a rehearsal that stays on this laptop', () => {
    it('leaves every host alone that is not sent elsewhere', async () => {
      const site = { ...lab.site, rehearsal: { ...lab.site.rehearsal, redirects: {} } };

      const results = await runAll({ ...sweep, site });

      const hosts = results.filter(
        ({ checkId, verdict }) => checkId.startsWith('host/') && verdict !== 'not-applicable',
      );
      expect(new Set(hosts.map(({ verdict }) => verdict))).toEqual(new Set(['unchecked']));
      expect(hosts[0]?.sentence).toContain('contacts nothing but this laptop');
    });
  });
});
