import { connect as connectSocket, isIP, type Socket } from 'node:net';
import { type Attempt, attempt, failureOf } from './attempt.ts';

/** Where a connection really goes. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * Opens one TCP connection.
 *
 * @returns The socket belongs to the caller from then on; late errors on it are swallowed, since whoever reads it sees its end.
 */
export function connectTcp(endpoint: Endpoint, signal: AbortSignal, limitMs: number): Promise<Attempt<Socket>> {
  return attempt(signal, limitMs, ({ succeed, fail }) => {
    const socket = connectSocket({ host: endpoint.address, port: endpoint.port, family: isIP(endpoint.address) });
    socket.on('error', (error) => fail(failureOf(error)));
    socket.once('connect', () => succeed(socket));
    return (isHandedOver) => {
      if (!isHandedOver) socket.destroy();
    };
  });
}

/** `203.0.113.7:443`, `[2001:db8::7]:443`. */
export function endpointText({ address, port }: Endpoint): string {
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Reads {@link endpointText}, and `name:port`. Null without a port. */
export function parseEndpoint(text: string): Endpoint | null {
  const match = /^(?:\[(?<v6>[^\]]+)\]|(?<host>[^:[\]]+)):(?<port>\d{1,5})$/.exec(text.trim());
  const address = match?.groups?.v6 ?? match?.groups?.host;
  const port = Number(match?.groups?.port);
  return address === undefined || port < 1 || port > 65_535 ? null : { address, port };
}
