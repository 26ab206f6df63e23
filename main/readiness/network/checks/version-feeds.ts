import type { Finding } from '../../../../shared/model/readiness.ts';
import { fillFields, ruleSource } from '../../../../shared/profiles/read.ts';
import type { VersionFeed } from '../../../../shared/profiles/schema.ts';
import { type Check, finding } from '../../check.ts';
import type { PlannedPlatform, SweepPlan } from '../../plan.ts';
import { HOST_DEADLINE_MS } from '../fetch/limits.ts';
import type { HostObservation } from '../fetch/observe-host.ts';
import { judgeHost } from '../judge/host.ts';
import { line } from '../judge/step.ts';
import { compareVersions, readVersionFeed, type VersionGate } from '../judge/version-feed.ts';
import { appVersionFinding } from './app-versions.ts';
import { hostContext } from './host-context.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, type SweepTarget, stopped } from './sweep-network.ts';

/** A feed as this school uses it; `target` null: a setting is missing. */
interface PlannedFeed {
  readonly platform: PlannedPlatform;
  readonly feed: VersionFeed;
  readonly number: number;
  readonly target: SweepTarget | null;
}

/** For each feed: does it say what version is needed, and which devices of which room are below it? */
export function versionFeedChecks(plan: SweepPlan, hosts: readonly PlannedHost[], sweep: SweepNetwork): Check[] {
  const feeds = plan.platforms.flatMap((platform) =>
    platform.profile.versionFeeds.map((feed, index) => ({
      platform,
      feed,
      number: index + 1,
      target: targetOf(platform, feed, hosts),
    })),
  );
  return feeds.flatMap((planned) => [feedCheck(planned, sweep), ...roomChecks(plan, planned, sweep)]);
}

function feedCheck(planned: PlannedFeed, sweep: SweepNetwork): Check {
  return {
    ...common(planned),
    checkId: `version-feed/${planned.number}`,
    title: 'Lowest app version accepted',
    scope: { kind: 'school' },
    async run(signal): Promise<Finding> {
      if (planned.target === null) return unnamed(planned);
      const seen = await sweep.visit(planned.target, signal);
      if (seen === null) return stopped('The version list');
      const gate = gateOf(seen, planned.feed);
      return gate === null ? unreadable(seen, planned, sweep) : judgeGate(gate, planned);
    },
  };
}

function roomChecks(plan: SweepPlan, planned: PlannedFeed, sweep: SweepNetwork): Check[] {
  const { profile } = planned.platform;
  const rooms = plan.rooms.filter(({ platforms }) => platforms.some((platform) => platform.profile.id === profile.id));
  return rooms.map((room) => ({
    ...common(planned),
    checkId: `app-version/${planned.number}`,
    title: `${profile.name} app on the devices`,
    area: 'devices',
    scope: { kind: 'room', roomId: room.room.id },
    async run(signal): Promise<Finding> {
      const seen = planned.target === null ? null : await sweep.visit(planned.target, signal);
      if (signal.aborted) return stopped(`The ${profile.name} app`);
      return appVersionFinding(room.devices, profile, seen === null ? null : gateOf(seen, planned.feed));
    },
  }));
}

function common({ platform, feed }: PlannedFeed) {
  return {
    platformId: platform.profile.id,
    area: 'platform',
    origin: 'network',
    rule: ruleSource(platform.profile, feed),
    deadlineMs: HOST_DEADLINE_MS,
    isHeavy: false,
  } as const;
}

/** The same visit as the profile's own host where that asks for the same page, so that the vendor is asked once. */
function targetOf(platform: PlannedPlatform, feed: VersionFeed, hosts: readonly PlannedHost[]): SweepTarget | null {
  const filled = fillFields(feed.url, platform.site.fields);
  if (filled === null || !URL.canParse(filled)) return null;
  const url = new URL(filled);
  const port = url.port === '' ? 443 : Number(url.port);
  const path = `${url.pathname}${url.search}`;
  const known = hosts.find((host) => host.host === url.hostname && host.port === port && host.http?.path === path);
  return (
    known ?? {
      platform,
      mayBeLocal: false,
      host: url.hostname,
      port,
      protocol: 'https',
      http: { path, answer: 'json', mayRedirectTo: [] },
    }
  );
}

/** Null: the feed could not be read. */
function gateOf({ hops }: HostObservation, feed: VersionFeed): VersionGate | null {
  const last = hops.at(-1);
  if (last === undefined || !last.answer.isOk || last.answer.value.status !== 200) return null;
  return readVersionFeed(last.answer.value.body, feed);
}

function judgeGate(gate: VersionGate, { feed, platform }: PlannedFeed): Finding {
  const evidence = [...gate].map(([kind, version]) => line(`Lowest accepted on ${kind}`, version));
  evidence.push(line('Last known', `${feed.lastKnownMinimum ?? 'nothing'}, on ${feed.lastKnownOn ?? 'no date'}`));
  const { vendor, name } = platform.profile;
  const versions = [...new Set(gate.values())].toSorted((a, b) => compareVersions(b, a) ?? 0);
  const highest = versions[0] ?? '';
  const known = feed.lastKnownMinimum;
  if (known !== null && (compareVersions(highest, known) ?? 0) > 0) {
    const sentence = `${vendor} has raised the lowest accepted ${name} app from ${known} to ${highest}: older ones are refused at sign-in.`;
    const what = `Update the app on every device that is below ${highest}, then start it once on each.`;
    return finding('warn', sentence, { evidence, action: { what, who: 'technician' } });
  }
  return finding('pass', `${vendor} accepts the ${name} app from version ${highest} on, as before.`, { evidence });
}

/** In the words of the host check where the way there is what is wrong. */
function unreadable(seen: HostObservation, planned: PlannedFeed, sweep: SweepNetwork): Finding {
  const { platform, target } = planned;
  if (target === null) return unnamed(planned);
  const way = judgeHost(seen, hostContext(sweep.network, platform, target), {
    purpose: 'list of accepted app versions',
    need: 'required',
  });
  if (way.verdict === 'fail' || way.verdict === 'unchecked') {
    return { ...way, sentence: `The list of accepted app versions cannot be read. ${way.sentence}`.slice(0, 400) };
  }
  return finding('fail', `${target.host} answers, but not with the list of accepted app versions.`, {
    evidence: way.evidence,
    action: {
      what: 'Open the address in a browser on a student device. If it looks right there, tell vendor support that the list has changed.',
      who: 'technician',
    },
  });
}

function unnamed({ platform, feed }: PlannedFeed): Finding {
  const missing = platform.profile.siteFields
    .filter(({ key }) => feed.url.includes(`{${key}}`))
    .map(({ label }) => label);
  const settings = missing.map((label) => `“${label}”`).join(' and ');
  return finding(
    'not-applicable',
    `Where the list of accepted app versions is, is not known: ${settings} is not filled in.`,
    {
      action: { what: `Fill in ${settings} for ${platform.profile.name} in Settings > Platforms.`, who: 'coordinator' },
    },
  );
}
