import type { Finding } from '../../../../shared/model/readiness.ts';
import { type Check, finding } from '../../check.ts';
import type { Attempt } from '../fetch/attempt.ts';
import { connectTcp, type Endpoint, endpointText } from '../fetch/connect.ts';
import { CONNECT_LIMIT_MS, HOST_DEADLINE_MS } from '../fetch/limits.ts';
import type { HostObservation } from '../fetch/observe-host.ts';
import { askDistrict, duration, failureText, line } from '../judge/step.ts';
import { hasIpv6, mayContact, rehearsedEndpoint } from '../network.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

const MAX_HOSTS = 4;

interface Tried {
  readonly host: string;
  readonly endpoint: Endpoint;
  readonly result: Attempt<unknown>;
}

/** Does IPv6 lead nowhere while IPv4 works? Apps then wait before they fall back. */
export function ipv6Check(hosts: readonly PlannedHost[], sweep: SweepNetwork): Check {
  return {
    checkId: 'ipv6',
    title: 'IPv6',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: null,
    deadlineMs: HOST_DEADLINE_MS + CONNECT_LIMIT_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      const network = sweep.network;
      if (!hasIpv6(network)) {
        return finding('not-applicable', 'This network gives no IPv6 addresses, so nothing can go wrong with them.');
      }
      const seen = await Promise.all(hosts.map((host) => sweep.visit(host, signal)));
      const reached = seen
        .flatMap((one) => (one === null ? [] : sixOf(one)))
        .filter(({ endpoint }) => mayContact(network, endpoint))
        .slice(0, MAX_HOSTS);
      const tried = await Promise.all(
        reached.map(async ({ host, endpoint }): Promise<Tried> => {
          const to = rehearsedEndpoint(network, endpoint) ?? endpoint;
          const result = await connectTcp(to, signal, CONNECT_LIMIT_MS);
          if (result.isOk) result.value.destroy();
          return { host, endpoint, result };
        }),
      );
      return signal.aborted ? stopped('IPv6') : judgeIpv6(tried);
    },
  };
}

/** The first IPv6 address of a host that was reached over IPv4. */
function sixOf({ target, name, tries }: HostObservation): { host: string; endpoint: Endpoint }[] {
  const isReached = tries.some(({ endpoint, result }) => result.isOk && !endpoint.address.includes(':'));
  if (name?.kind !== 'asked' || !isReached) return [];
  const address = name.answers.find(({ v6 }) => v6.length > 0)?.v6[0];
  return address === undefined ? [] : [{ host: target.host, endpoint: { address, port: target.port } }];
}

function judgeIpv6(tried: readonly Tried[]): Finding {
  if (tried.length === 0) return finding('not-applicable', 'No testing host has an IPv6 address here.');
  const evidence = tried.map(({ host, endpoint, result }) =>
    line(
      `${host} at ${endpointText(endpoint)}`,
      result.isOk ? `connected in ${duration(result.tookMs)}` : failureText(result.failure),
      result.isOk ? 'pass' : 'warn',
    ),
  );
  const broken = tried.filter(({ result }) => !result.isOk);
  if (broken.length === 0) return finding('pass', 'IPv6 works as well as IPv4.', { evidence });
  const names = [...new Set(broken.map(({ host }) => host))].slice(0, 3).join(', ');
  return finding(
    'warn',
    `IPv6 leads nowhere for ${names}, while IPv4 works: apps may hang for some seconds when they start.`,
    {
      evidence,
      action: askDistrict('repair IPv6 on this network, or switch it off there.'),
    },
  );
}
