import type { DeviceFinding, EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import { describeEvidence } from '../../../shared/model/wording.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { countOf, PURE } from '../pure-check.ts';
import { type RoomStates, roomStates } from './room-states.ts';

/**
 * Whether the room's devices answer now. Single silent devices are a warning that names them (whether enough are left is another
 * check's business); a room where nothing answers fails, because then it is hardly the devices.
 */
export function reachableCheck(plan: SweepPlan, planned: PlannedRoom): Check {
  return {
    ...PURE,
    checkId: 'reachable',
    title: 'Devices answer',
    platformId: null,
    area: 'devices',
    origin: 'live',
    scope: { kind: 'room', roomId: planned.room.id },
    rule: null,
    run: () => reachableFinding(roomStates(plan, planned.devices), planned),
  };
}

function reachableFinding(states: RoomStates, { room, seats }: PlannedRoom): Finding {
  const { answering, silent, unknown } = states;
  const total = answering.length + silent.length + unknown.length;
  if (total === 0) return finding('not-applicable', `There is no device in use in ${room.name}.`);
  const evidence = evidenceOf(states);
  const devices = [...silent.map(silentFinding), ...unknown.map(unknownFinding)];
  const all = `${countOf(total, 'device')} in ${room.name}`;
  if (unknown.length === total) {
    const sentence = `Nobody knows whether anything in ${room.name} answers: ${countOf(total, 'device was', 'devices were')} not checked, or not lately.`;
    return finding('unchecked', sentence, { evidence, devices, action: WAIT });
  }
  if (answering.length === 0) {
    const sentence =
      total === 1 ? `The only device in ${room.name} does not answer.` : `Not one of the ${all} answers.`;
    return finding('fail', sentence, { evidence, devices, action: WAKE_ROOM });
  }
  if (silent.length > 0) {
    const doubt = unknown.length > 0 ? `; ${unknown.length} more could not be checked` : '';
    const sentence = `${silent.length} of ${all} ${silent.length === 1 ? 'does' : 'do'} not answer${doubt}.`;
    return finding('warn', sentence, { evidence, devices, action: WAKE_DEVICES });
  }
  if (unknown.length > 0) {
    const sentence = `${unknown.length} of ${all} could not be checked; ${countOf(answering.length, 'other answers', 'others answer')}.`;
    return finding(answering.length >= seats ? 'warn' : 'unchecked', sentence, { evidence, devices, action: WAIT });
  }
  return finding('pass', total === 1 ? `The only device in ${room.name} answers.` : `All ${all} answer.`, { evidence });
}

const WAKE_ROOM: Finding['action'] = {
  what: 'Open the lids and turn the devices on. If they are on and still nothing answers, the room’s Wi-Fi or switch is out: call the technician.',
  who: 'proctor',
};
const WAKE_DEVICES: Finding['action'] = {
  what: 'Turn these devices on and connect them to the school network, or put spares in their place.',
  who: 'proctor',
};
const WAIT: Finding['action'] = {
  what: 'Look at the Live screen: it says why devices cannot be checked. Then check again.',
  who: 'technician',
};

function evidenceOf({ answering, silent, unknown }: RoomStates): EvidenceItem[] {
  const blocked = answering.filter(({ live }) => live.state === 'blocked').length;
  const checkedAt = [...answering, ...silent].flatMap(({ live }) => live.checkedAt ?? []);
  return [
    { label: 'Answering', value: String(answering.length) },
    ...(blocked > 0 ? [{ label: 'Of these alive, but ping is blocked', value: String(blocked) }] : []),
    { label: 'Silent', value: String(silent.length), ...(silent.length > 0 && { verdict: 'warn' as const }) },
    { label: 'Not checked', value: String(unknown.length) },
    ...(checkedAt.length > 0
      ? [{ label: 'Oldest check counted', value: new Date(Math.min(...checkedAt)).toISOString() }]
      : []),
  ];
}

function silentFinding({ device, live }: RoomStates['silent'][number]): DeviceFinding {
  const sentence = `It does not answer: ${describeEvidence(live.evidence)}.`;
  return { deviceId: device.id, label: device.label, verdict: 'warn', sentence };
}

function unknownFinding({ id, label }: RoomStates['unknown'][number]): DeviceFinding {
  return { deviceId: id, label, verdict: 'unchecked', sentence: 'It was not checked, or not lately.' };
}
