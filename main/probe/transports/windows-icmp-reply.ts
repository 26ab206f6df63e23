import type { MissReason, UncheckedReason } from '../../../shared/model/evidence.ts';
import type { EchoAddress } from '../transport.ts';

/**
 * What Windows writes and wants, as bytes. Little-endian, 64-bit layouts only (x64 and arm64 agree).
 * Sources: ipexport.h and icmpapi.h of the Windows SDK; ws2ipdef.h for SOCKADDR_IN6.
 */

/** One echo request that has ended. `rttMs`: whole milliseconds, by the kernel's clock; 0 means less than one. */
export interface IcmpReply {
  readonly status: number;
  readonly rttMs: number;
  /** Who answered: 4 or 16 bytes in network order. */
  readonly peer: Uint8Array;
}

/** `ICMP_ECHO_REPLY`: Address, Status, RoundTripTime, DataSize, Reserved, Data, Options. */
const REPLY_V4 = { addressAt: 0, addressLength: 4, statusAt: 4, rttAt: 8, size: 40 };
/** `ICMPV6_ECHO_REPLY`: a packed IPV6_ADDRESS_EX (port, flow, address, scope: 26 bytes), padding, Status, RoundTripTime. */
const REPLY_V6 = { addressAt: 6, addressLength: 16, statusAt: 28, rttAt: 32, size: 36 };

/** Bytes of a reply buffer that {@link parseReply} looks at. */
export const REPLY_HEAD_LENGTH = Math.max(REPLY_V4.size, REPLY_V6.size);

/**
 * What a reply buffer must hold besides the echoed data: the structure, an ICMP error of 8 bytes and an IO_STATUS_BLOCK of 16,
 * see the remarks on `ReplySize` of IcmpSendEcho2.
 */
export const REPLY_OVERHEAD = REPLY_HEAD_LENGTH + 8 + 16;

/** @param bytes  At least {@link REPLY_HEAD_LENGTH} from the start of the reply buffer. */
export function parseReply(bytes: Uint8Array, family: 4 | 6): IcmpReply {
  const layout = family === 4 ? REPLY_V4 : REPLY_V6;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    status: view.getUint32(layout.statusAt, true),
    rttMs: view.getUint32(layout.rttAt, true),
    peer: bytes.slice(layout.addressAt, layout.addressAt + layout.addressLength),
  };
}

/** An `IPAddr` as the number that a 32-bit argument wants: the bytes stay in network order in memory. */
export function ipAddrOf(address: EchoAddress): number {
  return new DataView(address.bytes.buffer, address.bytes.byteOffset, address.bytes.byteLength).getUint32(0, true);
}

const AF_INET6 = 23;
const SOCKADDR_IN6_LENGTH = 28;

/** A `SOCKADDR_IN6` without port, flow and scope; null stands for the unspecified address. */
export function sockaddrIn6(address: EchoAddress | null): Uint8Array {
  const bytes = new Uint8Array(SOCKADDR_IN6_LENGTH);
  new DataView(bytes.buffer).setUint16(0, AF_INET6, true);
  if (address !== null) bytes.set(address.bytes, 8);
  return bytes;
}

export const IP_SUCCESS = 0;
export const IP_REQ_TIMED_OUT = 11_010;

/** `IP_STATUS` values of ipexport.h, then Windows errors of winerror.h, which `GetLastError` mixes in. */
const REASONS: ReadonlyMap<number, MissReason | UncheckedReason> = new Map([
  /** IP_DEST_NET_UNREACHABLE; "no route to destination" in IPv6. */
  [11_002, 'no-route'],
  /** IP_DEST_HOST_UNREACHABLE, also when the neighbour did not answer ARP; "address unreachable" in IPv6. */
  [11_003, 'unreachable'],
  /** IP_DEST_PROT_UNREACHABLE; "prohibited" in IPv6. */
  [11_004, 'unreachable'],
  /** IP_DEST_PORT_UNREACHABLE */
  [11_005, 'unreachable'],
  /** IP_HW_ERROR */
  [11_008, 'local-network-down'],
  [IP_REQ_TIMED_OUT, 'timeout'],
  /** IP_BAD_ROUTE */
  [11_012, 'no-route'],
  /** IP_TTL_EXPIRED_TRANSIT: routers send it in a circle. */
  [11_013, 'unreachable'],
  /** IP_BAD_DESTINATION */
  [11_018, 'no-route'],
  /** IP_DEST_UNREACHABLE */
  [11_040, 'unreachable'],
  /** IP_TIME_EXCEEDED */
  [11_041, 'unreachable'],
  /** IP_DEST_SCOPE_MISMATCH */
  [11_045, 'no-route'],
  /** IP_GENERAL_FAILURE: what `ping` prints as "transmit failed", for example with the cable out. */
  [11_050, 'no-route'],
  /** ERROR_ACCESS_DENIED */
  [5, 'no-permission'],
  /** ERROR_NETWORK_UNREACHABLE */
  [1_231, 'no-route'],
  /** ERROR_HOST_UNREACHABLE */
  [1_232, 'unreachable'],
]);

/**
 * Why a request failed. Any other value (no memory, a bad option, IPsec still negotiating) is this laptop's trouble and must
 * not count against the device.
 */
export function reasonOfStatus(status: number): MissReason | UncheckedReason {
  return REASONS.get(status) ?? 'engine-down';
}
