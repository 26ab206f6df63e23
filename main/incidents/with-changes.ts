type Changes<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** `whole` with what `changes` says; a change that is `undefined` says nothing. */
export function withChanges<T extends object>(whole: T, changes: Changes<T>): T {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...whole, ...Object.fromEntries(said) };
}
