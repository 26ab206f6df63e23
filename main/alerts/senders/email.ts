import type { AlertSettings } from '../../../shared/model/alert.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { MailText } from '../message.ts';
import type { SendOutcome } from '../outbox.ts';

type MailServer = NonNullable<AlertSettings['email']>;

const TIMEOUT_MS = 15 * SECOND_MS;
/** Reply codes of 500 and more are final (RFC 5321, 4.2.1). */
const FINAL_FROM = 500;

/** Sends one message through the school's mail server. `nodemailer` is loaded when the first one goes out. */
export async function sendEmail(server: MailServer, { subject, text }: MailText): Promise<SendOutcome> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
  });
  try {
    await transport.sendMail({ from: server.from, to: server.to, subject, text });
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}

function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode } = (typeof error === 'object' ? error : null) as {
    code?: unknown;
    responseCode?: unknown;
  };
  if (code === 'EAUTH')
    return { kind: 'failed', message: 'The mail server does not accept the user name and password.' };
  if (code === 'ETLS') return { kind: 'failed', message: 'The mail server cannot encrypt the connection as set.' };
  if (typeof responseCode === 'number' && responseCode >= FINAL_FROM)
    return { kind: 'failed', message: `The mail server refuses the message (${responseCode}).` };
  return { kind: 'retry', message: 'The mail server could not be reached.' };
}
