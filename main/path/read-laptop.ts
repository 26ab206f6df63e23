import { getServers } from 'node:dns';
import { SECOND_MS } from '../../shared/units.ts';
import { outputOf } from '../readiness/laptop/read/bounded.ts';
import { readInterfaces } from '../readiness/laptop/read/interfaces.ts';
import { readLink } from '../readiness/laptop/read/link.ts';
import { readGateway, readWaysOut } from '../readiness/laptop/read/ways-out.ts';
import type { RadioReading } from './laptop-link.ts';
import type { WayOut } from './targets.ts';

/** Reading starts programs on some systems; one that hangs is ended. */
const READ_LIMIT_MS = 10 * SECOND_MS;

/** Router and name servers of this laptop. Rejects where the system does not tell. */
export async function readWayOut(): Promise<WayOut> {
  return {
    gateway: await readGateway(AbortSignal.timeout(READ_LIMIT_MS)),
    // Node writes a port behind an address only where it is not the usual one.
    nameServers: getServers().filter((server) => !server.includes('%')),
  };
}

/** How this laptop is connected. Rejects where the system does not tell. */
export async function readRadio(): Promise<RadioReading> {
  const signal = AbortSignal.timeout(READ_LIMIT_MS);
  const [name] = await readWaysOut(readInterfaces(), signal);
  const link = name === undefined ? null : await readLink(name, signal);
  if (name === undefined || link === null) return { medium: 'unknown', signalPercent: null, accessPointId: null };
  if (link.kind === 'cable') return { medium: 'wired', signalPercent: null, accessPointId: null };
  return { medium: 'wifi', signalPercent: link.signalPercent, accessPointId: await accessPointOf(name, signal) };
}

/** `Connected to 02:00:5e:10:00:01 (on wlan0)`; null where the system does not say. */
async function accessPointOf(name: string, signal: AbortSignal): Promise<string | null> {
  if (process.platform === 'linux') {
    const said = await outputOf('iw', ['dev', name, 'link'], signal).catch(() => '');
    return /^Connected to (\S+)/.exec(said)?.[1] ?? null;
  }
  const { wifiConnections } = await import('systeminformation');
  const found = (await wifiConnections()).find(({ iface }) => iface === name);
  return found?.bssid ? found.bssid : null;
}
