/** Stops a subscription. */
export type Unsubscribe = () => void;
/** A reply now or later: the window waits either way. */
export type Soon<T> = T | Promise<T>;

/** A file that the person chose or dropped: its name without folders, and what is in it. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text as a file to save, with the name to suggest. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}
