import { getServers } from 'node:dns';
import type { RadioReading } from './laptop-link.ts';
import type { WayOut } from './targets.ts';

// `systeminformation` is large and starts system commands: loaded when first asked, after the window is up.

/** Router and name servers of this laptop. */
export async function readWayOut(): Promise<WayOut> {
  const { networkGatewayDefault } = await import('systeminformation');
  const gateway = await networkGatewayDefault();
  // Node writes a port behind an address only where it is not the usual one.
  return {
    gateway: gateway === '' ? null : gateway,
    nameServers: getServers().filter((server) => !server.includes('%')),
  };
}

/** How this laptop is connected. Rejects where the system does not tell. */
export async function readRadio(): Promise<RadioReading> {
  const { networkInterfaces, wifiConnections } = await import('systeminformation');
  const found = await networkInterfaces('default');
  const used = Array.isArray(found) ? found[0] : found;
  if (used?.type !== 'wireless') {
    return { medium: used?.type === 'wired' ? 'wired' : 'unknown', signalPercent: null, accessPointId: null };
  }
  const [connection] = await wifiConnections();
  const quality = Number(connection?.quality);
  return {
    medium: 'wifi',
    signalPercent: Number.isFinite(quality) && quality >= 0 && quality <= 100 ? quality : null,
    accessPointId: connection?.bssid ? connection.bssid : null,
  };
}
