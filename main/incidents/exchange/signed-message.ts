import { sign, verify } from 'node:crypto';
import type { KeyCard } from '../../../shared/model/district-exchange.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { canonicalJson } from '../canonical-json.ts';
import { cardFile, type SealedFile, type SealedKind, sealedFile, sealedHead } from './file-text.ts';
import { cardOf, type OwnKeys, secretKey } from './own-keys.ts';
import { publicKey, RAW_KEY_BYTES, rawBytes } from './raw-keys.ts';
import { damaged, forSomebodyElse } from './refusals.ts';
import { seal, unseal } from './seal.ts';

const SIGNATURE_BYTES = 64;

/** A message whose seal was whole and whose signature is right. Who `signer` is, and whether to trust them, is open. */
export interface OpenedMessage {
  readonly kind: SealedKind;
  /** Base64 of the raw Ed25519 key that signed it. */
  readonly signer: string;
  /** Not checked against any schema yet. */
  readonly body: unknown;
}

/** Signs a message and seals it, text of the file. `unusable-key` when the recipient's key is none. */
export function sealMessage(kind: SealedKind, message: unknown, own: OwnKeys, to: KeyCard): Result<string> {
  const body = Buffer.from(canonicalJson(message));
  const signature = sign(null, signedBytes(kind, to.sealingKey, body), secretKey(own.signingSecret));
  const signer = rawBytes(cardOf(own).signingKey) ?? Buffer.alloc(RAW_KEY_BYTES);
  const plain = Buffer.concat([signature, signer, body]);
  const sealed = seal(plain, to.sealingKey, (ephemeral) => sealedHead({ kind, to: to.sealingKey, ephemeral }));
  if (sealed === null) {
    return fail('exchange.unusable-key', `The card of ${to.name} holds no usable key. Ask them for a new card.`);
  }
  return ok(sealedFile({ kind, to: to.sealingKey, ...sealed }));
}

/** Opens what was sealed for this console and checks its signature. */
export function openMessage(file: SealedFile, own: OwnKeys): Result<OpenedMessage> {
  if (file.to !== cardOf(own).sealingKey) return forSomebodyElse();
  const plain = unseal(file, secretKey(own.sealingSecret), sealedHead(file));
  if (plain === null || plain.length < SIGNATURE_BYTES + RAW_KEY_BYTES) return damaged();
  const signature = plain.subarray(0, SIGNATURE_BYTES);
  const signer = plain.subarray(SIGNATURE_BYTES, SIGNATURE_BYTES + RAW_KEY_BYTES).toString('base64');
  const body = plain.subarray(SIGNATURE_BYTES + RAW_KEY_BYTES);
  const key = publicKey('ed25519', signer);
  if (key === null || !verify(null, signedBytes(file.kind, file.to, body), key, signature)) return damaged();
  return ok({ kind: file.kind, signer, body: json(body) });
}

/** The card as a file, signed with the key that it shows: both keys are in one hand, and no byte was lost. */
export function cardText(own: OwnKeys): string {
  const card = cardOf(own);
  return cardFile(card, sign(null, cardBytes(card), secretKey(own.signingSecret)).toString('base64'));
}

export function isCardWhole(card: KeyCard, signature: string): boolean {
  const key = publicKey('ed25519', card.signingKey);
  const bytes = Buffer.from(signature, 'base64');
  if (key === null || !isUsable(card)) return false;
  return bytes.toString('base64') === signature && verify(null, cardBytes(card), key, bytes);
}

/** Whether what a card shows are keys at all. */
export function isUsable({ signingKey, sealingKey }: KeyCard): boolean {
  return publicKey('ed25519', signingKey) !== null && publicKey('x25519', sealingKey) !== null;
}

/** Kind and recipient are signed too: an answer is no request, and what was meant for one console cannot be passed on to another. */
function signedBytes(kind: SealedKind, to: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`testing-day-console ${kind} 1\n${to}\n`), body]);
}

function cardBytes(card: KeyCard): Buffer {
  return Buffer.from(`testing-day-console card 1\n${canonicalJson(card)}`);
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
