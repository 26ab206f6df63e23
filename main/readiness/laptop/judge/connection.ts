import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import { finding } from '../../check.ts';
import type { LaptopFacts, LaptopLink } from '../facts.ts';

/** Ours: below it, what this laptop measures is its own bad place rather than the school's network. */
const WIFI_WEAK_PERCENT = 40;
/** The 2.4 GHz band ends at 2.5 GHz; the others begin at 5. */
const SLOW_BAND_BELOW_MHZ = 3_000;

/** Whether this laptop is on a network at all, and how. */
export function judgeConnection(facts: LaptopFacts): Finding {
  const evidence = networkEvidence(facts);
  if (facts.interfaces.length === 0) {
    return finding('fail', 'This laptop is on no network, so it can check and watch nothing.', {
      evidence,
      action: {
        what: 'Connect this laptop to the network that students test on, then check again.',
        who: 'coordinator',
      },
    });
  }
  if (facts.waysOut !== null && facts.waysOut.length === 0) {
    return finding(
      'warn',
      'This laptop is on a network that leads nowhere else, so it may not reach the testing service.',
      {
        evidence,
        action: { what: 'Check that this laptop is on the right network.', who: 'technician' },
      },
    );
  }
  return judgeLink(facts.link, evidence);
}

function judgeLink(link: LaptopLink | null, evidence: EvidenceItem[]): Finding {
  if (link === null)
    return finding('pass', 'This laptop is on a network; whether by cable or Wi-Fi it does not say.', { evidence });
  if (link.kind === 'cable') {
    return finding('pass', 'This laptop is on a cable. What it measures is proved for the cable, not for the Wi-Fi.', {
      evidence,
    });
  }
  const { signalPercent, frequencyMhz } = link;
  if (signalPercent !== null && signalPercent < WIFI_WEAK_PERCENT) {
    return finding(
      'warn',
      `The Wi-Fi signal at this laptop is weak (${signalPercent} %), so slow results may be its own.`,
      {
        evidence,
        action: {
          what: 'Move this laptop closer to an access point, or use a cable, then check again.',
          who: 'coordinator',
        },
      },
    );
  }
  if (frequencyMhz !== null && frequencyMhz < SLOW_BAND_BELOW_MHZ) {
    return finding('warn', 'This laptop is on the slower Wi-Fi band (2.4 GHz), so slow results may be its own.', {
      evidence,
      action: { what: 'Connect this laptop to the 5 GHz Wi-Fi, or use a cable.', who: 'technician' },
    });
  }
  const signal = signalPercent === null ? '' : `, with a signal of ${signalPercent} %`;
  return finding('pass', `This laptop is on Wi-Fi${signal}.`, { evidence });
}

/** On two networks at once nobody knows which of them was measured. */
export function judgeOneNetwork({ waysOut, interfaces }: LaptopFacts): Finding {
  const isVpn = (name: string) => interfaces.some((one) => one.name === name && one.isVpn);
  const ways = (waysOut ?? interfaces.map(({ name }) => name)).filter((name) => !isVpn(name));
  const evidence = [{ label: 'Ways out', value: ways.join(', ') || 'none' }];
  if (waysOut !== null && ways.length > 1) {
    return finding(
      'warn',
      `This laptop is on ${ways.length} networks at once, so results may come from the wrong one.`,
      {
        evidence,
        action: {
          what: 'Keep only the network that students test on: switch Wi-Fi off or pull the cable.',
          who: 'coordinator',
        },
      },
    );
  }
  return finding('pass', 'This laptop is on one network only.', { evidence });
}

/** A tunnel as the preferred way out: what is measured is the tunnel, not the school. */
export function judgeVpn({ interfaces, waysOut }: LaptopFacts): Finding {
  const tunnels = interfaces.filter(({ isVpn }) => isVpn).map(({ name }) => name);
  const evidence = [{ label: 'VPN connections', value: tunnels.join(', ') || 'none' }];
  if (tunnels.length === 0) return finding('pass', 'No VPN is on at this laptop.', { evidence });
  const action = { what: 'Switch the VPN off on this laptop, then check again.', who: 'coordinator' } as const;
  const first = waysOut?.[0];
  if (first !== undefined && tunnels.includes(first)) {
    return finding(
      'fail',
      'A VPN is on: what this laptop measures goes through it and not through the network of the students.',
      {
        evidence,
        action,
      },
    );
  }
  return finding(
    'warn',
    'A VPN is on at this laptop, so some results may not be those of the network of the students.',
    {
      evidence,
      action,
    },
  );
}

function networkEvidence({ interfaces, waysOut, link }: LaptopFacts): EvidenceItem[] {
  return [
    ...interfaces.map(({ name, addresses }) => ({ label: name, value: addresses.join(', ') })),
    { label: 'Ways out', value: waysOut === null ? 'not known' : waysOut.join(', ') || 'none' },
    ...(link === null ? [] : linkEvidence(link)),
  ];
}

function linkEvidence(link: LaptopLink): EvidenceItem[] {
  if (link.kind === 'cable') return [{ label: 'Connected by', value: 'cable' }];
  return [
    { label: 'Connected by', value: 'Wi-Fi' },
    { label: 'Signal', value: link.signalPercent === null ? 'not known' : `${link.signalPercent} %` },
    { label: 'Frequency', value: link.frequencyMhz === null ? 'not known' : `${link.frequencyMhz} MHz` },
  ];
}
