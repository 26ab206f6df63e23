// Servers of the lab school: takes one JSON line on standard input and serves until its input ends. Plain JavaScript, because it is
// started inside a network namespace where only Node itself is at hand.
//   { "tls": { "cert", "key" }, "names": { "host.example": "192.0.2.10" }, "tcpPort": 443 }  every part is optional
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { createServer as createTlsServer } from 'node:tls';

const HEADER_BYTES = 12;
const TYPE_A = 1;

/**
 * Answers IPv4 questions from a table; any other name does not exist.
 * @param {Record<string, string>} names
 */
function serveNames(names) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answerTo(query, names), from.port, from.address));
  socket.bind(53, () => console.log('ready'));
}

/** @param {Buffer} query @param {Record<string, string>} names */
function answerTo(query, names) {
  const labels = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const end = at + 5;
  const address = names[labels.join('.').toLowerCase()];
  const hasAnswer = address !== undefined && query.readUInt16BE(at + 1) === TYPE_A;
  const header = Buffer.alloc(HEADER_BYTES);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(address === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(hasAnswer ? 1 : 0, 6);
  const record = hasAnswer
    ? Buffer.from([0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 5, 0, 4, ...address.split('.').map(Number)])
    : Buffer.alloc(0);
  return Buffer.concat([header, query.subarray(HEADER_BYTES, end), record]);
}

/** @param {{ tls?: { cert: string, key: string }, tcpPort?: number, names?: Record<string, string> }} wanted */
function serve({ tls, tcpPort, names }) {
  if (names !== undefined) serveNames(names);
  if (tcpPort === undefined) return;
  const server = tls === undefined ? createServer((socket) => socket.on('error', () => {})) : createTlsServer(tls);
  server.on('tlsClientError', () => {});
  server.listen(tcpPort, () => console.log('ready'));
}

const input = createInterface({ input: process.stdin });
input.once('line', (line) => serve(JSON.parse(line)));
input.on('close', () => process.exit(0));
