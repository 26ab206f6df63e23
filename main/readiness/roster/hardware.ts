import type { Device } from '../../../shared/model/roster.ts';
import { formatMemory, formatScreen } from '../../../shared/model/wording.ts';
import { ruleSource } from '../../../shared/profiles/read.ts';
import type { HardwareFloor, PlatformProfile } from '../../../shared/profiles/schema.ts';
import type { PlannedPlatform } from '../plan.ts';
import { type DeviceRule, EXEMPT, have, type Judgement, NO_VALUE } from './device-rule.ts';

/**
 * Systems report less memory than is built in, because graphics and firmware keep some: a computer sold with 4 GB reports
 * 3.5 to 3.9. Up to this share below a floor counts as the floor. Ours.
 */
const RESERVED_SHARE = 0.15;

const BUY_OR_SWAP = {
  what: 'Use other devices in this room, or ask the technician whether these can be upgraded.',
  who: 'technician',
} as const;

/** Memory against what the platform asks for. */
export function memoryRule({ profile }: PlannedPlatform): DeviceRule {
  return {
    checkId: 'memory',
    title: 'Memory',
    platformId: profile.id,
    rule: floorSource(profile),
    notApplicable: profile.hardware.some((floor) => floor.memoryMinMiB !== null || floor.memoryRecommendedMiB !== null)
      ? null
      : `The requirements of ${profile.name} that could be read name no amount of memory.`,
    judge: ({ kind, memoryMiB }) => {
      const floor = floorOf(profile, kind);
      if (floor === null || (floor.memoryMinMiB === null && floor.memoryRecommendedMiB === null)) return EXEMPT;
      return memoryMiB === null ? NO_VALUE : judgeMemory(memoryMiB, floor, profile.name);
    },
    words: (verdict, count) =>
      verdict === 'fail'
        ? `${have(count)} less memory than ${profile.name} needs`
        : `${have(count)} less memory than ${profile.name} recommends`,
    fit: (count) => `${have(count)} the memory that ${profile.name} asks for`,
    value: 'memory size',
    howToGetValue: 'Import a device list that has a memory (RAM) column.',
    action: BUY_OR_SWAP,
  };
}

/** Screen resolution against what the platform asks for, whichever way the device is held. */
export function screenRule({ profile }: PlannedPlatform): DeviceRule {
  return {
    checkId: 'screen',
    title: 'Screen',
    platformId: profile.id,
    rule: floorSource(profile),
    notApplicable: profile.hardware.some((floor) => floor.screenMinWidthPx !== null || floor.screenMinHeightPx !== null)
      ? null
      : `The requirements of ${profile.name} that could be read name no screen size.`,
    judge: ({ kind, screen }) => {
      const floor = floorOf(profile, kind);
      if (floor === null || (floor.screenMinWidthPx === null && floor.screenMinHeightPx === null)) return EXEMPT;
      return screen === null ? NO_VALUE : judgeScreen(screen, floor, profile.name);
    },
    words: (_, count) => `${have(count)} a smaller screen than ${profile.name} needs`,
    fit: (count) => `${have(count)} a screen that is large enough for ${profile.name}`,
    value: 'screen resolution',
    howToGetValue: 'Import a device list that has a screen resolution column.',
    action: BUY_OR_SWAP,
  };
}

function judgeMemory(memoryMiB: number, floor: HardwareFloor, platform: string): Judgement {
  const isBelow = (floorMiB: number | null) => floorMiB !== null && memoryMiB < floorMiB * (1 - RESERVED_SHARE);
  const value = `${formatMemory(memoryMiB)} of memory`;
  const judged = (verdict: 'pass' | 'warn' | 'fail', sentence: string): Judgement => ({
    kind: 'judged',
    verdict,
    sentence,
    value,
  });
  if (isBelow(floor.memoryMinMiB)) {
    return judged('fail', `It has ${value}; ${platform} needs ${formatMemory(floor.memoryMinMiB ?? 0)}.`);
  }
  if (isBelow(floor.memoryRecommendedMiB)) {
    return judged('warn', `It has ${value}; ${platform} recommends ${formatMemory(floor.memoryRecommendedMiB ?? 0)}.`);
  }
  return judged('pass', `It has ${value}.`);
}

function judgeScreen(screen: NonNullable<Device['screen']>, floor: HardwareFloor, platform: string): Judgement {
  const [width, height] = [floor.screenMinWidthPx ?? 0, floor.screenMinHeightPx ?? 0];
  const isEnough =
    Math.max(screen.widthPx, screen.heightPx) >= Math.max(width, height) &&
    Math.min(screen.widthPx, screen.heightPx) >= Math.min(width, height);
  const value = `Screen of ${formatScreen(screen)}`;
  return isEnough
    ? { kind: 'judged', verdict: 'pass', sentence: `${value}.`, value }
    : { kind: 'judged', verdict: 'fail', sentence: `${value}; ${platform} needs ${width} × ${height}.`, value };
}

function floorOf({ hardware }: PlatformProfile, kind: Device['kind']): HardwareFloor | null {
  return hardware.find((floor) => floor.kind === kind) ?? hardware.find((floor) => floor.kind === undefined) ?? null;
}

function floorSource(profile: PlatformProfile) {
  const [floor] = profile.hardware;
  return floor === undefined ? null : ruleSource(profile, floor);
}
