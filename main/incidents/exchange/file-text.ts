import { z } from 'zod';
import { KeyCard } from '../../../shared/model/district-exchange.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { cutShort, damaged, notOurs, otherVersion, tooLarge } from './refusals.ts';

/*
 * A `.tdcx` file is one line of JSON text, its fields in this order:
 *
 *   {"format":"testing-day-exchange","version":1,"kind":"card","card":{…},"signature":"…"}
 *   {"format":"testing-day-exchange","version":1,"kind":"request","to":"…","ephemeral":"…","sealed":"…"}
 *
 * It is taken only when it is, byte for byte, what this file would write: there is no second way to write the same.
 */

const FORMAT = 'testing-day-exchange';
const VERSION = 1;
const START = `{"format":"${FORMAT}",`;
/** Evidence of a long outage in a large school stays far below. The dialog takes no more either. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const head = { format: z.literal(FORMAT), version: z.literal(VERSION) };

const CardFile = z.strictObject({
  ...head,
  kind: z.literal('card'),
  card: KeyCard,
  signature: z.string().max(200),
});
export type CardFile = z.infer<typeof CardFile>;

const SealedFile = z.strictObject({
  ...head,
  kind: z.enum(['request', 'answer']),
  /** The recipient's sealing key: tells "for somebody else" from "changed on the way". */
  to: z.string().max(64),
  ephemeral: z.string().max(64),
  sealed: z.string(),
});
export type SealedFile = z.infer<typeof SealedFile>;
export type SealedKind = SealedFile['kind'];

const ExchangeFile = z.discriminatedUnion('kind', [CardFile, SealedFile]);
const SomeVersion = z.object({ format: z.literal(FORMAT), version: z.number() });

export function cardFile(card: KeyCard, signature: string): string {
  const { schema, name, signingKey, sealingKey } = card;
  const ordered = { schema, name, signingKey, sealingKey };
  return JSON.stringify({ format: FORMAT, version: VERSION, kind: 'card', card: ordered, signature });
}

/** What the seal covers besides the content. */
export function sealedHead({ kind, to, ephemeral }: Pick<SealedFile, 'kind' | 'to' | 'ephemeral'>): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, kind, to, ephemeral });
}

export function sealedFile({ kind, to, ephemeral, sealed }: Omit<SealedFile, 'format' | 'version'>): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, kind, to, ephemeral, sealed });
}

/** What a file says it is. Nothing in it is proven yet but that nobody wrote it another way. */
export function readFileText(bytes: Uint8Array): Result<CardFile | SealedFile> {
  if (bytes.byteLength > MAX_FILE_BYTES) return tooLarge();
  const text = utf8(bytes);
  if (text === null || !text.startsWith(START)) return notOurs();
  const value = json(text);
  if (value === undefined) return text.endsWith('}') ? damaged() : cutShort();
  const version = SomeVersion.safeParse(value);
  if (version.success && version.data.version !== VERSION) return otherVersion(version.data.version);
  const parsed = ExchangeFile.safeParse(value);
  if (!parsed.success) return damaged();
  const file = parsed.data;
  const again = file.kind === 'card' ? cardFile(file.card, file.signature) : sealedFile(file);
  return again === text ? ok(file) : damaged();
}

/** Null for bytes that are no text. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
