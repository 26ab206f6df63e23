import { NOTHING_REMEMBERED } from '../../../../main/diagnosis/device-memory.ts';
import type { DiagnosedDevice, DiagnosisInput } from '../../../../main/diagnosis/input.ts';
import type { PathState } from '../../../../shared/model/path.ts';
import { clockTime } from '../../../lab/scenarios/play.ts';
import { DRC, type SimSchool, TESTNAV, twoFloors } from '../../../lab/scenarios/school.ts';

export const NOW = 1_790_082_600_000;

/** A school at one moment in which everything answers; `silent` devices fell silent at `silentFrom`. */
export function anInput(over: Partial<DiagnosisInput> = {}, school: SimSchool = twoFloors()): DiagnosisInput {
  return {
    now: NOW,
    clockTime,
    periodMs: 5_000,
    slowAboveMs: 150,
    rooms: school.rooms,
    devices: school.devices.map((device, index) =>
      answering({ ...device, isPaused: false, state: 'up', memory: NOTHING_REMEMBERED }, index),
    ),
    network: school.network,
    targets: school.targets,
    paths: school.targets.map(({ id }) => aPath({ targetId: id })),
    laptop: {
      link: 'up',
      medium: 'wired',
      linkSince: null,
      linkLosses: [],
      wokeAt: null,
      roamedAt: null,
      signalPercent: null,
    },
    platforms: [TESTNAV, DRC],
    reports: [],
    ...over,
  };
}

function answering(device: DiagnosedDevice, index: number): DiagnosedDevice {
  const at = NOW - (index % 5) * 1_000;
  return {
    ...device,
    memory: { ...NOTHING_REMEMBERED, aliveAt: at, echoAt: at, recentRtts: [9, 9, 9], baselineRttMs: 9, replies: 50 },
  };
}

/** Falls silent at one instant, `agoMs` before now, and has been asked since. */
export function fallenSilent(device: DiagnosedDevice, agoMs: number): DiagnosedDevice {
  const at = NOW - agoMs;
  return {
    ...device,
    state: 'down',
    memory: {
      ...device.memory,
      aliveAt: at - 1_500,
      echoAt: at - 1_500,
      silentFrom: at + 1_500,
      noEchoFrom: at + 1_500,
    },
  };
}

export function aPath(over: Partial<PathState> = {}): PathState {
  return {
    targetId: 'gateway',
    state: 'up',
    since: NOW - 600_000,
    failingSince: null,
    rttMs: 4,
    baselineRttMs: 4,
    checkedAt: NOW - 500,
    answeredAt: NOW - 500,
    failure: null,
    isStale: false,
    ...over,
  };
}

/** Has failed for `agoMs`. */
export function aFailedPath(targetId: string, agoMs: number, code: 'timeout' | 'intercepted' = 'timeout'): PathState {
  const at = NOW - agoMs;
  return aPath({
    targetId,
    state: 'down',
    since: at,
    failingSince: at,
    answeredAt: at - 2_000,
    failure: { code, sentence: 'No answer.' },
  });
}
