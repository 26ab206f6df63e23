import { SECOND_MS } from '../../../shared/units.ts';
import type { LifeSigns, Neighbour } from '../life-signs.ts';
import { indexNeighbours, type NeighbourIndex } from './choose-address.ts';

/** Reading the table can cost a process; verdicts within this time share one reading. */
const SHARED_FOR_MS = 0.8 * SECOND_MS;

/** The neighbour table as last read. Times are the engine's monotonic milliseconds. */
export class NeighbourWatch {
  readonly #lifeSigns: LifeSigns;
  readonly #now: () => number;
  #index: NeighbourIndex = indexNeighbours([]);
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(lifeSigns: LifeSigns, now: () => number) {
    this.#lifeSigns = lifeSigns;
    this.#now = now;
  }

  get latest(): NeighbourIndex {
    return this.#index;
  }

  /** Reads again when the table is older than `maxAgeMs`, without waiting. */
  refresh(maxAgeMs: number): void {
    if (this.#reading === null && this.#now() - this.#readAt >= maxAgeMs) void this.#read();
  }

  /** The table read after or shortly before now. */
  async recent(): Promise<NeighbourIndex> {
    if (this.#now() - this.#readAt >= SHARED_FOR_MS) await (this.#reading ?? this.#read());
    return this.#index;
  }

  forget(): void {
    this.#index = indexNeighbours([]);
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  #read(): Promise<void> {
    const startedAt = this.#now();
    this.#reading = this.#lifeSigns.neighbours().then((neighbours: readonly Neighbour[]) => {
      this.#index = indexNeighbours(neighbours);
      this.#readAt = startedAt;
      this.#reading = null;
    });
    return this.#reading;
  }
}
