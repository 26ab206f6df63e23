import { addressOf } from './libc.ts';

/** Bytes between two headers: `struct mmsghdr` of 64-bit Linux. macOS's `struct msghdr` is shorter and fits in. */
const HEADER_STRIDE = 64;
const IOVEC_BYTES = 16;
const NAME_BYTES = 32;

/** Offsets within a header; the same on both platforms, except for widths whose upper halves stay zero. */
const NAME_LENGTH_AT = 8;
const CONTROL_LENGTH_AT = 40;
const MESSAGE_LENGTH_AT = 56;

/**
 * Message headers with everything they point to, allocated once: for message `i` a socket address, a data buffer and a
 * buffer for control data. The kernel reads and writes it in place.
 */
export class MessageArena {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly count: number;
  readonly dataBytes: number;
  readonly controlBytes: number;
  readonly #base: number;
  readonly #namesAt: number;
  readonly #dataAt: number;
  readonly #controlsAt: number;

  constructor(count: number, dataBytes: number, controlBytes: number) {
    this.count = count;
    this.dataBytes = dataBytes;
    this.controlBytes = controlBytes;
    const iovecsAt = count * HEADER_STRIDE;
    this.#namesAt = iovecsAt + count * IOVEC_BYTES;
    this.#dataAt = this.#namesAt + count * NAME_BYTES;
    this.#controlsAt = this.#dataAt + count * dataBytes;
    const buffer = new ArrayBuffer(this.#controlsAt + count * controlBytes);
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
    this.#base = addressOf(buffer);
    for (let index = 0; index < count; index += 1) this.#link(index, iovecsAt + index * IOVEC_BYTES);
  }

  nameAt(index: number): number {
    return this.#namesAt + index * NAME_BYTES;
  }

  dataAt(index: number): number {
    return this.#dataAt + index * this.dataBytes;
  }

  controlAt(index: number): number {
    return this.#controlsAt + index * this.controlBytes;
  }

  /** The address in memory of a place in the arena. */
  pointer(at: number): number {
    return this.#base + at;
  }

  headerPointer(index: number): number {
    return this.#base + index * HEADER_STRIDE;
  }

  setNameLength(index: number, length: number): void {
    this.view.setUint32(index * HEADER_STRIDE + NAME_LENGTH_AT, length, true);
  }

  /** The kernel shortens both lengths to what it wrote; before the next receive they say again what there is room for. */
  resetForReceive(index: number): void {
    this.setNameLength(index, NAME_BYTES);
    this.view.setUint32(index * HEADER_STRIDE + CONTROL_LENGTH_AT, this.controlBytes, true);
  }

  controlLength(index: number): number {
    return this.view.getUint32(index * HEADER_STRIDE + CONTROL_LENGTH_AT, true);
  }

  /** Filled in by `recvmmsg`. */
  messageLength(index: number): number {
    return this.view.getUint32(index * HEADER_STRIDE + MESSAGE_LENGTH_AT, true);
  }

  #link(index: number, iovecAt: number): void {
    const headerAt = index * HEADER_STRIDE;
    const pointers: readonly [at: number, target: number][] = [
      [headerAt, this.nameAt(index)],
      [headerAt + 16, iovecAt],
      [headerAt + 32, this.controlAt(index)],
      [iovecAt, this.dataAt(index)],
    ];
    for (const [at, target] of pointers) this.view.setBigUint64(at, BigInt(this.pointer(target)), true);
    this.view.setUint32(headerAt + 24, 1, true);
    this.view.setUint32(iovecAt + 8, this.dataBytes, true);
    // Without room for control data its pointer has to be null.
    if (this.controlBytes === 0) this.view.setBigUint64(headerAt + 32, 0n, true);
  }
}
