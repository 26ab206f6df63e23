/**
 * An expected outcome as a value. Bugs throw; what a person can cause or meet is a `Result`.
 *
 * `code` is stable and safe to test against; `message` is a whole sentence for people: what happened, what it means, what to do.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** What crosses a border when something expected went wrong. The stack stays in the log of the side it happened on. */
export interface AppError {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, message: string, details?: Readonly<Record<string, unknown>>): Result<never> {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } };
}
