import type { DeviceLive, LiveDelta, Transition } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';

/** At most five messages a second, whatever the number of devices. */
const TICK_MS = 200;

/**
 * Gathers changes and publishes one delta a tick. The timer starts at the first change, so that no change waits longer than
 * a tick; the last change of a device wins.
 */
export class DeltaPublisher {
  readonly epoch: string;
  readonly #clock: Clock;
  readonly #listeners = new Listeners<[LiveDelta]>();
  #devices = new Map<DeviceId, DeviceLive>();
  #removed = new Set<DeviceId>();
  #transitions: Transition[] = [];
  #cancelTick: (() => void) | null = null;
  #seq = 0;

  /** @param epoch  Unique for every start of the main process. */
  constructor(clock: Clock, epoch: string) {
    this.#clock = clock;
    this.epoch = epoch;
  }

  get seq(): number {
    return this.#seq;
  }

  onDelta(listener: (delta: LiveDelta) => void): () => void {
    return this.#listeners.add(listener);
  }

  add(devices: readonly DeviceLive[], removed: readonly DeviceId[], transitions: readonly Transition[]): void {
    if (devices.length === 0 && removed.length === 0 && transitions.length === 0) return;
    for (const live of devices) {
      this.#devices.set(live.id, live);
      this.#removed.delete(live.id);
    }
    for (const id of removed) {
      this.#devices.delete(id);
      this.#removed.add(id);
    }
    this.#transitions.push(...transitions);
    this.#cancelTick ??= this.#clock.after(TICK_MS, () => this.flush());
  }

  /** Publishes what is waiting now; a snapshot taken right after it misses nothing and repeats nothing. */
  flush(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
    if (this.#devices.size === 0 && this.#removed.size === 0 && this.#transitions.length === 0) return;
    this.#seq += 1;
    const delta: LiveDelta = {
      epoch: this.epoch,
      seq: this.#seq,
      at: this.#clock.now(),
      devices: [...this.#devices.values()],
      removed: [...this.#removed],
      transitions: this.#transitions,
    };
    this.#devices = new Map();
    this.#removed = new Set();
    this.#transitions = [];
    this.#listeners.tell(delta);
  }
}
