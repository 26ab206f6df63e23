import { z } from 'zod';

/** A renderer asks, the main process answers with a `Result`. */
export interface Request<In extends z.ZodType, Out extends z.ZodType> {
  readonly direction: 'request';
  readonly request: In;
  readonly reply: Out;
  /** One sentence: what it does, what may go wrong. */
  readonly doc: string;
}

/** The main process tells every window. */
export interface Push<Payload extends z.ZodType> {
  readonly direction: 'push';
  readonly payload: Payload;
  readonly doc: string;
}

export function request<In extends z.ZodType, Out extends z.ZodType>(
  requestSchema: In,
  reply: Out,
  doc: string,
): Request<In, Out> {
  return { direction: 'request', request: requestSchema, reply, doc };
}

export function push<Payload extends z.ZodType>(payload: Payload, doc: string): Push<Payload> {
  return { direction: 'push', payload, doc };
}

export const nothing = z.undefined();
