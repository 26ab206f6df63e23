import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type PlatformSite, type Site } from '../../../shared/model/site.ts';
import { CAPTIVE_PORTAL_TESTS } from '../../../shared/profiles/general.ts';
import { fillFields } from '../../../shared/profiles/read.ts';
import type { HttpExpectation, PlatformProfile } from '../../../shared/profiles/schema.ts';
import { LabAuthority, type LabCertificate } from './certificates.ts';
import { BLOCK_PAGE_WORD, type CertificateKind, type HostFault, HostServer } from './host-server.ts';

/** One platform of the lab: a profile, what the school says of it, and what is wrong with its hosts. */
export interface LabPlatform {
  readonly profile: PlatformProfile;
  /** Fields, machines, extra hosts; the platform is used unless this says not. */
  readonly site?: Partial<PlatformSite>;
}

export interface ServerLabOptions {
  readonly platforms: readonly LabPlatform[];
  /** By host name, or `name:port` where a machine has several ports. */
  readonly faults?: Readonly<Record<string, HostFault>>;
  /** Hosts that listen on `::1` alone. */
  readonly ipv6Only?: readonly string[];
  /** Lowest app version that the version feeds name. */
  readonly feedMinimum?: string;
}

/**
 * Real servers on loopback in the place of every host that the platforms' profiles name, of the school's machines, and of the test
 * pages for a sign-in page. Nothing of a sweep with this site leaves the laptop, except DNS questions where a test names a server.
 *
 * ```ts
 * const lab = await startServerLab({ platforms: [{ profile: testnav }], faults: { 'home.testnav.com': 'expired' } });
 * const checks = networkChecks(planSweep({ …, site: lab.site }), createNetwork({ site: lab.site }));
 * await lab.setFault('home.testnav.com', 'none');   // somebody fixed it
 * await lab.stop();
 * ```
 */
export async function startServerLab(options: ServerLabOptions): Promise<ServerLab> {
  const certificates = new LabCertificates();
  const servers = new Map<string, HostServer>();
  for (const { name, port, isPlain, page } of wantedHosts(options)) {
    const key = `${name}:${port}`;
    if (servers.has(key)) continue;
    const server = await HostServer.start({
      certificate: isPlain ? null : (kind) => certificates.get(name, kind),
      page,
      address: options.ipv6Only?.includes(name) === true ? '::1' : '127.0.0.1',
      fault: options.faults?.[key] ?? options.faults?.[name] ?? 'none',
    });
    servers.set(key, server);
  }
  return new ServerLab(siteOf(options, servers, certificates.trusted), servers, certificates);
}

export class ServerLab {
  /** A whole site: platforms in use, every host sent to the lab, the lab's authority trusted. */
  readonly site: Site;
  readonly #servers: ReadonlyMap<string, HostServer>;
  readonly #certificates: LabCertificates;

  constructor(site: Site, servers: ReadonlyMap<string, HostServer>, certificates: LabCertificates) {
    this.site = site;
    this.#servers = servers;
    this.#certificates = certificates;
  }

  /** @param host  `home.testnav.com`, or `cache.lab.example:4481` where it has several ports. Throws for one that the lab has not. */
  server(host: string): HostServer {
    const found = [...this.#servers].find(([key]) => key === host || key.startsWith(`${host}:`));
    if (found === undefined) throw new Error(`The lab has no ${host}; it has ${[...this.#servers.keys()].join(', ')}`);
    return found[1];
  }

  setFault(host: string, fault: HostFault): Promise<void> {
    return this.server(host).setFault(fault);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.stop()));
    this.#certificates.remove();
  }
}

/** Certificates as they are needed; both authorities are made once. */
class LabCertificates {
  readonly #authority = new LabAuthority('Lab Public Trust');
  readonly #made = new Map<string, LabCertificate>();
  #filter: LabAuthority | null = null;

  get trusted(): string {
    return this.#authority.pem;
  }

