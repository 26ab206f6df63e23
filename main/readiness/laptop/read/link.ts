import { access, readFile } from 'node:fs/promises';
import type { LaptopLink } from '../facts.ts';
import { outputOf } from './bounded.ts';

/**
 * Whether this interface is a cable or Wi-Fi, and how good the Wi-Fi is.
 *
 * @param name  As the system lists it.
 * @returns Null when it may be either.
 */
export function readLink(name: string, signal: AbortSignal): Promise<LaptopLink | null> {
  // On Linux `systeminformation` asks several programs one after the other and stops the whole process meanwhile.
  if (process.platform === 'linux') return linuxLink(name, signal);
  return process.platform === 'darwin' ? macLink(name, signal) : windowsLink(name);
}

async function linuxLink(name: string, signal: AbortSignal): Promise<LaptopLink> {
  const isWireless = await access(`/sys/class/net/${name}/phy80211`).then(
    () => true,
    () => false,
  );
  if (!isWireless) return { kind: 'cable' };
  const [table, details] = await Promise.all([
    readFile('/proc/net/wireless', 'utf8').catch(() => ''),
    outputOf('iw', ['dev', name, 'link'], signal).catch(() => ''),
  ]);
  return { kind: 'wifi', signalPercent: linuxSignal(table, name), frequencyMhz: frequencyOf(details) };
}

/** `/proc/net/wireless`: ` wlan0: 0000   54.  -56.  -256 …`, the third number being the level in dBm. */
export function linuxSignal(table: string, name: string): number | null {
  const line = table.split('\n').find((candidate) => candidate.trim().startsWith(`${name}:`));
  const level = Number.parseFloat(line?.trim().split(/\s+/)[3] ?? '');
  // -100 dBm is nothing and -50 dBm is all one gets: the usual conversion, which Windows uses as well.
  return Number.isFinite(level) ? Math.min(100, Math.max(0, Math.round(2 * (level + 100)))) : null;
}

function frequencyOf(iwLink: string): number | null {
  const frequency = Number.parseFloat(/freq: ([\d.]+)/.exec(iwLink)?.[1] ?? '');
  return Number.isFinite(frequency) ? Math.round(frequency) : null;
}

async function macLink(name: string, signal: AbortSignal): Promise<LaptopLink | null> {
  const ports = await outputOf('networksetup', ['-listallhardwareports'], signal);
  if (!isMacWifi(ports, name)) return { kind: 'cable' };
  return (await wifiOf(name)) ?? { kind: 'wifi', signalPercent: null, frequencyMhz: null };
}

/** `Hardware Port: Wi-Fi`, next line `Device: en0`. */
export function isMacWifi(ports: string, name: string): boolean {
  return ports
    .split(/\n\s*\n/)
    .some((port) => /Hardware Port: (Wi-Fi|AirPort)/.test(port) && port.includes(`Device: ${name}\n`));
}

async function windowsLink(name: string): Promise<LaptopLink | null> {
  const wifi = await wifiOf(name);
  if (wifi !== null) return wifi;
  // Windows 11 24H2 tells programs about Wi-Fi only when location is allowed: an empty list is no proof of a cable.
  return /wi-?fi|wlan|wireless/i.test(name)
    ? { kind: 'wifi', signalPercent: null, frequencyMhz: null }
    : { kind: 'cable' };
}

async function wifiOf(name: string): Promise<LaptopLink | null> {
  const { wifiConnections } = await import('systeminformation');
  const found = (await wifiConnections()).find(({ iface }) => iface === name);
  if (found === undefined) return null;
  const { quality, channel, frequency } = found;
  const isBandKnown = !SHARED_CHANNELS.has(channel);
  return { kind: 'wifi', signalPercent: known(quality), frequencyMhz: isBandKnown ? known(frequency) : null };
}

/** Channels of 2.4 GHz that schools hardly use and 6 GHz has as well; the library takes all of them for 2.4 GHz. */
const SHARED_CHANNELS: ReadonlySet<number> = new Set([5, 9, 13]);

/** The library's types promise numbers; it gives null, or NaN, for what the system does not say. */
function known(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && value > 0 ? Math.round(value) : null;
}
