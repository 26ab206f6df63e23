import type { z } from 'zod';
import { profileFaults } from '../../../shared/profiles/consistency.ts';
import { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** The largest built-in profile has 70 KB. */
export const MAX_PROFILE_BYTES = 1024 * 1024;
/** Named in the sentence; a file with more faults is better mended from the top. */
const FAULTS_NAMED = 3;

/**
 * One platform file, checked: its text, its fields, and that its parts agree with each other.
 *
 * @param name  For the sentence only.
 * @returns `profile-too-large`, `profile-not-json`, `profile-invalid` with a sentence that names file, field and what is wrong.
 */
export function parseProfile(name: string, bytes: Uint8Array): Result<PlatformProfile> {
  if (bytes.byteLength > MAX_PROFILE_BYTES) {
    return fail('profile-too-large', `${name} cannot be used: it is larger than 1 MB, and a platform file is not.`);
  }
  const json = parseJson(bytes);
  if (!json.ok) return fail('profile-not-json', `${name} cannot be used: it is not JSON. ${json.reason}`);
  const parsed = PlatformProfile.safeParse(json.value);
  const faults = parsed.success ? profileFaults(parsed.data) : parsed.error.issues.map(describe);
  if (parsed.success && faults.length === 0) return ok(parsed.data);
  const more = faults.length > FAULTS_NAMED ? ` And ${faults.length - FAULTS_NAMED} more.` : '';
  return fail('profile-invalid', `${name} cannot be used: ${faults.slice(0, FAULTS_NAMED).join(' ')}${more}`);
}

function parseJson(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    // Takes a byte order mark off, which Windows editors like to add.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, reason: error instanceof SyntaxError ? `${error.message}.` : 'Save it as UTF-8 text.' };
  }
}

/** `hosts[2].port: Too big: expected number to be <=65535.` */
function describe({ path, message }: z.core.$ZodIssue): string {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return field === '' ? sentence : `${field.replace(/^\./, '')}: ${sentence}`;
}
