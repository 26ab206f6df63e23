/** Closes a switch over a union: a new member fails the build here until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
