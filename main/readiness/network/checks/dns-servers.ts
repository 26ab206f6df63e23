import type { Finding } from '../../../../shared/model/readiness.ts';
import { GENERAL_THRESHOLDS, generalRule } from '../../../../shared/profiles/general.ts';
import { type Check, finding } from '../../check.ts';
import { DNS_LIMIT_MS } from '../fetch/limits.ts';
import { usableDnsServers } from '../fetch/names.ts';
import { askServer, isAddress, type ServerAnswer, systemServers } from '../fetch/resolve.ts';
import { duration, line } from '../judge/step.ts';
import { Memo } from '../memo.ts';
import { isOnline, rehearsedEndpoint } from '../network.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

const DEADLINE_MS = DNS_LIMIT_MS + 1_500;

/** One check for each DNS server: does it answer, and how quickly? None when no name is really looked up. */
export function dnsServerChecks(hosts: readonly PlannedHost[], { network }: SweepNetwork): Check[] {
  const asked = hosts.find(
    ({ host, port }) => !isAddress(host) && rehearsedEndpoint(network, { address: host, port }) === null,
  );
  if (asked === undefined) return [];
  const configured = usableDnsServers(network);
  if (configured === null) return [];
  const servers = [...new Set(configured.length > 0 ? configured : systemServers())];
  const memo = new Memo<ServerAnswer>();
  const ask = (server: string, signal: AbortSignal) =>
    memo.get(server, signal, (own) => askServer(server, asked.host, own));
  return servers.map((server) => ({
    checkId: `dns-server/${server}`,
    title: `DNS server ${server}`,
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: generalRule('dnsPassMs'),
    deadlineMs: DEADLINE_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      const answers = await Promise.all(servers.map((one) => ask(one, signal)));
      const answer = answers.find((one) => one?.server === server);
      if (answer === undefined || answer === null || answer.outcome === 'stopped')
        return stopped(`DNS server ${server}`);
      const isAlone = !answers.some((other) => other !== null && other.server !== server && isAlive(other));
      return judgeServer(answer, asked.host, { isAlone, isLaptopOnline: isOnline(network) });
    },
  }));
}

/** An answer is an answer, also when it is "no such name". */
function isAlive({ outcome }: ServerAnswer): boolean {
  return outcome === 'answered' || outcome === 'no-such-name' || outcome === 'no-address';
}

function judgeServer(
  answer: ServerAnswer,
  host: string,
  { isAlone, isLaptopOnline }: { readonly isAlone: boolean; readonly isLaptopOnline: boolean },
): Finding {
  const server = answer.server ?? '';
  const evidence = [line(`Question for ${host}`, `${answer.outcome} in ${duration(answer.tookMs)}`)];
  if (isAlive(answer)) {
    if (answer.tookMs <= GENERAL_THRESHOLDS.dnsPassMs.value) {
      return finding('pass', `The DNS server ${server} answers quickly.`, { evidence });
    }
    return finding('warn', `The DNS server ${server} answers slowly: ${duration(answer.tookMs)}.`, {
      evidence,
      action: { what: 'Check how busy the DNS server and the line to it are.', who: 'technician' },
    });
  }
  if (!isLaptopOnline) {
    return finding('unchecked', `The DNS server ${server} could not be checked: this laptop has no network.`, {
      evidence,
      action: { what: 'Connect this laptop to the school network, then check again.', who: 'coordinator' },
    });
  }
  const what =
    'Check that the DNS server runs and that its address is right, here and in the network settings of the devices.';
  return isAlone
    ? finding('fail', `The DNS server ${server} does not answer, so no device finds any address.`, {
        evidence,
        action: { what, who: 'technician' },
      })
    : finding(
        'warn',
        `The DNS server ${server} does not answer; another one does. Devices may wait before they try it.`,
        {
          evidence,
          action: { what, who: 'technician' },
        },
      );
}
