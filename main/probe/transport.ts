import type { MissReason, UncheckedReason } from '../../shared/model/evidence.ts';
import type { TransportName } from '../../shared/model/live.ts';
import type { Result } from '../../shared/result.ts';

/** An address parsed once and sent to many times. */
export interface EchoAddress {
  /** Canonical text, as shown to people. */
  readonly text: string;
  readonly family: 4 | 6;
  /** Network byte order: 4 or 16 bytes. */
  readonly bytes: Uint8Array;
}

/** Why a request did not succeed. After `no-room` the engine asks again a little later, before it gives up. */
export type FailureReason = MissReason | UncheckedReason;

/** Where a transport reports. Called from `send`, `drain` or `wait`, never at other times, so the engine needs no locks. */
export interface EchoSink {
  /**
   * An echo reply that matches peer, identifier, sequence and payload.
   * @param token  What `send` was given. @param rttMs  Round trip in milliseconds, fractional, by the transport's best clock.
   */
  replied(token: number, rttMs: number): void;
  /** The request cannot succeed any more: refused locally, or an ICMP error for it came back. */
  failed(token: number, reason: FailureReason): void;
}

/**
 * A way to send echo requests. The engine does not know which one it has; it owns deadlines, re-probes and pacing, a
 * transport only carries. Tokens are the engine's: unsigned 32 bit, never reused within a minute.
 */
export interface EchoTransport {
  readonly name: TransportName;
  /** For people: `native ICMP`, `native ICMP (Windows)`, `system ping`, `simulated lab`. */
  readonly label: string;
  /** Requests in flight that it can carry without harm; the engine keeps below it. `Infinity` where only the rate matters. */
  readonly maxInFlight: number;

  /** Gets ready. A failure says in words why it cannot work here; the engine then tries the next transport. */
  open(sink: EchoSink): Promise<Result<void>>;
  /**
   * Sends `addresses[i]` with `tokens[i]` for i from 0; returns how many were taken from the front. Fewer than given means
   * the system's buffer is full: wait, then go on. `timeoutMs`: when the engine stops counting a reply as in time, for
   * transports that must tell the system beforehand; later replies may still be reported.
   */
  send(addresses: readonly EchoAddress[], tokens: readonly number[], timeoutMs: number): number;
  /** Reports what has arrived, without waiting; returns how many replies and failures. */
  drain(): number;
  /** Resolves as soon as something may have arrived, or after `ms` milliseconds. */
  wait(ms: number): Promise<void>;
  close(): Promise<void>;
}
