import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { type Attempt, attempt, type Failure, failureOf } from './attempt.ts';
import { MAX_BODY_BYTES } from './limits.ts';

/** What a web server answered. */
export interface HttpAnswer {
  readonly status: number;
  /** As sent, such as `/home` or `https://portal.example/`; null: none. */
  readonly location: string | null;
  readonly contentType: string;
  /** Epoch milliseconds of the `Date` header, corrected by `Age`; null: none, or unreadable. */
  readonly serverTime: number | null;
  /** The laptop's clock when the answer's head came, epoch milliseconds. */
  readonly receivedAt: number;
  /** `Server` and `Via`, which often name a filter. */
  readonly server: string;
  readonly via: string;
  /** The first 64 KiB, as UTF-8. */
  readonly body: string;
  readonly bodyBytes: number;
  /** There is more than was read. */
  readonly isCut: boolean;
  /** Why the body ended early; null: it did not. */
  readonly bodyFailure: Failure | null;
  /** From the request to the first byte of the answer. */
  readonly firstByteMs: number;
}

export interface HttpRequest {
  /** What the `Host` header says: the real name, also where the connection goes elsewhere. */
  readonly host: string;
  readonly path: string;
}

const HEADERS = {
  'user-agent': 'TestingDayConsole (readiness check)',
  accept: '*/*',
  'accept-encoding': 'identity',
  connection: 'close',
};

/** Asks once over a connected socket and reads what fits. The socket is spent afterwards. */
export function exchange(
  socket: Socket,
  { host, path }: HttpRequest,
  now: () => number,
  signal: AbortSignal,
  limitMs: number,
): Promise<Attempt<HttpAnswer>> {
  const startedAt = performance.now();
  return attempt(signal, limitMs, ({ succeed, fail }) => {
    let finish: ((failure: Failure) => void) | null = null;
    const give = (failure: Failure) => (finish === null ? fail(failure) : finish(failure));
    const asked = request({
      createConnection: () => socket,
      host,
      path,
      setHost: false,
      headers: { host, ...HEADERS },
    });
    asked.on('error', (error) => give(failureOf(error)));
    asked.once('response', (answer) => {
      const read = readBody(answer, now(), performance.now() - startedAt, succeed);
      finish = read;
    });
    // A body that drips past the limit is an answer that did not end, not no answer.
    const nearlyOver = setTimeout(() => finish?.({ kind: 'timeout', afterMs: limitMs }), limitMs * 0.95);
    asked.end();
    return () => {
      clearTimeout(nearlyOver);
      asked.destroy();
      socket.destroy();
    };
  });
}

/** Collects the body; returns the way to end it early. */
function readBody(
  answer: IncomingMessage,
  receivedAt: number,
  firstByteMs: number,
  done: (answer: HttpAnswer) => void,
): (failure: Failure) => void {
  const chunks: Buffer[] = [];
  let bodyBytes = 0;
  const end = (isCut: boolean, bodyFailure: Failure | null) =>
    done({
      ...headOf(answer, receivedAt),
      body: Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8'),
      bodyBytes: Math.min(bodyBytes, MAX_BODY_BYTES),
      isCut,
      bodyFailure,
      firstByteMs,
    });
  answer.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bodyBytes += chunk.length;
    if (bodyBytes >= MAX_BODY_BYTES) end(true, null);
  });
  answer.once('end', () => end(false, null));
  answer.on('error', (error) => end(false, failureOf(error)));
  return (failure) => end(false, failure);
}

function headOf(answer: IncomingMessage, receivedAt: number) {
  const { headers } = answer;
  const sentAt = headers.date === undefined ? Number.NaN : Date.parse(headers.date);
  const ageSeconds = Number(headers.age ?? 0);
  const serverTime = sentAt + (Number.isFinite(ageSeconds) ? ageSeconds * 1_000 : 0);
  return {
    status: answer.statusCode ?? 0,
    location: headers.location ?? null,
    contentType: headers['content-type'] ?? '',
    serverTime: Number.isFinite(serverTime) ? serverTime : null,
    receivedAt,
    server: String(headers.server ?? ''),
    via: headers.via ?? '',
  };
}

/** Asks a proxy over a connected socket for a way through to `target` (`host:port`). The socket comes back as that way. */
export function openTunnel(
  socket: Socket,
  target: string,
  signal: AbortSignal,
  limitMs: number,
): Promise<Attempt<Socket>> {
  return attempt(signal, limitMs, ({ succeed, fail }) => {
    const asked = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: target,
      setHost: false,
      headers: { host: target, 'user-agent': HEADERS['user-agent'] },
    });
    asked.on('error', (error) => fail(failureOf(error)));
    asked.once('connect', ({ statusCode }, tunnel: Socket) => {
      if (statusCode === 200) succeed(tunnel);
      else fail({ kind: 'proxy-refused', status: statusCode ?? 0 });
    });
    asked.once('response', ({ statusCode }) => fail({ kind: 'proxy-refused', status: statusCode ?? 0 }));
    asked.end();
    return (isHandedOver) => {
      if (isHandedOver) return;
      asked.destroy();
      socket.destroy();
    };
  });
}
