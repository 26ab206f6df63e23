import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SECOND_MS } from '../../../shared/units.ts';
import type { Neighbour } from '../life-signs.ts';
import { parseIpNeigh, parseMacArp, parseMacNdp, parseNetshNeighbours, parseProcNetArp } from './neighbour-tables.ts';

const run = promisify(execFile);
const DEADLINE_MS = 3 * SECOND_MS;
const MAX_OUTPUT_BYTES = 8 * 1024 * 1024;

/** The ARP and NDP tables of this computer; empty where the system does not tell. Never throws. */
export async function readNeighbours(platform: NodeJS.Platform = process.platform): Promise<readonly Neighbour[]> {
  switch (platform) {
    case 'linux':
      return readLinux();
    case 'darwin': {
      const [arp, ndp] = await Promise.all([output('/usr/sbin/arp', ['-anl']), output('/usr/sbin/ndp', ['-an'])]);
      return [...parseMacArp(arp), ...parseMacNdp(ndp)];
    }
    case 'win32': {
      const netsh = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'netsh.exe');
      const families = ['ipv4', 'ipv6'].map((family) => output(netsh, ['interface', family, 'show', 'neighbors']));
      return (await Promise.all(families)).flatMap(parseNetshNeighbours);
    }
    default:
      return [];
  }
}

async function readLinux(): Promise<Neighbour[]> {
  const table = await output('ip', ['-s', '-j', 'neigh', 'show']);
  if (table !== '') return parseIpNeigh(table, Date.now());
  return parseProcNetArp(await readFile('/proc/net/arp', 'utf8').catch(() => ''));
}

/** Standard output of a program started without a shell; empty when it is missing, fails or takes too long. */
async function output(program: string, args: readonly string[]): Promise<string> {
  const options = { timeout: DEADLINE_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true };
  return run(program, args, options).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
