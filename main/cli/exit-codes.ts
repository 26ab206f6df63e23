/** What a script can rely on. Documented in README.md, "Without a window". */
export const EXIT = {
  /** Imported; nothing is down; every room is go; an error that is known; incidents found; a record that is whole. */
  ok: 0,
  /** Wrong use, a bad roster, or an import that changed nothing; what a role may not do; a file that was not written. */
  refused: 1,
  /** At least one device is down, or one room is no-go; a record that was changed. */
  down: 2,
  /** Nothing is down or no-go, but something could not be checked; or nothing was found. */
  unchecked: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
