/** What the C headers say, for the platforms whose ABI this transport knows: 64-bit Linux and macOS, both little-endian. */
export interface SocketConstants {
  readonly afInet: number;
  readonly afInet6: number;
  /** BSD socket addresses begin with their own length. */
  readonly hasSockaddrLength: boolean;
  readonly msgDontWait: number;
  readonly msgErrQueue: number;
  readonly solSocket: number;
  readonly soRcvBuf: number;
  /** Linux, privileged: beyond the system's limit. */
  readonly soRcvBufForce: number | null;
  readonly soSndBuf: number;
  readonly soSndBufForce: number | null;
  readonly soTimestamp: number;
  readonly scmTimestamp: number;
  /** The fraction in a kernel timestamp, per second: nanoseconds on Linux, microseconds on macOS. */
  readonly timestampUnitsPerSecond: number;
  /** Bytes before the data of a control message, and what both are aligned to. */
  readonly cmsgHeaderBytes: number;
}

export const SOCK_DGRAM = 2;
export const SOCK_RAW = 3;
export const IPPROTO_IP = 0;
export const IPPROTO_ICMP = 1;
export const IPPROTO_IPV6 = 41;
export const IPPROTO_ICMPV6 = 58;

/** Linux only: which ICMP types a raw socket wants. Set bits are kept away. `man 7 raw`, `linux/icmpv6.h`. */
export const SOL_RAW = 255;
export const ICMP_FILTER = 1;
export const ICMPV6_FILTER = 1;
/**
 * Linux only: ICMP errors are queued for the socket, and a send that found no room in the neighbour table says so; without it
 * a raw socket is told that all went well (`raw_sendmsg` in the kernel's net/ipv4/raw.c). `man 7 ip`.
 */
export const IP_RECVERR = 11;
export const IPV6_RECVERR = 25;
/** Linux only: which packets of a socket are queued at all. `man 7 socket`. */
export const SOL_SOCKET_LINUX = 1;
export const SO_ATTACH_FILTER = 26;

const linux: SocketConstants = {
  afInet: 2,
  afInet6: 10,
  hasSockaddrLength: false,
  msgDontWait: 0x40,
  msgErrQueue: 0x2000,
  solSocket: 1,
  soRcvBuf: 8,
  soRcvBufForce: 33,
  soSndBuf: 7,
  soSndBufForce: 32,
  soTimestamp: 35,
  scmTimestamp: 35,
  timestampUnitsPerSecond: 1e9,
  cmsgHeaderBytes: 16,
};

const darwin: SocketConstants = {
  afInet: 2,
  afInet6: 30,
  hasSockaddrLength: true,
  msgDontWait: 0x80,
  msgErrQueue: 0,
  solSocket: 0xffff,
  soRcvBuf: 0x1002,
  soRcvBufForce: null,
  soSndBuf: 0x1001,
  soSndBufForce: null,
  soTimestamp: 0x0400,
  scmTimestamp: 2,
  timestampUnitsPerSecond: 1e6,
  cmsgHeaderBytes: 12,
};

/** Null: not a platform whose layouts are known here. */
export function socketConstants(platform: NodeJS.Platform, arch: string): SocketConstants | null {
  if (arch !== 'x64' && arch !== 'arm64') return null;
  if (platform === 'linux') return linux;
  if (platform === 'darwin') return darwin;
  return null;
}
