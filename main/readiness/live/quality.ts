import type { DeviceFinding, EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import { formatLoss, formatRtt } from '../../../shared/model/wording.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedRoom, SweepPlan } from '../plan.ts';
import { PURE } from '../pure-check.ts';
import { roomLimit } from '../thresholds.ts';
import { type LiveDevice, type RoomStates, roomStates } from './room-states.ts';

/**
 * How long the room's devices take to answer this laptop. Never a failure: the way from here to a device is not the way from the
 * device to the test, and a sleeping radio answers late.
 */
export function latencyCheck(plan: SweepPlan, planned: PlannedRoom): Check {
  const good = roomLimit(planned, 'latencyPassMs');
  return {
    ...common(planned),
    checkId: 'latency',
    title: 'Devices answer quickly',
    rule: good.rule,
    run: () => {
      const states = roomStates(plan, planned.devices);
      const timed = states.answering.filter(({ live }) => live.rttMs !== null);
      if (timed.length === 0) return nothingMeasured(states, planned, 'how quickly');
      const medianMs = median(timed.map(({ live }) => live.rttMs ?? 0));
      const slow = timed.filter(({ live }) => live.state === 'slow').map(slowFinding);
      const evidence: EvidenceItem[] = [
        { label: 'Median round trip', value: formatRtt(medianMs) },
        { label: 'Good up to', value: `${good.value} ms` },
        ...measured(timed, states),
      ];
      if (medianMs <= good.value && slow.length === 0) {
        return finding('pass', `Devices in ${planned.room.name} answer within ${formatRtt(medianMs)}.`, { evidence });
      }
      const sentence =
        medianMs > good.value
          ? `Devices in ${planned.room.name} are slow to answer: half of them take more than ${formatRtt(medianMs)}.`
          : `${slow.length} of ${timed.length} devices in ${planned.room.name} ${slow.length === 1 ? 'is' : 'are'} slow to answer.`;
      return finding('warn', sentence, { evidence, devices: slow, action: LOOK_AT_WIFI });
    },
  };
}

/**
 * How many checks get lost on the way. Fails only when most of the room's devices lose more than the limit: one flaky device is
 * that device's trouble, half a room is the room's Wi-Fi.
 */
export function lossCheck(plan: SweepPlan, planned: PlannedRoom): Check {
  const warn = roomLimit(planned, 'lossWarnPercent');
  const fail = roomLimit(planned, 'lossFailPercent');
  return {
    ...common(planned),
    checkId: 'loss',
    title: 'Devices answer steadily',
    rule: fail.rule,
    run: () => {
      const states = roomStates(plan, planned.devices);
      const pinged = states.answering.filter(({ live }) => live.state !== 'blocked');
      if (pinged.length === 0) return nothingMeasured(states, planned, 'how steadily');
      const medianPercent = median(pinged.map(({ live }) => live.lossRatio * 100));
      const flaky = pinged.filter(({ live }) => live.state === 'flaky').map(flakyFinding);
      const evidence: EvidenceItem[] = [
        { label: 'Median loss', value: formatLoss(medianPercent / 100) },
        { label: 'Warning above', value: `${warn.value} %` },
        { label: 'Failing above', value: `${fail.value} %` },
        ...measured(pinged, states),
      ];
      const { name } = planned.room;
      if (medianPercent > warn.value) {
        const isFail = medianPercent > fail.value;
        const sentence = `Most devices in ${name} lose ${formatLoss(medianPercent / 100)} of the checks or more.`;
        return finding(isFail ? 'fail' : 'warn', sentence, { evidence, devices: flaky, action: LOOK_AT_WIFI });
      }
      if (flaky.length === 0) return finding('pass', `Devices in ${name} answer steadily.`, { evidence });
      const sentence = `${flaky.length} of ${pinged.length} devices in ${name} ${flaky.length === 1 ? 'answers' : 'answer'} unsteadily.`;
      return finding('warn', sentence, { evidence, devices: flaky, action: LOOK_AT_DEVICES });
    },
  };
}

const LOOK_AT_WIFI: Finding['action'] = {
  what: 'Look at the room’s access point: how many devices are on it, and whether something large is being downloaded.',
  who: 'technician',
};
const LOOK_AT_DEVICES: Finding['action'] = {
  what: 'Restart these devices; if they stay unsteady, put spares in their place.',
  who: 'technician',
};

function common({ room }: PlannedRoom) {
  return {
    ...PURE,
    platformId: null,
    area: 'devices',
    origin: 'live',
    scope: { kind: 'room', roomId: room.id },
  } as const satisfies Partial<Check>;
}

function nothingMeasured({ answering, silent, unknown }: RoomStates, { room }: PlannedRoom, how: string): Finding {
  if (answering.length + silent.length + unknown.length === 0) {
    return finding('not-applicable', `There is no device in use in ${room.name}.`);
  }
  if (answering.length > 0) {
    return finding('not-applicable', `The devices in ${room.name} block ping, so nobody can say ${how} they answer.`);
  }
  return unknown.length > 0
    ? finding('unchecked', `Nobody knows ${how} the devices in ${room.name} answer: they were not checked lately.`)
    : finding('not-applicable', `No device in ${room.name} answers, so nobody can say ${how}.`);
}

function measured(devices: readonly LiveDevice[], { answering, silent, unknown }: RoomStates): EvidenceItem[] {
  const total = answering.length + silent.length + unknown.length;
  return [{ label: 'Devices measured', value: `${devices.length} of ${total}` }];
}

function slowFinding({ device, live }: LiveDevice): DeviceFinding {
  const sentence = `It takes ${formatRtt(live.rttMs ?? 0)} to answer.`;
  return { deviceId: device.id, label: device.label, verdict: 'warn', sentence };
}

function flakyFinding({ device, live }: LiveDevice): DeviceFinding {
  const sentence = `It loses ${formatLoss(live.lossRatio)} of the checks.`;
  return { deviceId: device.id, label: device.label, verdict: 'warn', sentence };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
