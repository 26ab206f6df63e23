/** What a script can rely on. Documented in README.md, "Without a window". */
export const EXIT = {
  /** Imported; nothing is down; every room is go; an error that is known. */
  ok: 0,
  /** Wrong use, a bad roster, or an import that changed nothing. */
  refused: 1,
  /** At least one device is down, or one room is no-go. */
  down: 2,
  /** Nothing is down or no-go, but something could not be checked; or nothing was found. */
  unchecked: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
