import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaptopFacts } from '../facts.ts';

const LINUX_SUPPLIES = '/sys/class/power_supply';

export async function readPower(): Promise<LaptopFacts['power']> {
  const { battery } = await import('systeminformation');
  const { hasBattery, percent, acConnected } = await battery();
  // On Linux the library knows two names of chargers, and a full battery behind another one would count as unplugged.
  const isOnMains = acConnected || (process.platform === 'linux' && (await isLinuxPluggedIn(LINUX_SUPPLIES)));
  return { hasBattery, percent, isOnMains };
}

/** Whether any supply that is no battery is online (kernel documentation, `sysfs-class-power`). */
export async function isLinuxPluggedIn(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const online = await Promise.all(
    names.map(async (name) => {
      // Batteries have no such file.
      const text = await readFile(join(folder, name, 'online'), 'utf8').catch(() => '0');
      return text.trim() !== '0';
    }),
  );
  return online.includes(true);
}
