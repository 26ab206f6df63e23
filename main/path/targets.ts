import type { PathTarget } from '../../shared/model/path.ts';
import { platformSite, type Site } from '../../shared/model/site.ts';
import { appliesTo, fillFields } from '../../shared/profiles/read.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';

/**
 * How often each kind of hop is asked. Ours, except the vendor's minute: more often than that is not polite to a host of somebody
 * else (facts on DRC INSIGHT, section 7, limits). What lies inside the school costs nobody anything.
 */
const PERIOD_MS = {
  link: SECOND_MS,
  dns: 10 * SECOND_MS,
  internet: 15 * SECOND_MS,
  vendor: MINUTE_MS,
  service: 15 * SECOND_MS,
} as const;

const PING_TIMEOUT_MS = SECOND_MS;
const CONNECT_TIMEOUT_MS = 4 * SECOND_MS;

/** What was found on this laptop. */
export interface WayOut {
  /** Address of the router that this laptop sends to; null: none, or not known. */
  readonly gateway: string | null;
  /** The laptop's own name servers, in its order. */
  readonly nameServers: readonly string[];
}

/** Platforms that are watched now: those of today's sessions, else all that the school uses. */
export interface WatchedPlatform {
  readonly profile: PlatformProfile;
  readonly managementSystems: ReadonlySet<string>;
}

/**
 * Pure: everything on the way out that is asked again and again. In the order of the strip: from the laptop outward.
 *
 * @param pingPeriodMs  Hops that are pinged share the round of the devices.
 */
export function pathTargets(
  site: Site,
  platforms: readonly WatchedPlatform[],
  wayOut: WayOut,
  pingPeriodMs: number,
): PathTarget[] {
  return [
    LAPTOP_LINK,
    gatewayTarget(wayOut, pingPeriodMs),
    ...nameServerTargets(site, wayOut),
    ...infrastructureTargets(site, pingPeriodMs),
    ...platforms.flatMap((platform) => serviceTargets(site, platform)),
    ...internetTargets(site),
    ...platforms.flatMap((platform) => platformTargets(site, platform)),
  ];
}

/** The platform, port and host parts that most targets leave empty. */
const PLAIN = { host: null, address: null, port: null, platformId: null, need: 'required' } as const;

const LAPTOP_LINK: PathTarget = {
  ...PLAIN,
  id: 'laptop-link',
  kind: 'laptop-link',
  name: 'this laptop',
  method: 'link',
  periodMs: PERIOD_MS.link,
  timeoutMs: PING_TIMEOUT_MS,
};

function gatewayTarget({ gateway }: WayOut, periodMs: number): PathTarget {
  return {
    ...PLAIN,
    id: 'gateway',
    kind: 'gateway',
    name: 'gateway',
    address: gateway,
    method: 'ping',
    periodMs,
    timeoutMs: PING_TIMEOUT_MS,
  };
}

/** The school's choice of name servers, else the laptop's own; more than two tell nothing new. */
function nameServerTargets(site: Site, { nameServers }: WayOut): PathTarget[] {
  const servers = site.network.dnsServers.length > 0 ? site.network.dnsServers : nameServers;
  return servers.slice(0, 2).map((server) => ({
    ...PLAIN,
    id: `dns:${server}`,
    kind: 'dns',
    name: `name server ${server}`,
    host: server,
    method: 'dns',
    periodMs: PERIOD_MS.dns,
    timeoutMs: CONNECT_TIMEOUT_MS,
  }));
}

function infrastructureTargets(site: Site, periodMs: number): PathTarget[] {
  return site.network.devices.flatMap(({ name, kind, address }) =>
    address === null
      ? []
      : [
          {
            ...PLAIN,
            id: `${kind}:${name}`,
            kind,
            name,
            host: address,
            method: 'ping' as const,
            periodMs,
            timeoutMs: PING_TIMEOUT_MS,
          },
        ],
  );
}

function internetTargets(site: Site): PathTarget[] {
  return site.network.internetTargets.map(({ host, port }) => ({
    ...PLAIN,
    id: `internet:${host}:${port}`,
    kind: 'internet',
    name: host,
    host,
    port,
    method: 'tcp',
    periodMs: PERIOD_MS.internet,
    timeoutMs: CONNECT_TIMEOUT_MS,
  }));
}

/** ProctorCaches and COS Service Devices that the school named, one target a port. */
function serviceTargets(site: Site, { profile, managementSystems }: WatchedPlatform): PathTarget[] {
  const machines = platformSite(site, profile.id).localServices;
  return profile.localServices
    .filter((service) => appliesTo(service.managementSystems, managementSystems))
    .flatMap((service) =>
      (machines[service.id] ?? []).flatMap(({ name, host, ports }) =>
        (ports.length > 0 ? ports : service.defaultPorts).map(
          (port): PathTarget => ({
            ...PLAIN,
            id: `service:${profile.id}:${service.id}:${host}:${port}`,
            kind: SERVICE_KINDS[service.id] ?? 'service-device',
            name: `${name} (port ${port})`,
            host,
            port,
            platformId: profile.id,
            need: service.whenClosed === 'fail' ? 'required' : 'optional',
            method: 'tcp',
            periodMs: PERIOD_MS.service,
            timeoutMs: CONNECT_TIMEOUT_MS,
          }),
        ),
      ),
    );
}

const SERVICE_KINDS: Readonly<Record<string, PathTarget['kind']>> = { 'proctor-cache': 'proctor-cache' };

/**
 * The platform's required hosts. They take turns, so that one of them is asked every few seconds while each is asked once a minute:
 * the first probe of each is delayed by its share of the minute (`firstDelayMs` in `schedule.ts`).
 */
function platformTargets(site: Site, { profile, managementSystems }: WatchedPlatform): PathTarget[] {
  const { fields, extraHosts } = platformSite(site, profile.id);
  const ofProfile = profile.hosts
    .filter((host) => host.need === 'required' && appliesTo(host.managementSystems, managementSystems))
    .flatMap(({ id, host, port, protocol, purpose }) => {
      const name = fillFields(host, fields);
      return name === null ? [] : [{ id, host: name, port, protocol, purpose }];
    });
  const ofSchool = extraHosts
    .filter(({ need }) => need === 'required')
    .map(({ host, port, protocol, purpose }) => ({ id: `${host}:${port}`, host, port, protocol, purpose }));
  return [...ofProfile, ...ofSchool].map(
    ({ id, host, port, protocol }): PathTarget => ({
      ...PLAIN,
      id: `platform-host:${profile.id}:${id}`,
      kind: 'platform-host',
      name: host,
      host,
      port,
      platformId: profile.id,
      method: protocol === 'tcp' ? 'tcp' : 'tls',
      periodMs: PERIOD_MS.vendor,
      timeoutMs: CONNECT_TIMEOUT_MS,
    }),
  );
}
