import { judgeOs, type OsJudgement } from '../../../shared/model/os-version.ts';
import type { RuleSource } from '../../../shared/model/readiness.ts';
import type { Device } from '../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../shared/model/wording.ts';
import { ruleSource } from '../../../shared/profiles/read.ts';
import type { OsRule, PlatformProfile } from '../../../shared/profiles/schema.ts';
import type { PlannedPlatform, PlannedRoom } from '../plan.ts';
import { type DeviceRule, have, type Judgement, NO_VALUE } from './device-rule.ts';
import { inService } from './in-service.ts';

/** System versions against the platform's own list. */
export function osRule({ profile }: PlannedPlatform, { devices }: PlannedRoom): DeviceRule {
  return {
    checkId: 'os',
    title: 'Operating system',
    platformId: profile.id,
    rule: sourceFor(profile, devices),
    notApplicable: profile.os.length === 0 ? `${profile.name} names no operating systems.` : null,
    judge: ({ kind, osVersion }) => judgeOnce(profile, kind, osVersion),
    words: (verdict, count) => `${have(count)} an operating system ${PROBLEMS[verdict](profile.name)}`,
    fit: (count) => `${have(count)} an operating system that ${profile.name} supports`,
    value: 'OS version',
    howToGetValue: 'Import a device list that has the OS version, such as the export of your management system.',
    action: {
      what: 'Update these devices, or put others in their place. Restart a Chromebook to finish its update.',
      who: 'technician',
    },
  };
}

/** A school of thousands has a handful of systems, and every room asks about them several times. */
const judged = new WeakMap<PlatformProfile, Map<string, Judgement>>();

function judgeOnce(profile: PlatformProfile, kind: Device['kind'], osVersion: string | null): Judgement {
  const known = judged.get(profile) ?? new Map<string, Judgement>();
  judged.set(profile, known);
  const key = `${kind} ${osVersion ?? ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = judgeKind(profile, kind, osVersion);
  known.set(key, now);
  return now;
}

function judgeKind(profile: PlatformProfile, kind: Device['kind'], osVersion: string | null): Judgement {
  const rule = profile.os.find((candidate) => candidate.kind === kind);
  if (rule === undefined) return unlistedKind(kind, profile.name);
  return osVersion === null ? NO_VALUE : judgement(judgeOs(rule, osVersion), profile.name);
}

const PROBLEMS = {
  fail: (platform: string) => `that ${platform} does not run on`,
  warn: (platform: string) => `for which ${platform} promises nothing`,
  unchecked: (platform: string) => `that cannot be judged by the list of ${platform}`,
} as const;

function judgement({ verdict, label, matched }: OsJudgement, platform: string): Judgement {
  const because = matched === null ? '' : ` (${matched})`;
  const sentences = {
    pass: `${label} is supported by ${platform}.`,
    warn: `${label} may work, but ${platform} does not promise it${because}.`,
    fail: `${platform} does not run on ${label}${because}.`,
    unchecked: `“${label}” does not say enough to tell whether ${platform} supports it.`,
  };
  return { kind: 'judged', verdict, sentence: sentences[verdict], value: label };
}

function unlistedKind(kind: Device['kind'], platform: string): Judgement {
  const value = DEVICE_KIND_WORDS[kind];
  const sentence =
    kind === 'other'
      ? 'The roster does not say what kind of device this is.'
      : `Nothing could be read about ${platform} on such a device (${value}).`;
  return { kind: 'judged', verdict: 'unchecked', sentence, value };
}

/** Of the kind that most of the room's devices are. */
function sourceFor(profile: PlatformProfile, devices: readonly Device[]): RuleSource | null {
  const counts = new Map<Device['kind'], number>();
  for (const { kind } of inService(devices)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const count = ({ kind }: OsRule) => counts.get(kind) ?? 0;
  const [first] = profile.os.toSorted((a, b) => count(b) - count(a));
  return first === undefined ? null : ruleSource(profile, first);
}
