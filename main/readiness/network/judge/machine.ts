import ipaddr from 'ipaddr.js';
import { parseNetworkAddress } from '../../../../shared/model/address.ts';
import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import type { LocalServiceMachine } from '../../../../shared/model/site.ts';
import type { LocalService } from '../../../../shared/profiles/schema.ts';
import { finding } from '../../check.ts';
import type { MachineSeen, PortSeen } from '../fetch/probe-machine.ts';
import type { OwnAddress } from '../network.ts';
import { clip, duration, failureText, line } from './step.ts';

export interface MachineContext {
  readonly service: LocalService;
  readonly machine: LocalServiceMachine;
  /** Where the platform can do without the machine: whether what it falls back to is reached. */
  readonly isInternetUp: boolean;
  /** A rehearsal that stays on this laptop. */
  readonly isLocalOnly: boolean;
  readonly own: readonly OwnAddress[];
}

/** Judges a machine inside the school. All its ports are needed. Pure. */
export function judgeMachine(seen: MachineSeen, context: MachineContext): Finding {
  const { machine, service } = context;
  const title = `${service.name} ${machine.name}`;
  const evidence = [...nameLines(seen, context), ...seen.ports.map((port) => portLine(port, service))];
  const closed = seen.ports.filter(({ result }) => !result.isOk);
  if (seen.endpoint === null && context.isLocalOnly) {
    return finding('unchecked', `${title} was not looked at: this rehearsal contacts nothing but this laptop.`);
  }
  if (seen.endpoint === null) {
    return bad(`${title} cannot be found: the name ${machine.host} leads to no address.`, evidence, context);
  }
  if (closed.length > 0) {
    const open = seen.ports.filter(({ result }) => result.isOk).map(({ port }) => port);
    const which = `port ${closed.map(({ port }) => port).join(' and ')}`;
    const sentence =
      open.length > 0
        ? `${title} is only half there: ${which} does not answer, port ${open.join(' and ')} does. Both are needed.`
        : `${title} does not answer on ${which}.`;
    return bad(sentence, evidence, context);
  }
  if (isElsewhere(seen)) {
    const sentence = `The name of ${title} leads to ${seen.endpoint.address}, which is not an address inside the school.`;
    const what = `Compare it with the address that ${service.name} itself shows, and correct the name or the settings.`;
    return finding('warn', clip(sentence, 400), { evidence, action: { what, who: 'technician' } });
  }
  return judgeSpeed(seen, title, evidence, context);
}

function judgeSpeed(seen: MachineSeen, title: string, evidence: EvidenceItem[], { service }: MachineContext): Finding {
  const slowest = Math.max(...seen.ports.map(({ result }) => result.tookMs));
  if (slowest <= service.passMs) return finding('pass', `${title} answers on every port.`, { evidence });
  const how = slowest <= service.warnMs ? 'somewhat slowly' : 'very slowly';
  return finding('warn', `${title} answers ${how}: ${duration(slowest)} for a machine inside the school.`, {
    evidence,
    action: {
      what: 'Check again; if it stays, look at the load of the machine and the network to it.',
      who: 'technician',
    },
  });
}

/** Closed, or not found. Where the platform falls back to its cloud it is a warning, as long as the cloud is there. */
function bad(problem: string, evidence: EvidenceItem[], { service, machine, isInternetUp }: MachineContext): Finding {
  const verdict = service.whenClosed === 'warn' && isInternetUp ? 'warn' : 'fail';
  const meaning =
    service.whenClosed === 'warn' && !isInternetUp
      ? 'The internet hosts do not answer either, so students have nowhere to get their test from.'
      : service.closedMeans;
  const what = `Check that ${machine.name} (${machine.host}) is on and its service runs, and that its firewall lets the ports in.`;
  return finding(verdict, clip(`${problem} ${meaning}`, 400), {
    evidence,
    action: { what: clip(what, 400), who: 'technician' },
  });
}

/** A name that leads out of the school: a service machine's leads to its LAN address. */
function isElsewhere({ name, endpoint }: MachineSeen): boolean {
  return name.kind === 'asked' && endpoint !== null && parseNetworkAddress(endpoint.address)?.scope === 'public';
}

function nameLines({ name, endpoint }: MachineSeen, { machine, service, own }: MachineContext): EvidenceItem[] {
  const lines = [
    line('Machine', `${machine.name}: ${machine.host}${endpoint === null ? '' : ` at ${endpoint.address}`}`),
  ];
  if (name.kind === 'asked') {
    lines.push(
      ...name.answers.map(({ server, outcome }) => line(`Name (DNS), ${server ?? "this laptop's resolvers"}`, outcome)),
    );
  }
  if (name.kind === 'rehearsed') lines.push(line('Rehearsal', 'sent elsewhere'));
  if (!service.isSameSubnetWanted || endpoint === null) return lines;
  const isSame = isInOwnSubnet(endpoint.address, own);
  if (isSame === null) return lines;
  const where = own.flatMap(({ cidr }) => cidr ?? []).join(', ');
  lines.push(
    line(
      'Same subnet as this laptop',
      isSame ? 'yes' : `no: this laptop is in ${where}. It should be in that of the students' devices.`,
    ),
  );
  return lines;
}

/** Null: cannot be told. */
function isInOwnSubnet(address: string, own: readonly OwnAddress[]): boolean | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  const subnets = own.flatMap(({ cidr }) =>
    cidr !== null && ipaddr.isValidCIDR(cidr) ? [ipaddr.parseCIDR(cidr)] : [],
  );
  const comparable = subnets.filter(([base]) => base.kind() === parsed.kind());
  return comparable.length === 0 ? null : comparable.some((subnet) => parsed.match(subnet));
}

function portLine({ port, result, tries }: PortSeen, service: LocalService): EvidenceItem {
  if (!result.isOk) return line(`Port ${port}`, `${failureText(result.failure)}, tried ${tries} times`, 'fail');
  return line(`Port ${port}`, `open in ${duration(result.tookMs)}`, result.tookMs <= service.passMs ? 'pass' : 'warn');
}
