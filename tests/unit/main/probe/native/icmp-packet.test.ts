import { describe, expect, it } from 'vitest';
import {
  constantSum,
  ECHO_PACKET_BYTES,
  emptyParsedEcho,
  finishRequest,
  parseIpv4,
  parseIpv6,
  prepareRequest,
} from '../../../../../main/probe/native/icmp-packet.ts';

const identity = { id: 0xbeef, nonce: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
const TOKEN = 0x1234_fffe;

function aRequest(family: 4 | 6, token = TOKEN, who = identity): Uint8Array {
  const bytes = new Uint8Array(ECHO_PACKET_BYTES);
  prepareRequest(bytes, 0, family, who);
  finishRequest(bytes, 0, token, family === 4 ? constantSum(bytes, 0) : null);
  return bytes;
}

function aReply(family: 4 | 6, token = TOKEN, who = identity): Uint8Array {
  const bytes = aRequest(family, token, who);
  bytes[0] = family === 4 ? 0 : 129;
  return bytes;
}

function withIpv4Header(payload: Uint8Array, destination = [10, 0, 0, 7], options = 0): Uint8Array {
  const header = new Uint8Array(20 + options);
  header[0] = 0x40 | (header.length / 4);
  header.set(destination, 16);
  return Uint8Array.from([...header, ...payload]);
}

function anError(type: number, quoted: Uint8Array): Uint8Array {
  return Uint8Array.from([type, 1, 0, 0, 0, 0, 0, 0, ...quoted]);
}

function parse(family: 4 | 6, packet: Uint8Array, who = identity) {
  const parsed = emptyParsedEcho();
  (family === 4 ? parseIpv4 : parseIpv6)(packet, 0, packet.length, who, parsed);
  return parsed;
}

/** RFC 1071: over a packet with a right checksum, the folded sum is all ones. */
function foldedSum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

describe('an echo request', () => {
  it.each([0, 1, 0xffff, 0x1_0000, 0xffff_ffff, TOKEN])('carries a right checksum for token %i', (token) => {
    expect(foldedSum(aRequest(4, token))).toBe(0xffff);
  });

  it('keeps nothing of the request before it in the same buffer', () => {
    const bytes = new Uint8Array(ECHO_PACKET_BYTES);
    prepareRequest(bytes, 0, 4, identity);
    const sum = constantSum(bytes, 0);
    finishRequest(bytes, 0, 0xffff_ffff, sum);
    finishRequest(bytes, 0, TOKEN, sum);
    expect(bytes).toEqual(aRequest(4));
  });
});

describe('a received packet', () => {
  it.each([4, 6] as const)('is ours when identifier, sequence and nonce fit (IPv%i)', (family) => {
    expect(parse(family, aReply(family))).toMatchObject({ kind: 'reply', token: TOKEN });
  });

  it('is found behind an IP header with options', () => {
    expect(parse(4, withIpv4Header(aReply(4), [10, 0, 0, 7], 8))).toMatchObject({ kind: 'reply', token: TOKEN });
  });

  it.each([
    ['another program’s identifier', aReply(4, TOKEN, { ...identity, id: 0xbeee })],
    ['a nonce of an earlier start', aReply(4, TOKEN, { ...identity, nonce: new Uint8Array(8) })],
    ['a request, as loopback shows it', aRequest(4)],
    [
      'a sequence number that does not fit the token',
      (() => {
        const bytes = aReply(4);
        bytes[7] = 0;
        return bytes;
      })(),
    ],
    ['a cut packet', aReply(4).subarray(0, 19)],
    ['an empty packet', new Uint8Array(0)],
  ])('is not ours with %s', (_what, packet) => {
    expect(parse(4, packet).kind).toBe('other');
  });

  it.each([3, 11, 12])('is an error about our request when an ICMP message of type %i quotes it', (type) => {
    const packet = withIpv4Header(
      anError(type, withIpv4Header(aRequest(4).subarray(0, 8), [10, 0, 0, 9])),
      [10, 0, 0, 1],
    );
    const parsed = parse(4, packet);
    expect(parsed).toMatchObject({ kind: 'error', token: TOKEN & 0xffff });
    expect([...packet.subarray(parsed.peerAt, parsed.peerAt + 4)]).toEqual([10, 0, 0, 9]);
  });

  it('is not an error of ours when the quoted nonce is another one', () => {
    const foreign = aRequest(4, TOKEN, { ...identity, nonce: new Uint8Array(8) });
    expect(parse(4, withIpv4Header(anError(3, withIpv4Header(foreign)))).kind).toBe('other');
  });

  it('is an error about our request over IPv6', () => {
    const header = new Uint8Array(40);
    header.set([0xfd, 0, 0, 9], 24);
    const packet = anError(1, Uint8Array.from([...header, ...aRequest(6)]));
    const parsed = parse(6, packet);
    expect(parsed).toMatchObject({ kind: 'error', token: TOKEN & 0xffff });
    expect([...packet.subarray(parsed.peerAt, parsed.peerAt + 4)]).toEqual([0xfd, 0, 0, 9]);
  });
});
