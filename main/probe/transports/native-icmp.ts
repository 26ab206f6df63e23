import { randomBytes, randomInt } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type SocketConstants, socketConstants } from '../native/constants.ts';
import { EchoReceiver } from '../native/echo-receiver.ts';
import { EchoSender, SEND_BATCH } from '../native/echo-sender.ts';
import { sendRefusal } from '../native/errno-reasons.ts';
import { NONCE_BYTES } from '../native/icmp-packet.ts';
import { type IcmpSocket, openIcmpSocket } from '../native/icmp-socket.ts';
import { InFlight } from '../native/in-flight.ts';
import { type BatchLibc, type Libc, loadBatchLibc, loadLibc } from '../native/libc.ts';
import type { EchoAddress, EchoSink, EchoTransport, FailureReason } from '../transport.ts';

/** How long `wait` sleeps between two looks at the sockets: short just after something moved, then longer. */
const FIRST_NAP_MS = 1;
const LONGEST_NAP_MS = 16;

/**
 * Errors of earlier packets, ours or (on a raw socket) another program's, are reported on the next send. So many of them may
 * arrive one after the other before a refusal is believed to be about the packet at hand.
 */
const MAX_REPEATS = 4;

interface Channel {
  readonly socket: IcmpSocket;
  readonly sender: EchoSender;
  readonly receiver: EchoReceiver;
}

/**
 * Echo requests straight from this process, on Linux and macOS.
 *
 * `wait` naps and looks, 1 ms at first, 16 ms at most, instead of blocking a thread in `poll`: the kernel stamps replies on
 * arrival, so looking later does not falsify a round trip; many replies are read in one call; and none of the four threads
 * that Node has for files and names is tied up.
 */
export function createNativeIcmpTransport(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): EchoTransport {
  return new NativeIcmpTransport(platform, arch);
}

class NativeIcmpTransport implements EchoTransport {
  readonly name = 'native';
  readonly label = 'native ICMP';
  readonly maxInFlight = Number.POSITIVE_INFINITY;
  readonly #platform: NodeJS.Platform;
  readonly #arch: string;
  readonly #inFlight = new InFlight();
  #libc: Libc | null = null;
  #sink: EchoSink | null = null;
  #ipv4: Channel | null = null;
  #ipv6: Channel | null = null;
  #napMs = FIRST_NAP_MS;
  /** Ends the pending `wait`; a newer one takes its place. */
  #finishWait: (() => void) | null = null;

  constructor(platform: NodeJS.Platform, arch: string) {
    this.#platform = platform;
    this.#arch = arch;
  }

