import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** How dear one try is. `cost` is scrypt's N, `blockSize` r, `parallel` p. */
export interface PinCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/**
 * 64 MiB for one try. A PIN has few digits, so the slowness is all that stands between a copy of the table and the digits. One try
 * takes 0.33 s in Node 20 and 0.65 s in Electron 33 (measured on a 2-core machine): short for a person, and for somebody who tries
 * them all on one such core an hour for four digits, four days for six. One of the equally strong pairs of OWASP's Password
 * Storage Cheat Sheet (N=2^16, r=8, p=2); its first choice takes 128 MiB, which laptops on a testing day do not always have.
 */
export const PIN_COST: PinCost = { cost: 2 ** 16, blockSize: 8, parallel: 2 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A PIN as it is kept. The cost stands beside it, so that a dearer one can come later. */
export const PinHash = z.strictObject({
  scheme: z.literal('scrypt'),
  cost: z
    .int()
    .min(2)
    .max(2 ** 20),
  blockSize: z.int().min(1).max(32),
  parallel: z.int().min(1).max(16),
  /** Base64. */
  salt: z.base64().max(100),
  hash: z.base64().max(100),
});
export type PinHash = z.infer<typeof PinHash>;

/** Off the main thread, with a salt of its own. */
export async function hashPin(pin: string, cost: PinCost = PIN_COST): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, salt, cost);
  return { scheme: 'scrypt', ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Off the main thread. Takes as long for a wrong PIN as for the right one. */
export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  const expected = Buffer.from(kept.hash, 'base64');
  const given = await derive(pin, Buffer.from(kept.salt, 'base64'), kept);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(pin: string, salt: Buffer, { cost, blockSize, parallel }: PinCost): Promise<Buffer> {
  // What scrypt itself needs (128 * r * (N + p + 2) bytes) and a little more; Node allows 32 MiB unless told.
  const maxmem = 128 * blockSize * (cost + parallel + 2) + 2 ** 20;
  const options: ScryptOptions = { N: cost, r: blockSize, p: parallel, maxmem };
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
