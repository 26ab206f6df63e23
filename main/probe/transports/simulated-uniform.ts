import type { Lab, LabAnswer } from './simulated-lab.ts';
import { hash32, shareOf } from './simulated-random.ts';

/** A lab of any size in which every device behaves alike; for measurements and load tests. */
export interface UniformLabOptions {
  /** Round trip in milliseconds. */
  readonly rttMs: number;
  /** Share (0–1) of requests lost, each on its own. */
  readonly lossRatio: number;
  /** Addresses whose number is divisible by it never answer; 0: all answer. */
  readonly deadEvery: number;
  /**
   * A storm of changes: every device is up for so long, then down for so long, each at its own offset, so that N devices make
   * N / flipEveryMs changes a millisecond. 0: none.
   */
  readonly flipEveryMs: number;
}

export function uniformLab(options: UniformLabOptions): Lab {
  const reply: LabAnswer = { kind: 'reply', rttMs: options.rttMs };
  const silent: LabAnswer = { kind: 'silent' };
  const isAlive = (address: string, atMs: number) =>
    !isDead(address, options.deadEvery) && !isFlippedDown(address, atMs, options.flipEveryMs);

  return {
    echo: (address, atMs) =>
      isAlive(address, atMs) && shareOf(address, Math.floor(atMs)) >= options.lossRatio ? reply : silent,
    connect: (address, _port, atMs) =>
      isAlive(address, atMs) ? { kind: 'refused', rttMs: options.rttMs } : { kind: 'silent' },
    neighbours: () => [],
    resolve: () => ({ reason: 'name-not-found' }),
  };
}

function isDead(address: string, deadEvery: number): boolean {
  return deadEvery > 0 && addressNumber(address) % deadEvery === 0;
}

function isFlippedDown(address: string, atMs: number, flipEveryMs: number): boolean {
  if (flipEveryMs <= 0) return false;
  const offsetMs = shareOf(address) * 2 * flipEveryMs;
  return Math.floor((atMs + offsetMs) / flipEveryMs) % 2 === 1;
}

/** An IPv4 address as the 32-bit number it is, so that "every tenth" is exact in a row of addresses; a hash for IPv6. */
function addressNumber(address: string): number {
  if (address.includes(':')) return hash32(address);
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}
