import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../../shared/result.ts';

const ADDRESS = '127.0.0.1';
const REQUEST_TIMEOUT_MS = 5_000;
/** A monitoring program asks one at a time; more is a mistake. */
const MAX_CONNECTIONS = 8;

export interface MetricsServer {
  /** As chosen, or by the system for 0. */
  readonly port: number;
  /** Ends it, and every connection with it. */
  stop(): Promise<void>;
}

/**
 * Answers `GET /metrics` on this laptop's loopback address and nothing else.
 *
 * A web page in a browser of this laptop could reach loopback by a name of its own (DNS rebinding); it cannot choose the Host
 * header, so only our own address and `localhost` are accepted there.
 *
 * @param port  0: one that is free.
 * @param text  Asked for at every request.
 */
export async function startMetricsServer(port: number, text: () => string): Promise<Result<MetricsServer>> {
  const server = createServer((request, response) => answer(request, response, text));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const failure = await listening(server, port);
  if (failure !== null) return fail('metrics-port', sentenceOf(port, failure), { code: failure });
  const address = server.address();
  return ok({
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** Null: it listens. Otherwise why not, such as `EADDRINUSE`. */
function listening(server: Server, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, ADDRESS, () => resolve(null));
  });
}

function answer(request: IncomingMessage, response: ServerResponse, text: () => string): void {
  const status = statusOf(request);
  response.writeHead(status, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET' } : {}),
  });
  response.end(status === 200 ? text() : `${REFUSALS[status]}\n`);
}

const REFUSALS = {
  403: 'Ask by the address 127.0.0.1 or by localhost.',
  404: 'There is only /metrics here.',
  405: 'There is only GET here.',
} as const;

function statusOf({ headers, method, url, socket }: IncomingMessage): 200 | keyof typeof REFUSALS {
  const own = new Set([`${ADDRESS}:${socket.localPort}`, `localhost:${socket.localPort}`]);
  if (!own.has(headers.host?.toLowerCase() ?? '')) return 403;
  if (method !== 'GET') return 405;
  return url === '/metrics' || url?.startsWith('/metrics?') === true ? 200 : 404;
}

function sentenceOf(port: number, code: string): string {
  return code === 'EADDRINUSE'
    ? `Another program on this laptop uses port ${port}, so the numbers for Prometheus are not offered. Choose another port in Settings.`
    : `The numbers for Prometheus cannot be offered on port ${port} (${code}). Choose another port in Settings, or switch it off there.`;
}
