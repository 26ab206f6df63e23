import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface LabProxy {
  /** `127.0.0.1:3128`. */
  readonly address: string;
  /** Ways that nobody has closed yet. */
  openWays(): number;
  stop(): Promise<void>;
}

/** A proxy on loopback that opens ways (`CONNECT`) to where `resolve` says, or answers every wish with `status`. */
export async function startProxy(
  answer: { readonly resolve: (target: string) => number } | { readonly status: number },
): Promise<LabProxy> {
  const server = createServer((_, response) => response.writeHead(400).end());
  const open = new Set<Duplex>();
  server.on('connect', (request, socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => {});
    if ('status' in answer) {
      socket.end(`HTTP/1.1 ${answer.status} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const there = connect(answer.resolve(request.url ?? ''), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    there.once('close', () => socket.end(() => socket.destroy()));
    socket.once('close', () => there.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    openWays: () => open.size,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
