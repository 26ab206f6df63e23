import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { mailText, webhookMessage } from '../../../main/alerts/message.ts';
import { sendEmail } from '../../../main/alerts/senders/email.ts';
import { sendWebhook } from '../../../main/alerts/senders/webhook.ts';
import type { AlertSettings } from '../../../shared/model/alert.ts';
import { anAlert } from '../../helpers/diagnosis-builders.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening<T extends Server>(server: T): Promise<number> {
  server.listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('webhook', () => {
  async function hook(status: number, location?: string) {
    const bodies: unknown[] = [];
    const server = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(JSON.parse(body));
        response.writeHead(status, location === undefined ? {} : { location }).end();
      });
    });
    return { url: `http://127.0.0.1:${await listening(server)}/hook`, bodies };
  }
  const message = webhookMessage(anAlert(), 'Lincoln', 'alert');

  test('gets what a program needs, and one sentence for people', async () => {
    const { url, bodies } = await hook(204);
    expect(await sendWebhook(url, message)).toEqual({ kind: 'sent' });
    expect(bodies).toEqual([
      expect.objectContaining({
        schema: 1,
        kind: 'alert',
        school: 'Lincoln',
        severity: 'critical',
        text: anAlert().sentence,
      }),
    ]);
  });

  test.each([
    [503, 'retry'],
    [429, 'retry'],
    [404, 'failed'],
    [401, 'failed'],
  ] as const)('an answer of %i means %s', async (status, kind) => {
    const { url } = await hook(status);
    expect(await sendWebhook(url, message)).toMatchObject({ kind });
  });

  test('is not led to another address', async () => {
    const elsewhere = await hook(204);
    const { url } = await hook(302, elsewhere.url);
    expect(await sendWebhook(url, message)).toMatchObject({ kind: 'failed' });
    expect(elsewhere.bodies).toEqual([]);
  });

  test('a server that is not there is tried again', async () => {
    const { url } = await hook(204);
    for (const server of open.splice(0)) server.close();
    expect(await sendWebhook(url, message)).toMatchObject({ kind: 'retry' });
  });
});

describe('e-mail', () => {
  /** Speaks as much SMTP as one message takes; `answers` overrules a command's reply. */
  async function mailServer(answers: Readonly<Record<string, string>> = {}) {
    const received: string[] = [];
    const server = createServer((socket) => {
      let isData = false;
      let pending = '';
      const say = (line: string) => socket.write(`${line}\r\n`);
      socket.on('error', () => undefined);
      say('220 mail.example.test ESMTP');
      socket.on('data', (chunk) => {
        pending += chunk.toString('utf8');
        if (isData) {
          if (!pending.includes('\r\n.\r\n')) return;
          received.push(pending);
          pending = '';
          isData = false;
          say('250 kept');
          return;
        }
        for (;;) {
          const end = pending.indexOf('\r\n');
          if (end < 0) return;
          const command = pending.slice(0, end);
          pending = pending.slice(end + 2);
          const verb = command.slice(0, 4).toUpperCase();
          if (verb === 'DATA') isData = true;
          if (verb === 'EHLO') say('250-mail.example.test\r\n250 AUTH PLAIN');
          else say(answers[verb] ?? (verb === 'DATA' ? '354 go on' : verb === 'AUTH' ? '235 fine' : '250 fine'));
          if (verb === 'QUIT') socket.end();
        }
      });
    });
    return { port: await listening(server), received };
  }

  const settings = (port: number): NonNullable<AlertSettings['email']> => ({
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    password: '',
    from: 'console@example.test',
    to: ['network@example.test', 'office@example.test'],
  });
  const mail = mailText(anAlert(), 'Lincoln');

  test('arrives with the sentence, the counts and what to do first', async () => {
    const { port, received } = await mailServer();
    expect(await sendEmail(settings(port), mail)).toEqual({ kind: 'sent' });
    expect(received[0]).toContain('11 of 12 devices went silent');
    expect(received[0]).toContain('Subject: [Lincoln] Room 114');
    expect(received[0]).toContain('Look at the access point');
  });

  test('a wrong password is said and not tried again', async () => {
    const { port } = await mailServer({ AUTH: '535 no' });
    const outcome = await sendEmail({ ...settings(port), user: 'console', password: 'wrong' }, mail);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('user name and password') });
  });

  test('a server that is busy is tried again, one that refuses is not', async () => {
    expect(await sendEmail(settings((await mailServer({ MAIL: '451 later' })).port), mail)).toMatchObject({
      kind: 'retry',
    });
    expect(await sendEmail(settings((await mailServer({ MAIL: '550 never' })).port), mail)).toMatchObject({
      kind: 'failed',
    });
  });

  test('nothing is sent in the clear where encryption is asked for', async () => {
    const { port, received } = await mailServer({ STAR: '502 no' });
    const outcome = await sendEmail({ ...settings(port), security: 'starttls' }, mail);
    expect(outcome.kind).not.toBe('sent');
    expect(received).toEqual([]);
  });
});
