/**
 * Echo requests and what comes back for them, as bytes (RFC 792, RFC 4443). Pure; buffers belong to the caller.
 *
 * Request: ICMP header (8), then 56 bytes of payload, the size of an ordinary `ping`: nonce (8), token (4), zeros.
 */
export const ECHO_PACKET_BYTES = 64;
export const NONCE_BYTES = 8;
const HEADER_BYTES = 8;
const TOKEN_AT = HEADER_BYTES + NONCE_BYTES;
/** What a reply must carry back to be recognised. */
const RECOGNISABLE_BYTES = TOKEN_AT + 4;
const IPV6_HEADER_BYTES = 40;

/** Who asks: random for every start, so that other programs' replies and yesterday's are not taken for ours. */
export interface EchoIdentity {
  readonly id: number;
  readonly nonce: Uint8Array;
}

/** What a received packet means. Reused between calls: copy what is kept. */
export interface ParsedEcho {
  /** `reply`: ours. `error`: an ICMP error about one of our requests. `other`: not for us. */
  kind: 'reply' | 'error' | 'other';
  /** Of the reply: the whole token. Of an error: only its lower 16 bits are certain. */
  token: number;
  /** Of an error: where the destination address lies in the packet. */
  peerAt: number;
}

export function emptyParsedEcho(): ParsedEcho {
  return { kind: 'other', token: 0, peerAt: 0 };
}

/** Fills in what stays the same for all requests of a buffer. */
export function prepareRequest(bytes: Uint8Array, at: number, family: 4 | 6, identity: EchoIdentity): void {
  bytes.fill(0, at, at + ECHO_PACKET_BYTES);
  bytes[at] = family === 4 ? 8 : 128;
  writeUint16(bytes, at + 4, identity.id);
  bytes.set(identity.nonce, at + HEADER_BYTES);
}

/** Sum of the constant part of a prepared IPv4 request, for {@link finishRequest}. */
export function constantSum(bytes: Uint8Array, at: number): number {
  let sum = 0;
  for (let offset = 0; offset < ECHO_PACKET_BYTES; offset += 2) {
    if (offset === 2 || offset === 6 || offset === TOKEN_AT || offset === TOKEN_AT + 2) continue;
    sum += readUint16(bytes, at + offset);
  }
  return sum;
}

/**
 * Turns a prepared request into the one for `token`; its sequence number is the lower half of the token.
 *
 * @param sum  From {@link constantSum} for IPv4; null for IPv6, where the kernel computes the checksum.
 */
export function finishRequest(bytes: Uint8Array, at: number, token: number, sum: number | null): void {
  const high = token >>> 16;
  const low = token & 0xffff;
  writeUint16(bytes, at + 6, low);
  writeUint16(bytes, at + TOKEN_AT, high);
  writeUint16(bytes, at + TOKEN_AT + 2, low);
  if (sum !== null) writeUint16(bytes, at + 2, foldedComplement(sum + low + high + low));
}

/** Whether a received IPv4 packet, with or without its IP header, is about one of our requests. */
export function parseIpv4(bytes: Uint8Array, at: number, end: number, identity: EchoIdentity, out: ParsedEcho): void {
  out.kind = 'other';
  const icmpAt = skipIpv4Header(bytes, at, end);
  if (icmpAt + HEADER_BYTES > end) return;
  const type = bytes[icmpAt];
  if (type === 0) parseReply(bytes, icmpAt, end, identity, out);
  // Destination unreachable, time exceeded, parameter problem: the request is quoted behind the 8-byte header.
  if (type !== 3 && type !== 11 && type !== 12) return;
  const quotedAt = icmpAt + HEADER_BYTES;
  const requestAt = skipIpv4Header(bytes, quotedAt, end);
  if (requestAt === quotedAt || bytes[requestAt] !== 8) return;
  parseQuoted(bytes, requestAt, end, identity, quotedAt + 16, out);
}

/** The same for IPv6; packets come without their IP header. */
export function parseIpv6(bytes: Uint8Array, at: number, end: number, identity: EchoIdentity, out: ParsedEcho): void {
  out.kind = 'other';
  if (at + HEADER_BYTES > end) return;
  const type = bytes[at] ?? 0;
  if (type === 129) parseReply(bytes, at, end, identity, out);
  if (type < 1 || type > 4) return;
  const quotedAt = at + HEADER_BYTES;
  const requestAt = quotedAt + IPV6_HEADER_BYTES;
  if (bytes[requestAt] !== 128) return;
  parseQuoted(bytes, requestAt, end, identity, quotedAt + 24, out);
}

/** A request that the kernel hands back with an error: it begins with our own ICMP header. */
export function parseReturned(
  bytes: Uint8Array,
  at: number,
  end: number,
  identity: EchoIdentity,
  out: ParsedEcho,
): void {
  out.kind = 'other';
  parseQuoted(bytes, at, end, identity, -1, out);
}

function parseReply(bytes: Uint8Array, at: number, end: number, identity: EchoIdentity, out: ParsedEcho): void {
  if (at + RECOGNISABLE_BYTES > end) return;
  if (readUint16(bytes, at + 4) !== identity.id || !hasNonce(bytes, at + HEADER_BYTES, identity.nonce)) return;
  const token = (readUint16(bytes, at + TOKEN_AT) * 0x1_0000 + readUint16(bytes, at + TOKEN_AT + 2)) >>> 0;
  if (readUint16(bytes, at + 6) !== (token & 0xffff)) return;
  out.kind = 'reply';
  out.token = token;
}

/** Routers may quote as little as the first 8 bytes (RFC 792); where there is more, the nonce has to fit too. */
function parseQuoted(
  bytes: Uint8Array,
  at: number,
  end: number,
  identity: EchoIdentity,
  peerAt: number,
  out: ParsedEcho,
): void {
  if (at + HEADER_BYTES > end || readUint16(bytes, at + 4) !== identity.id) return;
  if (at + TOKEN_AT <= end && !hasNonce(bytes, at + HEADER_BYTES, identity.nonce)) return;
  out.kind = 'error';
  out.token = readUint16(bytes, at + 6);
  out.peerAt = peerAt;
}

/** No ICMP type begins with a 4 in its upper half, so an IPv4 header cannot be mistaken for one. */
function skipIpv4Header(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  if (at >= end || first === undefined || first >> 4 !== 4) return at;
  return at + (first & 0x0f) * 4;
}

function hasNonce(bytes: Uint8Array, at: number, nonce: Uint8Array): boolean {
  for (let index = 0; index < NONCE_BYTES; index += 1) if (bytes[at + index] !== nonce[index]) return false;
  return true;
}

/** RFC 1071. */
function foldedComplement(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x1_0000);
  return ~folded & 0xffff;
}

function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function writeUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value & 0xff;
}
