import { afterEach, describe, expect, it } from 'vitest';
import { parseEchoAddress } from '../../../main/probe/address.ts';
import { socketConstants } from '../../../main/probe/native/constants.ts';
import { EchoReceiver } from '../../../main/probe/native/echo-receiver.ts';
import { EchoSender } from '../../../main/probe/native/echo-sender.ts';
import { openIcmpSocket } from '../../../main/probe/native/icmp-socket.ts';
import { InFlight } from '../../../main/probe/native/in-flight.ts';
import { type Libc, loadLibc } from '../../../main/probe/native/libc.ts';
import type { EchoAddress } from '../../../main/probe/transport.ts';

const constants = socketConstants(process.platform, process.arch);
const libc: Libc | null = constants === null ? null : loadLibc();
const opened = [4, 6].map((family) =>
  libc === null || constants === null
    ? null
    : openIcmpSocket(libc, constants, process.platform, family === 4 ? 4 : 6, 0x1234),
);
const sockets = opened.flatMap((socket) => (socket?.ok === true ? [socket.value] : []));
const refusal = sockets.length === 2 ? null : 'this account has no ICMP sockets for both families';

afterEach(() => {
  for (const socket of sockets.splice(0)) libc?.close(socket.fd);
});

function anAddress(text: string): EchoAddress {
  const address = parseEchoAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return address;
}

// macOS has no calls for many datagrams at once; the same code path runs on Linux when they are left out.
describe.skipIf(refusal !== null)(
  `one system call a request${refusal === null ? '' : ` (skipped: ${refusal})`}`,
  () => {
    it('hears every reply once, over IPv4 and IPv6', async () => {
      if (libc === null || constants === null) throw new Error('no system library');
      for (const socket of sockets) {
        const identity = { id: socket.id, nonce: Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2) };
        const inFlight = new InFlight();
        const sender = new EchoSender(socket, identity, libc, null, constants);
        const receiver = new EchoReceiver(socket, identity, libc, null, constants, inFlight);
        const address = anAddress(socket.family === 4 ? '127.0.0.1' : '::1');
        const tokens = [0x7_0001, 0x7_0002, 0x7_0003];
        tokens.forEach((token, index) => {
          sender.put(index, address, token);
          inFlight.add(token, address.bytes);
          inFlight.sent(token, performance.now());
        });
        expect(sender.flush(0, tokens.length)).toBe(tokens.length);
        const heard: number[] = [];
        const sink = { replied: (token: number) => heard.push(token), failed: () => {} };
        for (let look = 0; look < 50 && heard.length < tokens.length; look += 1) {
          receiver.drain(sink);
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        receiver.drain(sink);
        expect(heard.sort()).toEqual(tokens);
      }
    });
  },
);
