/** What a peer in the lab is waited on with. */
export interface Awaited {
  /** Called whenever something was heard; the wait adds and removes itself. */
  readonly listeners: { add(look: () => void): unknown; delete(look: () => void): unknown };
  readonly isDone: () => boolean;
  readonly withinMs: number;
  /** What was heard last, for the message when it did not happen. */
  readonly last: () => string;
}

/** Resolves when what was heard satisfies `isDone`; rejects with what was heard last after `withinMs`. */
export function until({ listeners, isDone, withinMs, last }: Awaited): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(deadline);
      listeners.delete(look);
      end();
    };
    const look = () => {
      if (isDone()) finish(resolve);
    };
    const deadline = setTimeout(() => {
      finish(() => reject(new Error(`Not seen within ${withinMs} ms. Last: ${last()}`)));
    }, withinMs);
    listeners.add(look);
    look();
  });
}
