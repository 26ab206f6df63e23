import { SO_ATTACH_FILTER, SOL_SOCKET_LINUX } from './constants.ts';
import { addressOf, type Libc } from './libc.ts';

/** Classic BPF, `linux/bpf_common.h`: load from the packet, jump, return. */
const LOAD_BYTE = 0x30;
const LOAD_BYTE_AT_X = 0x50;
const LOAD_HALF_AT_X = 0x48;
const X_IS_IPV4_HEADER_LENGTH = 0xb1;
const LOAD_X = 0x01;
const JUMP_IF_EQUAL = 0x15;
const RETURN = 0x06;
const WHOLE_PACKET = 0xffff_ffff;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

/**
 * Lets a raw socket of Linux hear only the echo replies with its own identifier, beside all ICMP errors. Without it every
 * reply to any program on this computer would be queued, copied and thrown away here. A kernel that refuses the filter is
 * slower, not wrong: replies are told apart once more when they are read.
 */
export function keepOwnRepliesOnly(libc: Libc, fd: number, family: 4 | 6, id: number): void {
  const program = encode(replyFilter(family, id));
  const header = new Uint8Array(16);
  const view = new DataView(header.buffer);
  view.setUint16(0, program.byteLength / 8, true);
  // The kernel copies the program during the call; both buffers live until it returns.
  view.setBigUint64(8, BigInt(addressOf(program)), true);
  libc.setsockopt(fd, SOL_SOCKET_LINUX, SO_ATTACH_FILTER, header, header.length);
}

/** IPv4 packets come with their IP header, IPv6 ones without. `man 7 raw`, RFC 3542. */
function replyFilter(family: 4 | 6, id: number): readonly Instruction[] {
  const replyType = family === 4 ? 0 : 129;
  return [
    family === 4 ? [X_IS_IPV4_HEADER_LENGTH, 0, 0, 0] : [LOAD_X, 0, 0, 0],
    [family === 4 ? LOAD_BYTE_AT_X : LOAD_BYTE, 0, 0, 0],
    [JUMP_IF_EQUAL, 0, 2, replyType],
    [LOAD_HALF_AT_X, 0, 0, 4],
    [JUMP_IF_EQUAL, 0, 1, id],
    [RETURN, 0, 0, WHOLE_PACKET],
    [RETURN, 0, 0, 0],
  ];
}

/** `struct sock_filter`: 16-bit code, two 8-bit jump distances, 32-bit value. */
function encode(instructions: readonly Instruction[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(instructions.length * 8));
  instructions.forEach(([code, ifTrue, ifFalse, value], index) => {
    view.setUint16(index * 8, code, true);
    view.setUint8(index * 8 + 2, ifTrue);
    view.setUint8(index * 8 + 3, ifFalse);
    view.setUint32(index * 8 + 4, value, true);
  });
  return view.buffer;
}