  get(name: string, kind: CertificateKind): LabCertificate {
    const key = `${kind} ${name}`;
    const made = this.#made.get(key) ?? this.#make(name, kind);
    this.#made.set(key, made);
    return made;
  }

  remove(): void {
    this.#authority.remove();
    this.#filter?.remove();
  }

  #make(name: string, kind: CertificateKind): LabCertificate {
    switch (kind) {
      case 'good':
        return this.#authority.issue([name]);
      case 'expired':
        return this.#authority.issue([name], -2);
      case 'ends-soon':
        return this.#authority.issue([name], 5);
      case 'wrong-name':
        return this.#authority.issue(['shop.lab.example']);
      case 'self-signed':
        return this.#authority.selfSigned(name);
      case 'intercepted':
        this.#filter ??= new LabAuthority('School Filter Inc');
        return this.#filter.issue([name]);
    }
  }
}

interface WantedHost {
  readonly name: string;
  readonly port: number;
  readonly isPlain: boolean;
  readonly page: { readonly status: number; readonly contentType: string; readonly body: string };
}

function wantedHosts({ platforms, feedMinimum }: ServerLabOptions): WantedHost[] {
  const ofPlatforms = platforms.flatMap(({ profile, site = {} }) => {
    const fields = site.fields ?? {};
    const hosts = profile.hosts.flatMap(({ host, port, http }) => {
      const name = fillFields(host, fields);
      return name === null ? [] : [{ name, port, isPlain: false, page: pageFor(profile, http, feedMinimum) }];
    });
    const extra = (site.extraHosts ?? []).map(({ host, port, http }) => ({
      name: host,
      port,
      isPlain: false,
      page: pageFor(profile, http, feedMinimum),
    }));
    const machines = profile.localServices.flatMap(({ id, defaultPorts }) =>
      (site.localServices?.[id] ?? []).flatMap(({ host, ports }) =>
        (ports.length > 0 ? ports : defaultPorts).map((port) => ({ name: host, port, isPlain: true, page: PAGE })),
      ),
    );
    return [...hosts, ...extra, ...machines];
  });
  const portalPages = CAPTIVE_PORTAL_TESTS.map(({ url, status, contains }) => ({
    name: new URL(url).hostname,
    port: 80,
    isPlain: true,
    page: { status, contentType: 'text/plain', body: contains ?? '' },
  }));
  return [...ofPlatforms, ...portalPages];
}

const PAGE = { status: 200, contentType: 'text/html', body: '<!DOCTYPE html><html><body>Lab</body></html>' };

/** What satisfies the profile's expectation. */
function pageFor(profile: PlatformProfile, http: HttpExpectation | undefined, minimum = '16.0.0') {
  const contains = http?.contains ?? '';
  if (http?.answer === 'json') {
    const keys = profile.versionFeeds.flatMap((feed) =>
      Object.values(feed.keys).map((key) => [key, { [feed.minimumField]: minimum, updateFile: '' }]),
    );
    const body = JSON.stringify(keys.length > 0 ? Object.fromEntries(keys) : { lab: contains });
    return { status: 200, contentType: 'application/json', body };
  }
  if (http?.answer === 'xml') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<gupdate><app appid="${contains}"/></gupdate>`;
    return { status: 200, contentType: 'text/xml', body };
  }
  return { ...PAGE, body: PAGE.body.replace('Lab', `Lab ${contains}`) };
}

function siteOf({ platforms }: ServerLabOptions, servers: ReadonlyMap<string, HostServer>, trusted: string): Site {
  const redirects = [...servers].map(([key, { address, port }]) => [key, { address, port }]);
  const said = platforms.map(({ profile, site }) => [profile.id, { ...EMPTY_PLATFORM_SITE, isUsed: true, ...site }]);
  return {
    ...EMPTY_SITE,
    school: 'Lab School',
    platforms: Object.fromEntries(said),
    network: { ...EMPTY_SITE.network, blockPageWords: [BLOCK_PAGE_WORD] },
    rehearsal: { redirects: Object.fromEntries(redirects), trustedCertificates: [trusted], isLocalOnly: true },
  };
}
