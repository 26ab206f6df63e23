import type { Finding } from '../../../../shared/model/readiness.ts';
import type { LocalServiceMachine } from '../../../../shared/model/site.ts';
import { appliesTo, ruleSource } from '../../../../shared/profiles/read.ts';
import type { LocalService } from '../../../../shared/profiles/schema.ts';
import { type Check, finding } from '../../check.ts';
import type { PlannedPlatform, SweepPlan } from '../../plan.ts';
import {
  CONNECT_LIMIT_MS,
  CONNECT_RETRY_PAUSE_MS,
  DNS_LIMIT_MS,
  HOST_DEADLINE_MS,
  MAX_CONNECT_TRIES,
} from '../fetch/limits.ts';
import { probeMachine } from '../fetch/probe-machine.ts';
import { judgeMachine } from '../judge/machine.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

/** Machines inside the school that serve a platform: is every port open, and is the name theirs? */
export function localServiceChecks(plan: SweepPlan, hosts: readonly PlannedHost[], sweep: SweepNetwork): Check[] {
  return plan.platforms.flatMap((platform) =>
    platform.profile.localServices
      .filter(({ managementSystems }) => appliesTo(managementSystems, platform.managementSystems))
      .flatMap((service) => {
        const machines = platform.site.localServices[service.id] ?? [];
        if (machines.length === 0) return [unnamedCheck(platform, service)];
        return machines.map((machine, index) => machineCheck({ platform, service, machine, index }, hosts, sweep));
      }),
  );
}

/** Every port in parallel, with all its tries. */
const PORTS_LIMIT_MS = DNS_LIMIT_MS + MAX_CONNECT_TRIES * (CONNECT_LIMIT_MS + CONNECT_RETRY_PAUSE_MS);

interface PlannedMachine {
  readonly platform: PlannedPlatform;
  readonly service: LocalService;
  readonly machine: LocalServiceMachine;
  readonly index: number;
}

function machineCheck(planned: PlannedMachine, hosts: readonly PlannedHost[], sweep: SweepNetwork): Check {
  const { platform, service, machine, index } = planned;
  const ports = machine.ports.length > 0 ? machine.ports : service.defaultPorts;
  return {
    ...common(platform, service),
    checkId: `local/${service.id}/${index + 1}`,
    title: `${service.name} ${machine.name}`,
    async run(signal): Promise<Finding> {
      if (ports.length === 0) return withoutPort(service, machine);
      const seen = await probeMachine(sweep.network, machine.host, ports, service.passMs, signal);
      const hasFallback = service.whenClosed === 'warn';
      const isInternetUp = hasFallback && !seen.isHealthy ? await anyReached(hosts, platform, sweep, signal) : true;
      if (signal.aborted) return stopped(`${service.name} ${machine.name}`);
      return judgeMachine(seen, {
        service,
        machine,
        isInternetUp,
        isLocalOnly: sweep.network.site.rehearsal.isLocalOnly,
        own: sweep.network.ownAddresses(),
      });
    },
  };
}

function unnamedCheck(platform: PlannedPlatform, service: LocalService): Check {
  const sentence = `The school has named no ${service.name}, so none is checked.`;
  return {
    ...common(platform, service),
    checkId: `local/${service.id}/none`,
    title: service.name,
    run: () => finding('not-applicable', sentence),
  };
}

function withoutPort(service: LocalService, machine: LocalServiceMachine): Finding {
  return finding('unchecked', `${service.name} ${machine.name} could not be checked: its port is not known.`, {
    action: {
      what: `Enter the port of ${machine.name} in Settings > Platforms; the vendor's technology guide has it.`,
      who: 'technician',
    },
  });
}

function common(platform: PlannedPlatform, service: LocalService) {
  return {
    platformId: platform.profile.id,
    area: 'platform',
    origin: 'network',
    scope: { kind: 'school' },
    rule: ruleSource(platform.profile, service),
    // Waits for the hosts where the platform can do without the machine.
    deadlineMs: HOST_DEADLINE_MS + PORTS_LIMIT_MS,
    isHeavy: false,
  } as const;
}

/** Whether the platform's own servers can be reached, so that content can come from there. */
async function anyReached(
  hosts: readonly PlannedHost[],
  platform: PlannedPlatform,
  sweep: SweepNetwork,
  signal: AbortSignal,
): Promise<boolean> {
  const required = hosts.filter((host) => host.platform.profile.id === platform.profile.id && host.need === 'required');
  const seen = await Promise.all(required.map((host) => sweep.visit(host, signal)));
  return seen.some((one) => one !== null && (one.tls?.isOk ?? one.tries.some(({ result }) => result.isOk)));
}
