import type { PlatformSite } from '../../../../shared/model/site.ts';
import { GENERAL_THRESHOLDS, type GeneralThresholdKey } from '../../../../shared/profiles/general.ts';
import { thresholdOf } from '../../../../shared/profiles/read.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import type { HostContext, HostLimits } from '../judge/step.ts';
import { hasIpv6, isOnline, type Network } from '../network.ts';

/** A platform as far as its numbers go; null: nobody's in particular. */
type Numbers = { readonly profile: PlatformProfile; readonly site: PlatformSite } | null;

/** The school's number, else the platform's, else the general one. */
export function limitOf(platform: Numbers, key: GeneralThresholdKey): number {
  const own = platform === null ? null : thresholdOf(platform.profile, platform.site, key);
  return (own ?? GENERAL_THRESHOLDS[key]).value;
}

function hostLimits(platform: Numbers): HostLimits {
  return {
    dnsPassMs: limitOf(platform, 'dnsPassMs'),
    tcpPassMs: limitOf(platform, 'tcpPassMs'),
    latencyPassMs: limitOf(platform, 'latencyPassMs'),
    tlsExpiryWarnDays: limitOf(platform, 'tlsExpiryWarnDays'),
  };
}

/** What the judges need to know, as it is at this moment. */
export function hostContext(
  network: Network,
  platform: Numbers,
  { host, port, mayBeLocal }: { readonly host: string; readonly port: number; readonly mayBeLocal: boolean },
): HostContext {
  const { blockPageAddresses, blockPageWords } = network.site.network;
  return {
    name: port === 443 ? host : `${host} port ${port}`,
    host,
    port,
    limits: hostLimits(platform),
    blockPageAddresses,
    blockPageWords,
    mayBeLocal,
    isLocalOnly: network.site.rehearsal.isLocalOnly,
    isLaptopOnline: isOnline(network),
    hasIpv6: hasIpv6(network),
    now: network.now(),
  };
}
