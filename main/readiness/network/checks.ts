import { CAPTIVE_PORTAL_TESTS } from '../../../shared/profiles/general.ts';
import type { Check } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import { captivePortalCheck } from './checks/captive-portal.ts';
import { clockCheck } from './checks/clock.ts';
import { dnsServerChecks } from './checks/dns-servers.ts';
import { gatewayCheck } from './checks/gateway.ts';
import { hostChecks, plannedHosts } from './checks/hosts.ts';
import { ipv6Check } from './checks/ipv6.ts';
import { localServiceChecks } from './checks/local-services.ts';
import { proxyChecks } from './checks/proxy.ts';
import { SweepNetwork } from './checks/sweep-network.ts';
import { throughputChecks } from './checks/throughput.ts';
import { versionFeedChecks } from './checks/version-feeds.ts';
import type { Network } from './network.ts';

/**
 * Everything that is looked at from the laptop's network. What several checks need is looked at once for each call of this, so a
 * sweep or a recheck calls it anew. Empty without a platform: nobody's hosts are touched for nothing.
 */
export function networkChecks(plan: SweepPlan, network: Network): Check[] {
  if (plan.platforms.length === 0) return [];
  const sweep = new SweepNetwork(network);
  const hosts = plannedHosts(plan);
  const testPages = plan.site.network.mayVisitTestPages ? CAPTIVE_PORTAL_TESTS : [];
  return [
    ...hostChecks(plan, sweep),
    ...localServiceChecks(plan, hosts, sweep),
    ...versionFeedChecks(plan, hosts, sweep),
    gatewayCheck(network),
    ...dnsServerChecks(hosts, sweep),
    ...proxyChecks(hosts, sweep),
    captivePortalCheck(testPages, sweep),
    clockCheck(hosts, testPages, sweep),
    ipv6Check(hosts, sweep),
    ...throughputChecks(plan, network),
  ];
}
