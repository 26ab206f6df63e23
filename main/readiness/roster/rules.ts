import type { Device, DeviceId } from '../../../shared/model/roster.ts';
import type { Check } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { PURE } from '../pure-check.ts';
import { MADE_UP_MAC_RULE, NO_ADDRESS_RULE } from './addresses.ts';
import { lastSeenRule, updatesEndRule } from './age.ts';
import type { DeviceRule } from './device-rule.ts';
import { memoryRule, screenRule } from './hardware.ts';
import { inService } from './in-service.ts';
import { osRule } from './os.ts';
import { RETIRED_RULE } from './retired.ts';
import { roomFinding } from './room-finding.ts';
import { sharedIdentityRule } from './shared-identity.ts';
import { type SpareCarts, spareCarts } from './spare-carts.ts';
import { devicesWithoutRoom } from './without-room.ts';

/** Everything that the roster alone can tell of the devices, before one of them is turned on. */
export function rosterChecks(plan: SweepPlan): Check[] {
  const shared = sharedIdentityRule(plan);
  const ofRooms = plan.rooms.flatMap((planned) => {
    const carts = spareCarts(plan, usableIn(planned));
    const rules = [
      ...platformRules(planned),
      updatesEndRule(plan, planned),
      lastSeenRule(plan, planned),
      shared,
      MADE_UP_MAC_RULE,
      NO_ADDRESS_RULE,
    ];
    return [
      ...rules.map((rule) => roomCheck(rule, planned, carts)),
      roomCheck(
        RETIRED_RULE,
        planned,
        carts,
        planned.devices.filter(({ isPaused }) => !isPaused),
      ),
    ];
  });
  return [...ofRooms, devicesWithoutRoom(plan)];
}

/** Whether nothing that the room's platforms require rules a device out; what the roster does not know rules nothing out. */
export function usableIn(planned: PlannedRoom): (device: Device) => boolean {
  const rules = platformRules(planned);
  return (device) =>
    rules.every((rule) => {
      const judgement = rule.judge(device);
      return judgement.kind !== 'judged' || judgement.verdict !== 'fail';
    });
}

/** Devices in use that no student can test on, by what the room's platforms require. */
export function unusableDevices(planned: PlannedRoom): ReadonlySet<DeviceId> {
  const isUsable = usableIn(planned);
  return new Set(
    inService(planned.devices)
      .filter((device) => !isUsable(device))
      .map(({ id }) => id),
  );
}

function platformRules(planned: PlannedRoom): DeviceRule[] {
  return planned.platforms.flatMap((platform) => [
    osRule(platform, planned),
    memoryRule(platform),
    screenRule(platform),
  ]);
}

function roomCheck(rule: DeviceRule, planned: PlannedRoom, carts: SpareCarts, candidates?: readonly Device[]): Check {
  const { checkId, title, platformId } = rule;
  return {
    ...PURE,
    checkId,
    title,
    platformId,
    area: 'devices',
    origin: 'roster',
    scope: { kind: 'room', roomId: planned.room.id },
    rule: rule.rule,
    run: () => roomFinding(rule, planned, carts, candidates),
  };
}
