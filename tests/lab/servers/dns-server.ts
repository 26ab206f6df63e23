import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What the lab's DNS server says of a name. Addresses of both families may stand in one list. */
export type DnsReply = readonly string[] | 'no-such-name' | 'server-failure' | 'silent';

export interface LabDnsServer {
  /** `127.0.0.1:40053`, as a site names a DNS server. */
  readonly address: string;
  /** What was asked, in order. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const TYPE_A = 1;
const TYPE_AAAA = 28;
const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** A small DNS server on loopback that says what `answer` says, true or not. Source of the format: RFC 1035 section 4. */
export async function startDnsServer(answer: (name: string) => DnsReply): Promise<LabDnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const question = readQuestion(query);
    if (question === null) return;
    asked.push(question.name);
    const reply = answer(question.name);
    if (reply !== 'silent') socket.send(write(query, question, reply), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    asked,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

interface Question {
  readonly name: string;
  readonly type: number;
  /** Where the question ends; what follows, such as EDNS, is not repeated. */
  readonly end: number;
}

function readQuestion(query: Buffer): Question | null {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]; length !== undefined && length > 0; length = query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  if (at + 5 > query.length) return null;
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function write(query: Buffer, { type, end }: Question, reply: Exclude<DnsReply, 'silent'>): Buffer {
  const addresses = typeof reply === 'string' ? [] : reply.map((text) => ipaddr.parse(text).toByteArray());
  const wanted = addresses.filter(
    ({ length }) => (type === TYPE_A && length === 4) || (type === TYPE_AAAA && length === 16),
  );
  const code = reply === 'no-such-name' ? NO_SUCH_NAME : reply === 'server-failure' ? SERVER_FAILURE : 0;
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  // An answer, recursion wanted and offered.
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(wanted.length, 6);
  const records = wanted.map((bytes) => {
    const record = Buffer.alloc(12);
    // The name is the question's, by pointer; class IN; 60 seconds to live.
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([record, Buffer.from(bytes)]);
  });
  return Buffer.concat([head, query.subarray(12, end), ...records]);
}