  async open(sink: EchoSink): Promise<Result<void>> {
    const constants = socketConstants(this.#platform, this.#arch);
    if (constants === null) {
      return fail('icmp-unavailable', `Native ping is not available on ${this.#platform} (${this.#arch}).`);
    }
    let batch: BatchLibc | null = null;
    try {
      this.#libc = loadLibc();
      if (this.#platform === 'linux') batch = loadBatchLibc();
    } catch (error) {
      return fail('icmp-unavailable', `The system library for native ping could not be loaded: ${String(error)}`);
    }
    const ipv4 = this.#openChannel(4, this.#libc, batch, constants);
    if (!ipv4.ok) return ipv4;
    this.#ipv4 = ipv4.value;
    // A laptop without IPv6 is complete without it: such addresses are then reported as not routed.
    const ipv6 = this.#openChannel(6, this.#libc, batch, constants);
    this.#ipv6 = ipv6.ok ? ipv6.value : null;
    this.#sink = sink;
    return ok(undefined);
  }

  send(addresses: readonly EchoAddress[], tokens: readonly number[]): number {
    const count = Math.min(addresses.length, tokens.length);
    let done = 0;
    while (done < count) {
      const family = addresses[done]?.family;
      let end = done + 1;
      while (end < count && end - done < SEND_BATCH && addresses[end]?.family === family) end += 1;
      const channel = family === 4 ? this.#ipv4 : this.#ipv6;
      const taken =
        channel === null ? this.#refuse(tokens, done, end) : this.#sendBatch(channel, addresses, tokens, done, end);
      done += taken;
      // Replies from this laptop itself are there already; left to pile up they would overflow the kernel's buffer.
      if (taken > 0) this.drain();
      if (done < end) break;
    }
    this.#napMs = FIRST_NAP_MS;
    return done;
  }

  drain(): number {
    const sink = this.#sink;
    if (sink === null) return 0;
    return (this.#ipv4?.receiver.drain(sink) ?? 0) + (this.#ipv6?.receiver.drain(sink) ?? 0);
  }

  wait(ms: number): Promise<void> {
    this.#finishWait?.();
    // A timer lasts a millisecond at least, too long a pause between two batches.
    if (ms <= 0) return new Promise((resolve) => setImmediate(resolve));
    const until = performance.now() + ms;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const finish = () => {
        clearTimeout(timer);
        this.#finishWait = null;
        resolve();
      };
      const look = () => {
        if (this.drain() > 0) this.#napMs = FIRST_NAP_MS;
        else if (performance.now() < until) return nap();
        finish();
      };
      const nap = () => {
        const left = until - performance.now();
        timer = setTimeout(look, Math.max(0, Math.min(left, this.#napMs)));
        this.#napMs = Math.min(LONGEST_NAP_MS, this.#napMs * 2);
      };
      this.#finishWait = finish;
      nap();
    });
  }

  async close(): Promise<void> {
    this.#finishWait?.();
    for (const channel of [this.#ipv4, this.#ipv6]) if (channel !== null) this.#libc?.close(channel.socket.fd);
    this.#ipv4 = null;
    this.#ipv6 = null;
    this.#sink = null;
  }

  #openChannel(family: 4 | 6, libc: Libc, batch: BatchLibc | null, constants: SocketConstants): Result<Channel> {
    const opened = openIcmpSocket(libc, constants, this.#platform, family, randomInt(1, 0x1_0000));
    if (!opened.ok) return opened;
    const socket = opened.value;
    const identity = { id: socket.id, nonce: new Uint8Array(randomBytes(NONCE_BYTES)) };
    const sender = new EchoSender(socket, identity, libc, batch, constants);
    const receiver = new EchoReceiver(socket, identity, libc, batch, constants, this.#inFlight);
    return ok({ socket, sender, receiver });
  }

  /** Sends requests `from` to `to`, all of one family; returns how many were taken, refused ones included. */
  #sendBatch(
    channel: Channel,
    addresses: readonly EchoAddress[],
    tokens: readonly number[],
    from: number,
    to: number,
  ): number {
    for (let index = from; index < to; index += 1) {
      const address = addresses[index];
      const token = tokens[index];
      if (address === undefined || token === undefined) continue;
      channel.sender.put(index - from, address, token);
      this.#inFlight.add(token, address.bytes);
    }
    let next = from;
    let repeats = 0;
    while (next < to) {
      const startedAtMs = performance.now();
      const sent = channel.sender.flush(next - from, to - from);
      if (sent > 0) {
        this.#stamp(tokens, next, sent, startedAtMs);
        next += sent;
        repeats = 0;
        continue;
      }
      const refusal = sendRefusal(this.#libc?.errno() ?? 0);
      if (refusal === 'full') break;
      // A socket reports an earlier packet's ICMP error on the next send: that one is read and this one tried again.
      if (refusal === 'retry' || (refusal !== 'no-room' && repeats < MAX_REPEATS)) {
        repeats += 1;
        if (this.#sink !== null) channel.receiver.drainErrors(this.#sink);
        continue;
      }
      this.#failed(tokens[next], refusal);
      next += 1;
      repeats = 0;
    }
    for (let index = next; index < to; index += 1) this.#inFlight.remove(tokens[index] ?? 0);
    return next - from;
  }

  /** Spreads a system call's duration over what it sent: on loopback the reply is back before the call is. */
  #stamp(tokens: readonly number[], from: number, count: number, startedAtMs: number): void {
    const perRequestMs = (performance.now() - startedAtMs) / count;
    for (let index = 0; index < count; index += 1) {
      this.#inFlight.sent(tokens[from + index] ?? 0, startedAtMs + perRequestMs * index);
    }
  }

  #refuse(tokens: readonly number[], from: number, to: number): number {
    for (let index = from; index < to; index += 1) this.#failed(tokens[index], 'no-route');
    return to - from;
  }

  #failed(token: number | undefined, reason: FailureReason): void {
    if (token === undefined) return;
    this.#inFlight.remove(token);
    this.#sink?.failed(token, reason);
  }
}
