import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckResult } from '../../../shared/model/readiness.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../shared/model/site.ts';
import { LabAuthority, type LabCertificate, whyNoCertificates } from '../../lab/servers/certificates.ts';
import { LAB_PROFILE } from '../../lab/servers/lab-profile.ts';
import { labChecks } from '../../lab/servers/lab-sweep.ts';

const noCertificates = whyNoCertificates();
const HOST = 'data.service.example';
/** A check that is told to stop ends within this; the same slack as after a deadline. */
const GRACE_MS = 250;

/** What a server does with a connection, step by step. */
type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'send'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'reset' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant('send' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }) }),
  // Close to real answers, so that the deeper steps are reached too.
  fc
    .constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'Content-Length: 5\r\n',
      'Content-Length: -1\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Location: ///\r\n',
      'HTTP/1.1 302 Found\r\nLocation: https://data.service.example/again\r\n\r\n',
      'Date: yesterday\r\n',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a":',
      '\r\n\r\n',
      'HTTP/1.1 407 No\r\n\r\n',
      'HTTP/9.9 999 What\r\n\r\n',
    )
    .map((text) => ({ kind: 'send' as const, bytes: Buffer.from(text) })),
  fc.constant({ kind: 'end' as const }),
  fc.constant({ kind: 'reset' as const }),
);
const behaviour = fc.record({ isSecure: fc.boolean(), steps: fc.array(step, { maxLength: 6 }) });
type Behaviour = typeof behaviour extends fc.Arbitrary<infer T> ? T : never;

describe.skipIf(noCertificates !== null)(
  `network checks against servers that misbehave ${noCertificates ?? ''}`,
  () => {
    let authority: LabAuthority;
    let certificate: LabCertificate;
    let server: Server;
    let now: Behaviour = { isSecure: false, steps: [] };
    const sockets = new Set<Socket>();

    beforeAll(async () => {
      authority = new LabAuthority('Lab Public Trust');
      certificate = authority.issue([HOST]);
      server = createTcpServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.once('close', () => sockets.delete(socket));
        void behave(socket, now, certificate);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      authority.remove();
    });

    it('any bytes at any pace > a check never throws, fits its schema, and ends soon after it is told to', async () => {
      const property = fc.asyncProperty(behaviour, fc.integer({ min: 0, max: 400 }), async (random, stopAfterMs) => {
        now = random;
        const check = labChecks({
          site: siteAt((server.address() as AddressInfo).port, authority.pem),
          profiles: [LAB_PROFILE],
        }).find(({ checkId }) => checkId === 'host/data');
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), stopAfterMs);
        const running = Promise.resolve(check?.run(controller.signal)).then((found) => ({ found }));
        const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), stopAfterMs + GRACE_MS));

        const outcome = await Promise.race([running, late]);
        clearTimeout(timer);
        controller.abort();

        expect(outcome).not.toBe('late');
        if (outcome !== 'late') expect(CheckResult.partial().safeParse(outcome.found).error).toBeUndefined();
      });
      await fc.assert(property, { numRuns: 100, endOnFailure: true });
    });

    it('any bytes at any pace > no connection of the checks is left open', async () => {
      // Both ends live in this process: what is open and does not belong to the server belongs to a check.
      const ofChecks = () =>
        process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length - sockets.size;
      await expect.poll(ofChecks).toBeLessThanOrEqual(0);
    });
  },
);

async function behave(raw: Socket, { isSecure, steps }: Behaviour, certificate: LabCertificate): Promise<void> {
  const socket = isSecure
    ? new TLSSocket(raw, { isServer: true, secureContext: createSecureContext(certificate) })
    : raw;
  socket.on('error', () => {});
  if (isSecure) await new Promise((resolve) => socket.once('data', resolve));
  for (const one of steps) {
    if (socket.destroyed) return;
    if (one.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, one.ms));
    else if (one.kind === 'send') socket.write(one.bytes);
    else if (one.kind === 'end') socket.end();
    else raw.resetAndDestroy();
  }
  // Notices when the other side hangs up.
  socket.resume();
}

function siteAt(port: number, trusted: string): Site {
  return {
    ...EMPTY_SITE,
    platforms: { lab: { ...EMPTY_PLATFORM_SITE, isUsed: true } },
    rehearsal: {
      redirects: { [`${HOST}:443`]: { address: '127.0.0.1', port } },
      trustedCertificates: [trusted],
      isLocalOnly: true,
    },
  };
}
