import type { SocketConstants } from './constants.ts';
import type { Libc } from './libc.ts';
import type { MessageArena } from './message-arena.ts';

const CLOCK_REALTIME = 0;
/** A stamp further back than this tells of a stepped clock, not of a reply that waited. */
const MAX_STAMP_AGE_MS = 10_000;

/**
 * When replies really arrived. The kernel stamps them on arrival, so that a round trip does not contain the time until this
 * thread got round to reading. Stamps are wall-clock; only their age is used, measured against a monotonic clock, so a
 * stepped clock costs at most one reading.
 */
export class KernelTime {
  readonly #libc: Libc;
  readonly #constants: SocketConstants;
  readonly #timespec = new BigInt64Array(2);
  #readAtMs = 0;
  #wallMs = 0;

  constructor(libc: Libc, constants: SocketConstants) {
    this.#libc = libc;
    this.#constants = constants;
  }

  /** Call once after every receive. */
  sync(): void {
    this.#readAtMs = performance.now();
    this.#libc.clockGettime(CLOCK_REALTIME, this.#timespec);
    this.#wallMs = Number(this.#timespec[0]) * 1e3 + Number(this.#timespec[1]) / 1e6;
  }

  /** Monotonic milliseconds at which message `index` arrived; the time of reading where it has no believable stamp. */
  arrivedAtMs(arena: MessageArena, index: number): number {
    const stampMs = this.#stampMs(arena, index);
    const ageMs = stampMs === null ? 0 : this.#wallMs - stampMs;
    return ageMs > 0 && ageMs < MAX_STAMP_AGE_MS ? this.#readAtMs - ageMs : this.#readAtMs;
  }

  #stampMs(arena: MessageArena, index: number): number | null {
    const { cmsgHeaderBytes, solSocket, scmTimestamp, timestampUnitsPerSecond } = this.#constants;
    const at = arena.controlAt(index);
    // Asked for alone, the stamp is the first control message.
    if (arena.controlLength(index) < cmsgHeaderBytes + 16) return null;
    const level = arena.view.getInt32(at + cmsgHeaderBytes - 8, true);
    const type = arena.view.getInt32(at + cmsgHeaderBytes - 4, true);
    if (level !== solSocket || type !== scmTimestamp) return null;
    const dataAt = at + cmsgHeaderBytes;
    const seconds = arena.view.getUint32(dataAt, true) + arena.view.getUint32(dataAt + 4, true) * 0x1_0000_0000;
    const fraction = arena.view.getUint32(dataAt + 8, true) / timestampUnitsPerSecond;
    return (seconds + fraction) * 1e3;
  }
}
