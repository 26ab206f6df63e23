import type { EchoAddress } from '../transport.ts';
import type { SocketConstants } from './constants.ts';
import { constantSum, ECHO_PACKET_BYTES, type EchoIdentity, finishRequest, prepareRequest } from './icmp-packet.ts';
import type { IcmpSocket } from './icmp-socket.ts';
import type { BatchLibc, Libc } from './libc.ts';
import { MessageArena } from './message-arena.ts';

/** Requests in one system call. More gains little, and replies wait in the kernel meanwhile. */
export const SEND_BATCH = 128;
/** Where the address begins in `sockaddr_in` and `sockaddr_in6`. */
const ADDRESS_AT = { 4: 4, 6: 8 } as const;
const SOCKADDR_BYTES = { 4: 16, 6: 28 } as const;

/** Prepared requests for one socket; only address, token and checksum change from one send to the next. */
export class EchoSender {
  readonly #socket: IcmpSocket;
  readonly #libc: Libc;
  readonly #batch: BatchLibc | null;
  readonly #flags: number;
  readonly #arena = new MessageArena(SEND_BATCH, ECHO_PACKET_BYTES, 0);
  readonly #sum: number | null;
  readonly #addressAt: number;
  readonly #sockaddrBytes: number;

  constructor(
    socket: IcmpSocket,
    identity: EchoIdentity,
    libc: Libc,
    batch: BatchLibc | null,
    constants: SocketConstants,
  ) {
    this.#socket = socket;
    this.#libc = libc;
    this.#batch = batch;
    this.#flags = constants.msgDontWait;
    this.#addressAt = ADDRESS_AT[socket.family];
    this.#sockaddrBytes = SOCKADDR_BYTES[socket.family];
    const domain = socket.family === 4 ? constants.afInet : constants.afInet6;
    for (let index = 0; index < SEND_BATCH; index += 1) {
      const nameAt = this.#arena.nameAt(index);
      if (constants.hasSockaddrLength) {
        this.#arena.bytes[nameAt] = this.#sockaddrBytes;
        this.#arena.bytes[nameAt + 1] = domain;
      } else {
        this.#arena.view.setUint16(nameAt, domain, true);
      }
      this.#arena.setNameLength(index, this.#sockaddrBytes);
      prepareRequest(this.#arena.bytes, this.#arena.dataAt(index), socket.family, identity);
    }
    this.#sum = socket.family === 4 ? constantSum(this.#arena.bytes, this.#arena.dataAt(0)) : null;
  }

  /** Writes request `index` of the next batch. */
  put(index: number, address: EchoAddress, token: number): void {
    this.#arena.bytes.set(address.bytes, this.#arena.nameAt(index) + this.#addressAt);
    finishRequest(this.#arena.bytes, this.#arena.dataAt(index), token, this.#sum);
  }

  /** Sends requests `from` to `to`; how many left, or a negative number when the first of them was refused (see errno). */
  flush(from: number, to: number): number {
    const { fd } = this.#socket;
    if (this.#batch !== null) {
      return this.#batch.sendmmsg(fd, this.#arena.headerPointer(from), to - from, this.#flags);
    }
    for (let index = from; index < to; index += 1) {
      const data = this.#arena.pointer(this.#arena.dataAt(index));
      const name = this.#arena.pointer(this.#arena.nameAt(index));
      const sent = this.#libc.sendto(fd, data, ECHO_PACKET_BYTES, this.#flags, name, this.#sockaddrBytes);
      if (sent < 0) return index === from ? -1 : index - from;
    }
    return to - from;
  }
}
