import { SECOND_MS } from '../../../shared/units.ts';
import type { WebhookMessage } from '../message.ts';
import type { SendOutcome } from '../outbox.ts';

const TIMEOUT_MS = 10 * SECOND_MS;

/** Sends one message by POST. Redirects are not followed: the school named this address and no other. */
export async function sendWebhook(url: string, message: WebhookMessage): Promise<SendOutcome> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (answer.ok) return { kind: 'sent' };
    return isPassing(answer.status)
      ? { kind: 'retry', message: `The webhook's server is busy (${answer.status}).` }
      : {
          kind: 'failed',
          message: `The webhook's server refuses the message (${answer.status}). Check its address in Settings.`,
        };
  } catch {
    return { kind: 'retry', message: "The webhook's server could not be reached." };
  }
}

/** Too many requests, and everything that is the server's own trouble. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
