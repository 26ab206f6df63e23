import type { LifeSigns } from '../life-signs.ts';
import { NameResolver } from './name-lookup.ts';
import { readNeighbours } from './read-neighbours.ts';
import { connectTcp } from './tcp-connect.ts';

/** Names, TCP and neighbour table of the real network. */
export function createSystemLifeSigns(): LifeSigns {
  const names = new NameResolver();
  return {
    connect: connectTcp,
    neighbours: () => readNeighbours(),
    resolve: (host, ms) => names.resolve(host, ms),
  };
}
