import type { EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import type { DeviceId } from '../../../shared/model/roster.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { countOf, PURE } from '../pure-check.ts';
import { unusableDevices, usableIn } from '../roster/rules.ts';
import { type SpareCarts, spareCarts } from '../roster/spare-carts.ts';
import { roomLimit } from '../thresholds.ts';
import { roomStates } from './room-states.ts';

/** How a room stands for its seats. */
interface Standing {
  readonly planned: PlannedRoom;
  /** In use, answering, and not ruled out by anything in the roster. Spares in the room are among them. */
  readonly ready: number;
  /** The same, but nobody knows whether they answer. */
  readonly unknown: number;
  /** Ruled out by the roster: refused system, too little memory. */
  readonly unusable: ReadonlySet<DeviceId>;
  /** Missing even if every unknown device turns out to be ready. */
  readonly missing: number;
}

/** Enough ready devices for the seats of every room, with the spares of the carts counted once for all rooms together. */
export function enoughChecks(plan: SweepPlan): Check[] {
  const standings = plan.rooms.map((planned) => standingOf(plan, planned));
  const missingInAll = standings.reduce((sum, { missing }) => sum + missing, 0);
  return standings.map((standing) => ({
    ...PURE,
    checkId: 'enough-devices',
    title: 'Enough ready devices',
    platformId: null,
    area: 'devices',
    origin: 'live',
    scope: { kind: 'room', roomId: standing.planned.room.id },
    rule: roomLimit(standing.planned, 'sparesPerRoom').rule,
    run: () => enoughFinding(standing, spareCarts(plan, usableIn(standing.planned)), missingInAll),
  }));
}

function enoughFinding(standing: Standing, carts: SpareCarts, missingInAll: number): Finding {
  const { planned, ready, unknown, missing } = standing;
  const { room, seats } = planned;
  if (seats === 0) return finding('not-applicable', `${room.name} has no seats to fill.`);
  const evidence = evidenceOf(standing, carts, missingInAll);
  const standsFor = `${room.name} has ${countOf(ready, 'ready device')} for ${countOf(seats, 'seat')}`;
  if (missing > 0 && missingInAll <= carts.spares) {
    const sentence = `${standsFor}; the ${missing} missing can come from ${carts.names}, which ${carts.spares === 1 ? 'has 1 spare' : `has ${carts.spares} spares`}.`;
    const what = `Bring ${countOf(missing, 'spare')} from ${carts.names} to ${room.name}.`;
    return finding('warn', sentence, { evidence, action: { what, who: 'coordinator' } });
  }
  if (missing > 0) {
    const spares =
      carts.spares === 0
        ? 'no cart has spares'
        : `the carts have ${countOf(carts.spares, 'spare')} for ${missingInAll} missing in all rooms`;
    return finding('fail', `${standsFor}: ${missing} too few, and ${spares}.`, { evidence, action: FIND_DEVICES });
  }
  if (ready < seats) {
    const sentence = `${standsFor}; whether ${countOf(unknown, 'more device')} ${unknown === 1 ? 'is' : 'are'} ready is not known.`;
    return finding('unchecked', sentence, { evidence, action: CHECK_AGAIN });
  }
  const wanted = roomLimit(planned, 'sparesPerRoom').value;
  const spares = ready - seats + Math.max(0, carts.spares - missingInAll);
  return spares < wanted
    ? finding(
        'warn',
        `${standsFor}, but ${spares === 0 ? 'no spare is' : `only ${countOf(spares, 'spare is', 'spares are')}`} at hand.`,
        {
          evidence,
          action: { what: `Have ${countOf(wanted, 'charged spare')} ready for ${room.name}.`, who: 'coordinator' },
        },
      )
    : finding('pass', `${standsFor}, and ${countOf(spares, 'spare is', 'spares are')} at hand.`, { evidence });
}

const FIND_DEVICES: Finding['action'] = {
  what: 'Wake or replace the devices that are named in the other checks, bring devices from elsewhere, or lower the expected number in the session.',
  who: 'coordinator',
};
const CHECK_AGAIN: Finding['action'] = {
  what: 'Look at the Live screen: it says why devices cannot be checked. Then check again.',
  who: 'technician',
};

function standingOf(plan: SweepPlan, planned: PlannedRoom): Standing {
  const unusable = unusableDevices(planned);
  const { answering, unknown } = roomStates(plan, planned.devices);
  const ready = answering.filter(({ device }) => !unusable.has(device.id)).length;
  const maybe = unknown.filter(({ id }) => !unusable.has(id)).length;
  const missing = Math.max(0, planned.seats - ready - maybe);
  return { planned, ready, unknown: maybe, unusable, missing };
}

function evidenceOf(
  { planned, ready, unknown, unusable, missing }: Standing,
  carts: SpareCarts,
  missingInAll: number,
): EvidenceItem[] {
  const expected = planned.session?.rooms.find(({ roomId }) => roomId === planned.room.id)?.expectedDevices ?? null;
  return [
    {
      label: 'Seats to fill',
      value: `${planned.seats} (${expected === null ? 'devices of the room that are no spares' : 'from the session'})`,
    },
    { label: 'Ready', value: String(ready), verdict: missing > 0 ? 'fail' : 'pass' },
    { label: 'Not known whether they answer', value: String(unknown) },
    { label: 'Ruled out by the roster', value: String(unusable.size) },
    { label: 'Spares in carts', value: carts.spares === 0 ? 'none' : `${carts.spares} in ${carts.names}` },
    { label: 'Missing in all rooms together', value: String(missingInAll) },
  ];
}
