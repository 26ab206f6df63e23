import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { LabCertificate } from './certificates.ts';

/** What can be wrong with one host of the lab. */
export type HostFault =
  | 'none'
  /** Nothing listens. */
  | 'closed'
  /** Takes the connection and says nothing. */
  | 'hanging'
  /** Takes the connection and throws it away at the first word, which names the host. */
  | 'reset'
  /** Speaks, but not TLS. */
  | 'garbage'
  | 'expired'
  | 'ends-soon'
  | 'wrong-name'
  | 'self-signed'
  /** Signed by an authority that is not public: a filter that reads along. */
  | 'intercepted'
  /** Hangs up after the handshake. */
  | 'empty'
  /** Status 200 without a page. */
  | 'empty-page'
  | 'no-answer'
  | 'reset-in-answer'
  | 'stops-in-answer'
  | 'slow'
  | 'not-found'
  | 'server-error'
  | 'forbidden'
  | 'proxy-password'
  | 'legal-block'
  /** The filter's page with status 200. */
  | 'block-page'
  /** Sent to a sign-in page of another site. */
  | 'portal'
  /** A web page where data is expected. */
  | 'html-instead'
  | 'wrong-content'
  | 'wrong-clock';

/** What only the lab's filter says; a site names it in `network.blockPageWords`. */
export const BLOCK_PAGE_WORD = 'Lab Web Filter';
export const PORTAL_ADDRESS = 'https://guest-portal.lab.example/login';
export const SLOW_MS = 3_500;
/** How far the clock of `wrong-clock` is behind. */
export const CLOCK_OFF_MS = 3_600_000;

export type CertificateKind = 'good' | 'expired' | 'ends-soon' | 'wrong-name' | 'self-signed' | 'intercepted';

export interface HostServerOptions {
  /** Null: plain HTTP. Called when a fault is set that needs it, so that a lab makes only what it uses. */
  readonly certificate: ((kind: CertificateKind) => LabCertificate) | null;
  readonly page: { readonly status: number; readonly contentType: string; readonly body: string };
  readonly address: '127.0.0.1' | '::1';
  readonly fault: HostFault;
}

const CERTIFICATE_OF: Readonly<Partial<Record<HostFault, CertificateKind>>> = {
  expired: 'expired',
  'ends-soon': 'ends-soon',
  'wrong-name': 'wrong-name',
  'self-signed': 'self-signed',
  intercepted: 'intercepted',
};

/** One host of the lab on a port of its own, whose fault can change while it runs. */
export class HostServer {
  readonly #options: HostServerOptions;
  readonly #sockets = new Set<Socket>();
  readonly #http: HttpServer;
  readonly #server: Server;
  #fault: HostFault = 'none';
  #port = 0;
  #secureContext: SecureContext | null = null;
  /** Requests that reached the web server. */
  requests = 0;
  connections = 0;

  private constructor(options: HostServerOptions) {
    this.#options = options;
    this.#http = createHttpServer((request, response) => this.#answer(request, response));
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  static async start(options: HostServerOptions): Promise<HostServer> {
    const host = new HostServer(options);
    await host.#listen();
    await host.setFault(options.fault);
    return host;
  }

  get address(): string {
    return this.#options.address;
  }

  get port(): number {
    return this.#port;
  }

  async setFault(fault: HostFault): Promise<void> {
    const wasClosed = this.#fault === 'closed';
    const certificate = this.#options.certificate?.(CERTIFICATE_OF[fault] ?? 'good');
    this.#secureContext = certificate === undefined ? null : createSecureContext(certificate);
    this.#fault = fault;
    if (fault === 'closed' && !wasClosed) await this.#close();
    if (fault !== 'closed' && wasClosed) await this.#listen();
  }

  async stop(): Promise<void> {
    if (this.#fault !== 'closed') await this.#close();
    this.#http.close();
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, this.#options.address, () => {
        this.#port = (this.#server.address() as AddressInfo).port;
        this.#server.removeListener('error', reject);
        resolve();
      });
    });
  }

  #close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
    if (this.#fault === 'hanging') return;
    if (this.#fault === 'reset') socket.once('data', () => socket.resetAndDestroy());
    else if (this.#fault === 'garbage') socket.end('220 this is not the server you are looking for\r\n');
    else this.#http.emit('connection', this.#secured(socket));
  }

  #secured(socket: Socket): Socket {
    if (this.#secureContext === null) return socket;
    const secure = new TLSSocket(socket, { isServer: true, secureContext: this.#secureContext });
    secure.on('error', () => {});
    return secure;
  }

  #answer(_request: IncomingMessage, response: ServerResponse): void {
    this.requests += 1;
    const { status, contentType, body } = this.#options.page;
    const send = (code: number, text: string, headers: Record<string, string> = {}) =>
      response.writeHead(code, { 'content-type': 'text/html', ...headers }).end(text);
    const normal = () => send(status, body, { 'content-type': contentType });
    switch (this.#fault) {
      case 'empty':
        return void response.socket?.end();
      case 'empty-page':
        return void send(200, '');
      case 'no-answer':
        return;
      case 'reset-in-answer':
        return void this.#resetAll();
      case 'stops-in-answer':
        response.writeHead(200, { 'content-type': contentType, 'content-length': String(body.length + 1_000) });
        response.write(body.slice(0, 5));
        setTimeout(() => response.destroy(), 50);
        return;
      case 'slow':
        setTimeout(normal, SLOW_MS);
        return;
      case 'not-found':
        return void send(404, '<html>Not found</html>');
      case 'server-error':
        return void send(500, '<html>Error</html>');
      case 'forbidden':
        return void send(403, '<html>Forbidden</html>');
      case 'proxy-password':
        return void send(407, '<html>Who are you?</html>');
      case 'legal-block':
        return void send(451, '<html>Not here</html>');
      case 'block-page':
        return void send(200, `<html><h1>${BLOCK_PAGE_WORD}</h1>Blocked: education.</html>`);
      case 'portal':
        return void send(302, '', { location: PORTAL_ADDRESS });
      case 'html-instead':
        return void send(200, '<!DOCTYPE html><html><body>Welcome to our network</body></html>');
      case 'wrong-content':
        return void send(200, 'something else', { 'content-type': contentType });
      case 'wrong-clock':
        return void send(status, body, {
          date: new Date(Date.now() - CLOCK_OFF_MS).toUTCString(),
          'content-type': contentType,
        });
      default:
        normal();
    }
  }

  /** Below TLS, as a firewall does it. */
  #resetAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }
}
