import { z } from 'zod';

/** Why a device that should answer did not. These count against the device. */
export const MissReason = z.enum([
  /** Nothing came back in time. */
  'timeout',
  /** The local network or a router said the host is not there (ARP failed, ICMP host unreachable). */
  'unreachable',
]);
export type MissReason = z.infer<typeof MissReason>;

/** Why a check could not be made. These never count against the device. */
export const UncheckedReason = z.enum([
  /** Since start, wake-up or a network change it has not been its turn yet. */
  'not-yet',
  /** The roster row has no address, and none could be found from its name or MAC. */
  'no-address',
  /** The host name did not resolve. */
  'name-not-found',
  /** The name service itself did not answer. */
  'name-service-down',
  /** This laptop has no route to that network. */
  'no-route',
  /** This laptop's tables or queues are full: more devices on one network than the system remembers neighbors (Linux: 1,024). */
  'no-room',
  /** This laptop may not send probes. */
  'no-permission',
  /** This laptop has no network: cable out, Wi-Fi off, aeroplane mode. */
  'local-network-down',
  /** A public address that the person has not allowed. */
  'not-allowed',
  /** The echo engine is not running. */
  'engine-down',
]);
export type UncheckedReason = z.infer<typeof UncheckedReason>;

/**
 * What a state rests on. State and evidence are shown apart: "up" is a state, "answers ARP only, ping blocked" is evidence.
 * `rttMs` is the round-trip time in milliseconds, fractional.
 */
export const Evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('echo'), rttMs: z.number().min(0) }),
  /** Echo replies came, but later than the timeout. */
  z.object({ kind: z.literal('late-echo'), rttMs: z.number().min(0) }),
  z.object({ kind: z.literal('tcp-open'), port: z.int().min(1).max(65_535), rttMs: z.number().min(0) }),
  z.object({ kind: z.literal('tcp-refused'), port: z.int().min(1).max(65_535), rttMs: z.number().min(0) }),
  z.object({ kind: z.literal('neighbour'), mac: z.string() }),
  /** No sign of life. `tries`: echo requests sent in this round; `lookedBeyondEcho`: TCP and neighbour table were asked too. */
  z.object({ kind: z.literal('silent'), reason: MissReason, tries: z.int().min(1), lookedBeyondEcho: z.boolean() }),
  z.object({ kind: z.literal('unchecked'), reason: UncheckedReason }),
]);
export type Evidence = z.infer<typeof Evidence>;
