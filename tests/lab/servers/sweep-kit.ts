import { systemClock } from '../../../main/clock.ts';
import { deviceChecks } from '../../../main/readiness/device-checks.ts';
import { networkChecks } from '../../../main/readiness/network/checks.ts';
import { createNetwork } from '../../../main/readiness/network/network.ts';
import { planSweep } from '../../../main/readiness/plan.ts';
import { runSweep } from '../../../main/readiness/sweep/run-sweep.ts';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { Device, Room } from '../../../shared/model/roster.ts';
import { BUILT_IN_PROFILES } from '../../../shared/profiles/index.ts';
import { aDevice, aLive, aRoom } from '../../helpers/builders.ts';
import { type ServerLab, startServerLab } from './server-lab.ts';

/** What one sweep took. Times in milliseconds. */
export interface MeasuredSweep {
  readonly elapsedMs: number;
  readonly checks: number;
  readonly slowestMs: number;
  readonly slowestTitle: string;
}

export interface MeasuredSchool {
  readonly roomCount: number;
  readonly devicesInRoom: number;
  /** One host of each platform takes the connection and says nothing. */
  readonly hasHangingHosts: boolean;
}

/** A whole school and both platforms on this computer's own servers, swept once as the console does it. */
export async function measureSweep(school: MeasuredSchool): Promise<MeasuredSweep> {
  const lab = await bothPlatforms(school.hasHangingHosts);
  try {
    return await sweepOnce(lab, school);
  } finally {
    await lab.stop();
  }
}

async function sweepOnce(lab: ServerLab, school: MeasuredSchool): Promise<MeasuredSweep> {
  const { rooms, devices } = schoolOf(school);
  const startedAt = performance.now();
  const plan = planSweep({
    at: Date.now(),
    site: lab.site,
    profiles: BUILT_IN_PROFILES,
    roster: { rooms, devices },
    sessions: [],
    live: new Map(devices.map(({ id }) => [id, aLive({ id, checkedAt: Date.now() })])),
    confirmations: [],
    roomIds: null,
    platformIds: null,
  });
  const checks = [...networkChecks(plan, createNetwork({ site: lab.site })), ...deviceChecks(plan)];
  const results: CheckResult[] = [];
  await runSweep(checks, {
    clock: systemClock,
    signal: new AbortController().signal,
    load: { isOpen: () => true, onClose: () => () => {} },
    log: {
      error(message: string, error?: unknown) {
        throw new Error(message, { cause: error });
      },
    },
    concurrency: 32,
    onResult: (result) => void results.push(result),
  });
  const elapsedMs = performance.now() - startedAt;
  const slowest = results.reduce((worst, result) => (took(result) > took(worst) ? result : worst));
  return { elapsedMs, checks: results.length, slowestMs: took(slowest), slowestTitle: slowest.title };
}

const took = ({ startedAt, endedAt }: CheckResult) => endedAt - startedAt;

function schoolOf({ roomCount, devicesInRoom }: MeasuredSchool): { rooms: Room[]; devices: Device[] } {
  const rooms = Array.from({ length: roomCount }, (_, room) => aRoom({ id: `room-${room}`, name: `Room ${room}` }));
  const devices = rooms.flatMap(({ id }, room) =>
    Array.from({ length: devicesInRoom }, (_, seat) =>
      aDevice({
        id: `${id}-${seat}`,
        label: `CB-${room}-${seat}`,
        roomId: id,
        address: `10.${room}.0.${seat + 1}`,
        osVersion: '146.0.7680.12',
      }),
    ),
  );
  return { rooms, devices };
}

function bothPlatforms(hasHangingHosts: boolean): Promise<ServerLab> {
  const used = BUILT_IN_PROFILES.filter(({ id }) => id === 'testnav' || id === 'drc-insight');
  return startServerLab({
    platforms: used.map((profile) => ({
      profile,
      site: {
        managementSystem: profile.managementSystems[0]?.id ?? null,
        fields: Object.fromEntries(profile.siteFields.map(({ key }) => [key, 'lab'])),
      },
    })),
    faults: hasHangingHosts ? { 'home.testnav.com': 'hanging', 'cdn-app-prod.drcedirect.com': 'hanging' } : {},
  });
}
