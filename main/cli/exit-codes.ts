/** What a script can rely on. Documented in README.md, "Without a window". */
export const EXIT = {
  /** Imported; or a sweep in which nothing is down. */
  ok: 0,
  /** Wrong use, a bad roster, or an import that changed nothing. */
  refused: 1,
  /** At least one device is down. */
  down: 2,
  /** Nothing is down, but something could not be checked. */
  unchecked: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
