import type { z } from 'zod';
import { channels, type RequestName } from '../../shared/contract/channels.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';
import type { Handlers } from './handler-types.ts';

/** What the gate looks at of a message; Electron's `IpcMainInvokeEvent` has it. */
export interface RequestEvent {
  readonly sender: { readonly id: number; readonly mainFrame: unknown };
  /** Null when the frame has navigated away or is gone. */
  readonly senderFrame: { readonly url: string } | null;
}

export interface Gate {
  /** Is this the contents of a window that we opened for the console? */
  isOurWindow(contentsId: number): boolean;
  /** Is this the address of our own page? */
  isOurPage(url: string): boolean;
  readonly handlers: Handlers;
  readonly log: Log;
}

/** Every way a message is turned away. Stable: tests and the window go by these. */
export type RefusalCode = 'refused-sender' | 'refused-origin' | 'unknown-channel' | 'bad-request' | 'handler-failed';

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  'refused-sender': 'This message did not come from the console window and was not carried out.',
  'refused-origin': 'This message did not come from the console page and was not carried out.',
  'unknown-channel': 'The console does not know this request. Restart it; if that does not help, install it again.',
  'bad-request': 'The console could not use what was entered. Check the values and try again.',
  'handler-failed':
    'Something went wrong inside the console and this was not finished. Try again; if it happens again, restart it.',
};

/** Longest part of a refused name that goes into the log. */
const MAX_LOGGED_NAME_LENGTH = 80;

/**
 * Answers one message from a page, in this order: known window and main frame, our own page, known name, request schema,
 * handler. Fails closed: what cannot be proven to be ours is refused. Never throws; every refusal is a coded reply and a
 * line in the log, and the stack of a failed handler stays in the log.
 */
export async function answerRequest(
  event: RequestEvent,
  name: unknown,
  input: unknown,
  gate: Gate,
): Promise<Result<unknown>> {
  const refuse = (code: RefusalCode, reason: unknown, details?: Readonly<Record<string, unknown>>) => {
    gate.log.warn(`ipc ${code}: ${loggable(name)}`, reason);
    return fail(code, SENTENCES[code], details);
  };

  const { sender, senderFrame } = event;
  if (!gate.isOurWindow(sender.id)) return refuse('refused-sender', `contents ${sender.id} is not a console window`);
  if (senderFrame === null || senderFrame !== sender.mainFrame) return refuse('refused-sender', 'not the main frame');
  if (!gate.isOurPage(senderFrame.url)) return refuse('refused-origin', senderFrame.url);
  if (!isRequestName(name)) return refuse('unknown-channel', 'not in the contract table');

  const parsed = channels[name].request.safeParse(input);
  if (!parsed.success) {
    const problems = describe(parsed.error);
    return refuse('bad-request', problems, { problems });
  }
  try {
    return await handlerOf(gate.handlers, name)(parsed.data);
  } catch (error) {
    return refuse('handler-failed', error);
  }
}

function loggable(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, MAX_LOGGED_NAME_LENGTH) : `(${typeof name})`;
}

function isRequestName(name: unknown): name is RequestName {
  return (
    typeof name === 'string' && Object.hasOwn(channels, name) && channels[name as RequestName].direction === 'request'
  );
}

/** TypeScript cannot pair the handler of `name` with the input just parsed by the schema of the same `name`. */
function handlerOf(handlers: Handlers, name: RequestName): (input: unknown) => ReturnType<Handlers[RequestName]> {
  return handlers[name] as (input: unknown) => ReturnType<Handlers[RequestName]>;
}

/** Where and why, without the values: they may be what a person typed. */
function describe(error: z.ZodError): string[] {
  return error.issues
    .slice(0, 10)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
}
