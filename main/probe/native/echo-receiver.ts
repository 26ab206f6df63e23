import type { EchoSink } from '../transport.ts';
import type { SocketConstants } from './constants.ts';
import { type EchoIdentity, emptyParsedEcho, parseIpv4, parseIpv6, parseReturned } from './icmp-packet.ts';
import type { IcmpSocket } from './icmp-socket.ts';
import type { InFlight } from './in-flight.ts';
import { KernelTime } from './kernel-time.ts';
import type { BatchLibc, Libc } from './libc.ts';
import { MessageArena } from './message-arena.ts';

const RECEIVE_BATCH = 128;
/** Room for the longest IPv4 headers, a quoted request with its nonce, and some more; the rest may be cut. */
const DATA_BYTES = 256;
const CONTROL_BYTES = 64;
/** A queued error carries the address it came from in its control data, which is not needed. */
const ADDRESS_AT = { 4: 4, 6: 8 } as const;

/** Reads one socket and tells the sink what belongs to requests in flight. */
export class EchoReceiver {
  readonly #socket: IcmpSocket;
  readonly #identity: EchoIdentity;
  readonly #libc: Libc;
  readonly #batch: BatchLibc | null;
  readonly #constants: SocketConstants;
  readonly #inFlight: InFlight;
  readonly #arena: MessageArena;
  readonly #time: KernelTime;
  readonly #parsed = emptyParsedEcho();
  readonly #peerBytes: 4 | 16;

  constructor(
    socket: IcmpSocket,
    identity: EchoIdentity,
    libc: Libc,
    batch: BatchLibc | null,
    constants: SocketConstants,
    inFlight: InFlight,
  ) {
    this.#socket = socket;
    this.#identity = identity;
    this.#libc = libc;
    this.#batch = batch;
    this.#constants = constants;
    this.#inFlight = inFlight;
    this.#arena = new MessageArena(batch === null ? 1 : RECEIVE_BATCH, DATA_BYTES, CONTROL_BYTES);
    this.#time = new KernelTime(libc, constants);
    this.#peerBytes = socket.family === 4 ? 4 : 16;
    for (let index = 0; index < this.#arena.count; index += 1) this.#arena.resetForReceive(index);
  }

  /** Reports everything that has arrived; returns how many replies and errors were ours. */
  drain(sink: EchoSink): number {
    let ours = 0;
    for (;;) {
      const count = this.#receive();
      if (count <= 0) break;
      this.#time.sync();
      for (let index = 0; index < count; index += 1) {
        if (this.#handle(index, sink)) ours += 1;
        this.#arena.resetForReceive(index);
      }
      if (count < this.#arena.count) break;
    }
    return ours + this.drainErrors(sink);
  }

  /** Linux keeps ICMP errors in a queue of their own. What a raw socket has heard already is no longer in flight. */
  drainErrors(sink: EchoSink): number {
    const { msgErrQueue, msgDontWait } = this.#constants;
    if (msgErrQueue === 0) return 0;
    const nameAt = this.#arena.nameAt(0) + ADDRESS_AT[this.#socket.family];
    const dataAt = this.#arena.dataAt(0);
    let ours = 0;
    for (;;) {
      const length = this.#libc.recvmsg(this.#socket.fd, this.#arena.headerPointer(0), msgErrQueue | msgDontWait);
      this.#arena.resetForReceive(0);
      if (length < 0) return ours;
      parseReturned(this.#arena.bytes, dataAt, dataAt + length, this.#identity, this.#parsed);
      if (this.#parsed.kind === 'error' && this.#fail(this.#parsed.token, nameAt, sink)) ours += 1;
    }
  }

  #receive(): number {
    const { msgDontWait } = this.#constants;
    if (this.#batch === null) {
      this.#singleLength = this.#libc.recvmsg(this.#socket.fd, this.#arena.headerPointer(0), msgDontWait);
      return this.#singleLength < 0 ? -1 : 1;
    }
    return this.#batch.recvmmsg(this.#socket.fd, this.#arena.headerPointer(0), this.#arena.count, msgDontWait, 0);
  }

  #singleLength = 0;

  #handle(index: number, sink: EchoSink): boolean {
    const length = this.#batch === null ? this.#singleLength : this.#arena.messageLength(index);
    const at = this.#arena.dataAt(index);
    const parse = this.#socket.family === 4 ? parseIpv4 : parseIpv6;
    parse(this.#arena.bytes, at, at + Math.min(length, DATA_BYTES), this.#identity, this.#parsed);
    switch (this.#parsed.kind) {
      case 'reply':
        return this.#reply(index, this.#parsed.token, sink);
      case 'error':
        return this.#fail(this.#parsed.token, this.#parsed.peerAt, sink);
      default:
        return false;
    }
  }

  #reply(index: number, token: number, sink: EchoSink): boolean {
    const peerAt = this.#arena.nameAt(index) + ADDRESS_AT[this.#socket.family];
    const sentAtMs = this.#inFlight.sentAtMs(token, this.#arena.bytes, peerAt, this.#peerBytes);
    if (sentAtMs === null) return false;
    const rttMs = Math.max(0, this.#time.arrivedAtMs(this.#arena, index) - sentAtMs);
    this.#inFlight.remove(token);
    sink.replied(token, rttMs);
    return true;
  }

  #fail(sequence: number, peerAt: number, sink: EchoSink): boolean {
    const token = this.#inFlight.tokenOf(sequence, this.#arena.bytes, peerAt, this.#peerBytes);
    if (token === null) return false;
    this.#inFlight.remove(token);
    sink.failed(token, 'unreachable');
    return true;
  }
}
