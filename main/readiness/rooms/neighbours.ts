import type { EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import type { Room } from '../../../shared/model/roster.ts';
import type { TestSession } from '../../../shared/model/session.ts';
import { HOUR_MS } from '../../../shared/units.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { countOf, namesOf, PURE } from '../pure-check.ts';
import { roomLoad } from './room-load.ts';

/** A room with students in now may well overrun into a session that begins this soon. */
const OVERRUN_MS = HOUR_MS;

/**
 * Rooms on the same access point or uplink that test at the same time: what slows one slows the others. Good to know rather than
 * bad (too many devices on one access point is another check's business), unless students are in next door already.
 */
export function neighboursCheck(plan: SweepPlan, planned: PlannedRoom): Check {
  return {
    ...PURE,
    checkId: 'neighbors',
    title: 'Rooms on the same network',
    platformId: null,
    area: 'network',
    origin: 'room',
    scope: { kind: 'room', roomId: planned.room.id },
    rule: null,
    run: () => neighboursFinding(plan, planned),
  };
}

function neighboursFinding(plan: SweepPlan, { room, session }: PlannedRoom): Finding {
  if (room.accessPoint === null && room.uplink === null) {
    return finding(
      'not-applicable',
      `The roster does not say which access point or switch ${room.name} is on. Type them in under Roster > Rooms.`,
    );
  }
  if (session === null) {
    return finding(
      'not-applicable',
      `No session is planned in ${room.name}, so nobody can say which rooms test at the same time.`,
    );
  }
  const together = plan.roster.rooms.filter((other) => other.id !== room.id && isAtTheSameTime(plan, session, other));
  const onAccessPoint = together.filter((other) => isShared(room.accessPoint, other.accessPoint));
  const onUplink = together.filter((other) => isShared(room.uplink, other.uplink) && !onAccessPoint.includes(other));
  const evidence = evidenceOf(plan, room, onAccessPoint, onUplink);
  const disturbed = onAccessPoint.filter(({ id }) => plan.roomsUnderTest.has(id));
  if (disturbed.length > 0) {
    const sentence = `Students are testing in ${namesOf(disturbed.map(({ name }) => name))} on the access point ${room.accessPoint}, which ${room.name} shares.`;
    return finding('warn', sentence, { evidence, action: START_APART });
  }
  const shared = onAccessPoint.length > 0 ? onAccessPoint : onUplink;
  if (shared.length > 0) {
    const what = onAccessPoint.length > 0 ? `the access point ${room.accessPoint}` : room.uplink;
    const devices = [room, ...shared].reduce((sum, one) => sum + roomLoad(plan, one), 0);
    const sentence = `${room.name} shares ${what} with ${namesOf(shared.map(({ name }) => name))}, testing at the same time: ${countOf(devices, 'device')} together.`;
    return finding('pass', sentence, { evidence });
  }
  return finding('pass', `No other room that tests at the same time is on the network of ${room.name}.`, { evidence });
}

const START_APART: Finding['action'] = {
  what: 'Start one device after the other here, or wait until the other room has handed in: many sign-ins at once may slow its students.',
  who: 'coordinator',
};

/** Overlapping in the plan, or students are in there now. */
function isAtTheSameTime({ at, rooms, roomsUnderTest }: SweepPlan, session: TestSession, other: Room): boolean {
  const { plannedStartAt, plannedEndAt } = session;
  if (roomsUnderTest.has(other.id) && at < plannedEndAt && plannedStartAt - at < OVERRUN_MS) return true;
  const theirs = rooms.find(({ room }) => room.id === other.id)?.session;
  return theirs != null && theirs.plannedStartAt < plannedEndAt && plannedStartAt < theirs.plannedEndAt;
}

function isShared(mine: string | null, other: string | null): boolean {
  return mine !== null && mine === other;
}

function evidenceOf(
  plan: SweepPlan,
  room: Room,
  onAccessPoint: readonly Room[],
  onUplink: readonly Room[],
): EvidenceItem[] {
  const line = (one: Room, where: string): EvidenceItem => ({
    label: one.name,
    value: `${where}, ${countOf(roomLoad(plan, one), 'device')}`,
  });
  return [
    { label: 'Access point', value: room.accessPoint ?? 'not known' },
    { label: 'Switch or floor', value: room.uplink ?? 'not known' },
    ...onAccessPoint.map((one) => line(one, 'same access point')),
    ...onUplink.map((one) => line(one, 'same switch or floor')),
  ];
}
