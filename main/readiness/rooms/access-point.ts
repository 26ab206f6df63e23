import type { Finding } from '../../../shared/model/readiness.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { countOf, namesOf, PURE } from '../pure-check.ts';
import { roomLimit } from '../thresholds.ts';
import { roomLoad } from './room-load.ts';

/** Devices on the room's access point against the planning figure; rooms that share it are counted together. */
export function accessPointCheck(plan: SweepPlan, planned: PlannedRoom): Check {
  const limit = roomLimit(planned, 'devicesPerAccessPoint');
  return {
    ...PURE,
    checkId: 'access-point',
    title: 'Devices on the access point',
    platformId: null,
    area: 'network',
    origin: 'room',
    scope: { kind: 'room', roomId: planned.room.id },
    rule: limit.rule,
    run: () => accessPointFinding(plan, planned, limit.value),
  };
}

function accessPointFinding(plan: SweepPlan, { room }: PlannedRoom, limit: number): Finding {
  const { accessPoint } = room;
  if (accessPoint === null) {
    return finding(
      'not-applicable',
      `The roster does not say which access point serves ${room.name}. Type it in under Roster > Rooms, or import a list that has an access point column.`,
    );
  }
  const served = plan.roster.rooms.filter((other) => other.accessPoint === accessPoint);
  const counts = served.map((other) => ({ name: other.name, devices: roomLoad(plan, other) }));
  const total = counts.reduce((sum, { devices }) => sum + devices, 0);
  const evidence = [
    { label: 'Access point', value: accessPoint },
    ...counts.map(({ name, devices }) => ({ label: name, value: countOf(devices, 'device') })),
    {
      label: 'Together',
      value: countOf(total, 'device'),
      verdict: total > limit ? ('warn' as const) : ('pass' as const),
    },
    { label: 'Planning figure', value: countOf(limit, 'device') },
  ];
  const others = counts.length > 1 ? `, shared by ${namesOf(counts.map(({ name }) => name))},` : '';
  const serves = `The access point ${accessPoint}${others} has ${countOf(total, 'device')} to serve`;
  if (total <= limit) {
    return finding('pass', `${serves}; up to ${limit} are planned for.`, { evidence });
  }
  return finding('warn', `${serves}; more than ${limit} may be slow when all start at once.`, {
    evidence,
    action: {
      what: 'Spread the rooms over more access points, start them some minutes apart, or ask the network team whether this access point carries so many.',
      who: 'district',
    },
  });
}
