import type { Finding } from '../../../../shared/model/readiness.ts';
import { appliesTo, fillFields, ruleSource } from '../../../../shared/profiles/read.ts';
import type { ProfileHost } from '../../../../shared/profiles/schema.ts';
import { type Check, finding } from '../../check.ts';
import type { PlannedPlatform, SweepPlan } from '../../plan.ts';
import { HOST_DEADLINE_MS } from '../fetch/limits.ts';
import { judgeHost } from '../judge/host.ts';
import { hostContext } from './host-context.ts';
import { type SweepNetwork, type SweepTarget, stopped } from './sweep-network.ts';

/** A host that the plan wants checked, with what is at stake. */
export interface PlannedHost extends SweepTarget {
  readonly platform: PlannedPlatform;
  readonly id: string;
  readonly purpose: string;
  readonly need: 'required' | 'optional';
  readonly rule: Check['rule'];
}

/** A host that cannot be named yet, since the school has not filled in a setting. */
interface UnnamedHost {
  readonly platform: PlannedPlatform;
  readonly host: ProfileHost;
  readonly missing: readonly string[];
  /** Without it no required host of the platform can be looked at, so nothing speaks for the platform at all. */
  readonly isDecisive: boolean;
}

/** The hosts of every planned platform: the profile's that matter here, then the school's own. */
export function plannedHosts(plan: SweepPlan): PlannedHost[] {
  return plan.platforms.flatMap((platform) => [
    ...profileHosts(plan, platform).flatMap((host) => namedHost(platform, host) ?? []),
    ...extraHosts(platform),
  ]);
}

/** One check for each concrete host and port: can this laptop reach it as it should? */
export function hostChecks(plan: SweepPlan, sweep: SweepNetwork): Check[] {
  const planned = plannedHosts(plan);
  const named = planned.map((host) => hostCheck(host, sweep));
  const unnamed = plan.platforms.flatMap((platform) => {
    const isSpokenFor = planned.some((host) => host.platform === platform && host.need === 'required');
    return profileHosts(plan, platform)
      .filter((host) => namedHost(platform, host) === null)
      .map((host) => {
        const isDecisive = !isSpokenFor && host.need === 'required';
        return unnamedCheck({ platform, host, missing: missingFields(platform, host), isDecisive });
      });
  });
  return [...named, ...unnamed];
}

function hostCheck(host: PlannedHost, sweep: SweepNetwork): Check {
  return {
    checkId: `host/${host.id}`,
    title: host.port === 443 ? host.host : `${host.host}:${host.port}`,
    platformId: host.platform.profile.id,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: host.rule,
    deadlineMs: HOST_DEADLINE_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      const seen = await sweep.visit(host, signal);
      if (seen === null) return stopped(host.host);
      return judgeHost(seen, hostContext(sweep.network, host.platform, host), host);
    },
  };
}

/** Left out until the school names it, as the profile's schema says; the sentence tells what is missing. */
function unnamedCheck({ platform, host, missing, isDecisive }: UnnamedHost): Check {
  const settings = missing.map((label) => `“${label}”`).join(' and ');
  const sentence = `Not checked: ${host.purpose}. Its address is not known, since ${settings} is not filled in as an address needs it.`;
  const what = `Fill in ${settings} for ${platform.profile.name} in Settings > Platforms.`;
  return {
    checkId: `host/${host.id}`,
    title: host.host,
    platformId: platform.profile.id,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: ruleSource(platform.profile, host),
    deadlineMs: HOST_DEADLINE_MS,
    isHeavy: false,
    run: () =>
      finding(isDecisive ? 'unchecked' : 'not-applicable', sentence, {
        action: { what, who: 'coordinator' },
      }),
  };
}

/** Those that matter under the school's management system, and to the kinds of device that test. */
function profileHosts(plan: SweepPlan, { profile, managementSystems }: PlannedPlatform): ProfileHost[] {
  const rooms = plan.rooms.filter((room) => room.platforms.some((other) => other.profile.id === profile.id));
  const kinds = new Set(rooms.flatMap(({ devices }) => devices.map(({ kind }) => kind)));
  return profile.hosts
    .filter((host) => appliesTo(host.managementSystems, managementSystems))
    .filter((host) => host.kinds.length === 0 || kinds.size === 0 || host.kinds.some((kind) => kinds.has(kind)));
}

/** What the school fills in becomes part of a name; anything else in it would lead elsewhere. */
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

function namedHost(platform: PlannedPlatform, host: ProfileHost): PlannedHost | null {
  const { fields } = platform.site;
  const name = fillFields(host.host, fields);
  const path = host.http === undefined ? '' : fillFields(host.http.path, fields);
  if (name === null || path === null || !HOST_NAME.test(name)) return null;
  return {
    platform,
    id: host.id,
    host: name.toLowerCase(),
    port: host.port,
    protocol: host.protocol,
    http: host.http === undefined ? null : { ...host.http, path },
    mayBeLocal: false,
    purpose: host.purpose,
    need: host.need,
    rule: ruleSource(platform.profile, host),
  };
}

function extraHosts(platform: PlannedPlatform): PlannedHost[] {
  return platform.site.extraHosts.map((extra) => ({
    platform,
    id: `extra-${extra.host.toLowerCase()}-${extra.port}`,
    host: extra.host.toLowerCase(),
    port: extra.port,
    protocol: extra.protocol,
    http: extra.http ?? null,
    mayBeLocal: true,
    purpose: extra.purpose,
    need: extra.need,
    rule: { label: 'Added by the school', confidence: 'ours', date: null, addresses: [] },
  }));
}

function missingFields({ profile, site }: PlannedPlatform, host: ProfileHost): string[] {
  const text = `${host.host} ${host.http?.path ?? ''}`;
  const used = profile.siteFields.filter(({ key }) => text.includes(`{${key}}`));
  const empty = used.filter(({ key }) => (site.fields[key]?.trim() ?? '') === '');
  return (empty.length > 0 ? empty : used).map(({ label }) => label);
}
