import type { Check } from '../../../../main/readiness/check.ts';
import { deviceChecks } from '../../../../main/readiness/device-checks.ts';
import { type PlanInput, planSweep } from '../../../../main/readiness/plan.ts';
import type { DeviceLive } from '../../../../shared/model/live.ts';
import { CheckResult, checkKey, type Finding } from '../../../../shared/model/readiness.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';
import { aDevice, aLive, aRoom } from '../../../helpers/builders.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

/** Half past seven on a school day, on this computer's clock. */
export const MORNING = new Date(2026, 10, 20, 7, 30).getTime();

/** A school that uses one platform; `over` says what the test is about. */
export function aSchool(over: Partial<PlanInput> = {}): PlanInput {
  return {
    at: MORNING,
    site: aSite(),
    profiles: [aProfile({ id: 'testnav', name: 'TestNav' })],
    roster: { rooms: [aRoom()], devices: [] },
    sessions: [],
    live: new Map(),
    confirmations: [],
    roomIds: null,
    platformIds: null,
    ...over,
  };
}

export function aSite(over: Partial<Site> = {}): Site {
  return { ...EMPTY_SITE, platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } }, ...over };
}

/** Devices of room-1, numbered from 1, with an address each. */
export function devicesOf(...overs: readonly Partial<Device>[]): Device[] {
  return overs.map((over, index) =>
    aDevice({ id: `d${index + 1}`, label: `CB-${index + 1}`, address: `10.1.0.${index + 1}`, ...over }),
  );
}

/** Live states of `d1`, `d2`, … */
export function livesOf(...overs: readonly Partial<DeviceLive>[]): Map<string, DeviceLive> {
  return new Map(overs.map((over, index) => [`d${index + 1}`, aLive({ id: `d${index + 1}`, ...over })]));
}

/** What one check finds; fails when the school has no such check, or when the window could not take its result. */
export async function findingOf(school: PlanInput, checkId: string, scope = 'room:room-1'): Promise<Finding> {
  const found = deviceChecks(planSweep(school)).filter(
    (check) => check.checkId === checkId && scopeOf(check) === scope,
  );
  const [check] = found;
  if (check === undefined || found.length > 1) throw new Error(`${found.length} checks called ${checkId}@${scope}`);
  const finding = await check.run(new AbortController().signal);
  CheckResult.parse({ ...withoutRun(check), ...finding, key: checkKey(check), startedAt: 0, endedAt: 1 });
  return finding;
}

/** `pass: Every device in use has a room.` */
export async function said(school: PlanInput, checkId: string, scope?: string): Promise<string> {
  const { verdict, sentence } = await findingOf(school, checkId, scope);
  return `${verdict}: ${sentence}`;
}

function scopeOf({ scope }: Check): string {
  return scope.kind === 'school' ? 'school' : `room:${scope.roomId}`;
}

function withoutRun({ run: _run, isHeavy: _isHeavy, ...rest }: Check) {
  return rest;
}
