import type { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';

/** The largest built-in file has 70 KB. */
export const MAX_OWN_FILE_BYTES = 1024 * 1024;
/** Named in the sentence; a file with more faults is better mended from the top. */
const FAULTS_NAMED = 3;

/** A kind of JSON file that a school may write itself. */
export interface OwnFileKind<T> {
  /** Begins the codes of refusals: `profile`, `program`. */
  readonly code: string;
  /** In a sentence: `platform file`, `program file`. */
  readonly called: string;
  readonly schema: z.ZodType<T>;
  /** What the schema cannot see; sentences. */
  readonly faultsOf: (value: T) => string[];
}

/**
 * One file of the school's own, checked: its text, its fields, and that its parts agree with each other.
 *
 * @param name  For the sentence only.
 * @returns `<code>-too-large`, `<code>-not-json`, `<code>-invalid` with a sentence that names file, field and what is wrong.
 */
export function parseOwnFile<T>(
  { code, called, schema, faultsOf }: OwnFileKind<T>,
  name: string,
  bytes: Uint8Array,
): Result<T> {
  if (bytes.byteLength > MAX_OWN_FILE_BYTES) {
    return fail(`${code}-too-large`, `${name} cannot be used: it is larger than 1 MB, and a ${called} is not.`);
  }
  const json = parseJson(bytes);
  if (!json.ok) return fail(`${code}-not-json`, `${name} cannot be used: it is not JSON. ${json.reason}`);
  const parsed = schema.safeParse(json.value);
  const faults = parsed.success ? faultsOf(parsed.data) : parsed.error.issues.map(describe);
  if (parsed.success && faults.length === 0) return ok(parsed.data);
  const more = faults.length > FAULTS_NAMED ? ` And ${faults.length - FAULTS_NAMED} more.` : '';
  return fail(`${code}-invalid`, `${name} cannot be used: ${faults.slice(0, FAULTS_NAMED).join(' ')}${more}`);
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
