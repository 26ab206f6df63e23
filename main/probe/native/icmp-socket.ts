import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  ICMP_FILTER,
  ICMPV6_FILTER,
  IP_RECVERR,
  IPPROTO_ICMP,
  IPPROTO_ICMPV6,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPV6_RECVERR,
  SOCK_DGRAM,
  SOCK_RAW,
  SOL_RAW,
  type SocketConstants,
} from './constants.ts';
import { errnoName, isPermissionErrno } from './errno-reasons.ts';
import type { Libc } from './libc.ts';
import { keepOwnRepliesOnly } from './reply-filter.ts';

/**
 * Thousands of replies can arrive between two reads, and requests to hundreds of dead devices wait for ARP at a time; the
 * system's usual 200 kB hold a few hundred.
 */
const BUFFER_BYTES = 8 * 1024 * 1024;

export interface IcmpSocket {
  readonly fd: number;
  readonly family: 4 | 6;
  /** `datagram`: unprivileged, the kernel shows us only our own replies. `raw`: everybody's. */
  readonly kind: 'datagram' | 'raw';
  /** Echo identifier on the wire: the kernel's choice for a Linux datagram socket, else the one asked for. */
  readonly id: number;
}

/**
 * Opens an ICMP socket: unprivileged first, raw where only that is allowed.
 *
 * @param id  Echo identifier wanted, 16 bits.
 * @returns `icmp-not-permitted` when this account may do neither, `icmp-unavailable` for anything else.
 */
export function openIcmpSocket(
  libc: Libc,
  constants: SocketConstants,
  platform: NodeJS.Platform,
  family: 4 | 6,
  id: number,
): Result<IcmpSocket> {
  const domain = family === 4 ? constants.afInet : constants.afInet6;
  const protocol = family === 4 ? IPPROTO_ICMP : IPPROTO_ICMPV6;
  let fd = libc.socket(domain, SOCK_DGRAM, protocol);
  let kind: IcmpSocket['kind'] = 'datagram';
  if (fd < 0) {
    fd = libc.socket(domain, SOCK_RAW, protocol);
    kind = 'raw';
  }
  if (fd < 0) return refusedSocket(libc.errno(), platform);
  enlargeBuffer(libc, constants, fd, constants.soRcvBufForce, constants.soRcvBuf);
  enlargeBuffer(libc, constants, fd, constants.soSndBufForce, constants.soSndBuf);
  setOption(libc, fd, constants.solSocket, constants.soTimestamp, 1);
  if (platform !== 'linux') return ok({ fd, family, kind, id });
  if (family === 4) setOption(libc, fd, IPPROTO_IP, IP_RECVERR, 1);
  else setOption(libc, fd, IPPROTO_IPV6, IPV6_RECVERR, 1);
  if (kind === 'raw') {
    keepEchoRepliesOnly(libc, fd, family);
    keepOwnRepliesOnly(libc, fd, family, id);
    return ok({ fd, family, kind, id });
  }
  return ok({ fd, family, kind, id: boundId(libc, constants, fd, domain) ?? id });
}

function refusedSocket(code: number, platform: NodeJS.Platform): Result<never> {
  if (!isPermissionErrno(code)) {
    return fail('icmp-unavailable', `This system offers no ICMP socket (${errnoName(code)}).`);
  }
  const remedy =
    platform === 'linux'
      ? ' An administrator can allow it with: sysctl -w net.ipv4.ping_group_range="0 2147483647"'
      : '';
  return fail('icmp-not-permitted', `This account may not send pings by itself.${remedy}`);
}

function enlargeBuffer(
  libc: Libc,
  { solSocket }: SocketConstants,
  fd: number,
  force: number | null,
  option: number,
): void {
  if (force !== null && setOption(libc, fd, solSocket, force, BUFFER_BYTES)) return;
  // Refused beyond a limit on some systems, cut to it on others.
  for (let bytes = BUFFER_BYTES; bytes >= 256 * 1024; bytes /= 2) {
    if (setOption(libc, fd, solSocket, option, bytes)) return;
  }
}

/** A raw socket would else wake for every ICMP packet of the machine, our own requests on loopback included. */
function keepEchoRepliesOnly(libc: Libc, fd: number, family: 4 | 6): void {
  const wanted = family === 4 ? [0, 3, 11, 12] : [129, 1, 2, 3, 4];
  const blocked = new Uint32Array(family === 4 ? 1 : 8).fill(0xffff_ffff);
  for (const type of wanted) {
    const word = type >>> 5;
    blocked[word] = (blocked[word] ?? 0) & ~(1 << (type & 31));
  }
  const bytes = new Uint8Array(blocked.buffer);
  if (family === 4) libc.setsockopt(fd, SOL_RAW, ICMP_FILTER, bytes, bytes.length);
  else libc.setsockopt(fd, IPPROTO_ICMPV6, ICMPV6_FILTER, bytes, bytes.length);
}

/** The kernel puts the local "port" of a datagram socket into the identifier, whatever the request says. */
function boundId(libc: Libc, constants: SocketConstants, fd: number, domain: number): number | null {
  const name = new Uint8Array(28);
  new DataView(name.buffer).setUint16(0, domain, true);
  const length = Uint32Array.of(domain === constants.afInet ? 16 : 28);
  if (libc.bind(fd, name, length[0] ?? 16) !== 0 || libc.getsockname(fd, name, length) !== 0) return null;
  return new DataView(name.buffer).getUint16(2, false);
}

function setOption(libc: Libc, fd: number, level: number, name: number, value: number): boolean {
  const bytes = new Uint8Array(Int32Array.of(value).buffer);
  return libc.setsockopt(fd, level, name, bytes, bytes.length) === 0;
}
