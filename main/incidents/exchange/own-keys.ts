import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { KeyCard, UNNAMED_CONSOLE } from '../../../shared/model/district-exchange.ts';
import { rawPublic } from './raw-keys.ts';

/** This console's secret keys, as the encrypted database keeps them. */
export const OwnKeys = z.strictObject({
  /** As the card calls this console. */
  name: KeyCard.shape.name,
  madeAt: z.number(),
  /** Base64 of PKCS #8. Ed25519: proves that a file is ours. */
  signingSecret: z.base64().max(200),
  /** Base64 of PKCS #8. X25519: opens files for us. */
  sealingSecret: z.base64().max(200),
});
export type OwnKeys = z.infer<typeof OwnKeys>;

interface OwnKeysStore {
  ownKeys(): OwnKeys | null;
  writeOwnKeys(keys: OwnKeys): void;
}

/**
 * Made when first asked for; named as soon as the school is.
 *
 * @param usualName  What to call this console while nobody gave it a name.
 */
export function ownKeys(keys: OwnKeysStore, usualName: string, now: number): OwnKeys {
  const known = keys.ownKeys();
  if (known !== null && known.name !== UNNAMED_CONSOLE) return known;
  const name = KeyCard.shape.name.safeParse(usualName).data ?? UNNAMED_CONSOLE;
  const made = known === null ? makeOwnKeys(name, Math.round(now)) : { ...known, name };
  if (made.name !== known?.name) keys.writeOwnKeys(made);
  return made;
}

function makeOwnKeys(name: string, madeAt: number): OwnKeys {
  return {
    name,
    madeAt,
    signingSecret: secretText(generateKeyPairSync('ed25519').privateKey),
    sealingSecret: secretText(generateKeyPairSync('x25519').privateKey),
  };
}

/** What others may know. */
export function cardOf(keys: OwnKeys): KeyCard {
  return {
    schema: 1,
    name: keys.name,
    signingKey: rawPublic(secretKey(keys.signingSecret)),
    sealingKey: rawPublic(secretKey(keys.sealingSecret)),
  };
}

export function secretKey(base64: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
}

function secretText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
