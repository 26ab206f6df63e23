import { systemClock } from '../../../main/clock.ts';
import type { Check } from '../../../main/readiness/check.ts';
import { networkChecks } from '../../../main/readiness/network/checks.ts';
import { createNetwork, type NetworkOptions } from '../../../main/readiness/network/network.ts';
import { planSweep, type SweepPlan } from '../../../main/readiness/plan.ts';
import { runCheck } from '../../../main/readiness/sweep/run-check.ts';
import { runSweep } from '../../../main/readiness/sweep/run-sweep.ts';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { Device, Room } from '../../../shared/model/roster.ts';
import type { Site } from '../../../shared/model/site.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { aRoom } from '../../helpers/builders.ts';

export interface LabSweep {
  readonly site: Site;
  readonly profiles: readonly PlatformProfile[];
  readonly rooms?: readonly Room[];
  readonly devices?: readonly Device[];
  /** Own addresses, clock, ping and the like; loopback IPv4 and a made-up address of the school's when left out. */
  readonly options?: Partial<NetworkOptions>;
}

export function labPlan({ site, profiles, rooms = [aRoom()], devices = [] }: LabSweep): SweepPlan {
  return planSweep({
    at: Date.now(),
    site,
    profiles,
    roster: { rooms: [...rooms], devices: [...devices] },
    sessions: [],
    live: new Map(),
    confirmations: [],
    roomIds: null,
    platformIds: null,
  });
}

export function labChecks(sweep: LabSweep): Check[] {
  const network = createNetwork({
    site: sweep.site,
    environment: {},
    ownAddresses: () => [{ address: '10.1.2.3', cidr: '10.1.2.3/24' }],
    findGateway: () => Promise.resolve(''),
    ...sweep.options,
  });
  return networkChecks(labPlan(sweep), network);
}

/** Runs the one check with this id, as a sweep would. Throws when there is none. */
export async function runOne(sweep: LabSweep, checkId: string): Promise<CheckResult> {
  const checks = labChecks(sweep);
  const check = checks.find((candidate) => candidate.checkId === checkId);
  if (check === undefined) throw new Error(`No check ${checkId} among ${checks.map((one) => one.checkId).join(', ')}`);
  const result = await runCheck(check, context());
  if (result === null) throw new Error('The check was stopped');
  return result;
}

export async function runAll(sweep: LabSweep): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  await runSweep(labChecks(sweep), { ...context(), concurrency: 16, onResult: (result) => void results.push(result) });
  return results;
}

function context() {
  return {
    clock: systemClock,
    signal: new AbortController().signal,
    load: { isOpen: () => true, onClose: () => () => {} },
    // A check that throws is a bug, and the test has to see it.
    log: {
      error(message: string, error?: unknown) {
        throw new Error(message, { cause: error });
      },
    },
  };
}
