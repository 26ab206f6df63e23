import type { Device } from '../../shared/model/roster.ts';

/** Loopback stands for many devices in tests and rehearsals; it is nobody's alone. */
const LOOPBACK = /^(?:127\.|::1$)/;

export function isNobodysAlone(address: string): boolean {
  return LOOPBACK.test(address);
}

/** One address, host name or MAC that several devices have. */
export interface SharedIdentity {
  readonly what: 'address' | 'host name' | 'MAC';
  readonly value: string;
  readonly devices: readonly Device[];
}

/** What should lead to one device and leads to several: then one device's life is shown on another's tile. */
export function sharedIdentities(devices: readonly Device[]): SharedIdentity[] {
  const owners = new Map<string, { what: SharedIdentity['what']; value: string; devices: Device[] }>();
  const own = (what: SharedIdentity['what'], value: string, device: Device) => {
    const key = `${what} ${value.toLowerCase()}`;
    const entry = owners.get(key);
    if (entry === undefined) owners.set(key, { what, value, devices: [device] });
    else entry.devices.push(device);
  };
  for (const device of devices) {
    if (device.address !== null && !isNobodysAlone(device.address)) own('address', device.address, device);
    if (device.host !== null) own('host name', device.host, device);
    for (const mac of device.macs) own('MAC', mac, device);
  }
  return [...owners.values()].filter((entry) => entry.devices.length > 1);
}
