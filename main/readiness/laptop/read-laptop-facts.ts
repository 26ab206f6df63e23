import { statfs } from 'node:fs/promises';
import { SECOND_MS } from '../../../shared/units.ts';
import type { LaptopFacts, LaptopInterface, LaptopLink } from './facts.ts';
import { within } from './read/bounded.ts';
import { readInterfaces } from './read/interfaces.ts';
import { readLink } from './read/link.ts';
import { readPower } from './read/power.ts';
import { readSleep } from './read/sleep.ts';
import { readSystem } from './read/system.ts';
import { readWaysOut } from './read/ways-out.ts';

/** For one piece. On Windows a piece starts PowerShell, and on a Mac the system profiler, which takes seconds. */
const PIECE_MS = 6 * SECOND_MS;
/** The link is looked at once the ways out are known. */
export const READ_FACTS_MS = 2 * PIECE_MS;

/**
 * Everything that the checks of this laptop look at, each piece with its own time limit: one that hangs costs only itself.
 *
 * @param dataDir  Where the console keeps its data.
 * @returns Ends within {@link READ_FACTS_MS}, or at once when `signal` aborts. Never rejects.
 */
export async function readLaptopFacts(dataDir: string, signal: AbortSignal): Promise<LaptopFacts> {
  const interfaces = readInterfaces();
  const [connection, power, disk, memory, sleep, system] = await Promise.all([
    readConnection(interfaces, signal),
    within(PIECE_MS, signal, readPower),
    within(PIECE_MS, signal, () => readDisk(dataDir)),
    within(PIECE_MS, signal, readMemory),
    within(PIECE_MS, signal, readSleep),
    within(PIECE_MS, signal, readSystem),
  ]);
  return { now: Date.now(), interfaces, ...connection, power, disk, memory, sleep, system };
}

async function readConnection(
  interfaces: readonly LaptopInterface[],
  signal: AbortSignal,
): Promise<{ waysOut: readonly string[] | null; link: LaptopLink | null }> {
  const waysOut = await within(PIECE_MS, signal, (limit) => readWaysOut(interfaces, limit));
  const first = waysOut?.[0] ?? interfaces.find(({ isVpn }) => !isVpn)?.name;
  if (first === undefined) return { waysOut, link: null };
  return { waysOut, link: await within(PIECE_MS, signal, (limit) => readLink(first, limit)) };
}

async function readDisk(dataDir: string): Promise<LaptopFacts['disk']> {
  const { bavail, bsize } = await statfs(dataDir);
  return { freeBytes: bavail * bsize };
}

/** Node's own number of free memory leaves out what a Mac would give back at once. */
async function readMemory(): Promise<LaptopFacts['memory']> {
  const { mem } = await import('systeminformation');
  const { available, total } = await mem();
  return { availableBytes: available, totalBytes: total };
}
