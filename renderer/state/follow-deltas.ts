/** What became of a delta: `gap` means that something before it was missed. */
export type DeltaOutcome = 'applied' | 'old' | 'gap';

export interface DeltaSource<Snapshot, Delta> {
  /** Returns its own unsubscribe. */
  subscribe(listener: (delta: Delta) => void): () => void;
  /** Null: it could not be had; it is asked for again after `retryMs`. */
  snapshot(): Promise<Snapshot | null>;
}

export interface DeltaTarget<Snapshot, Delta> {
  load(snapshot: Snapshot): void;
  apply(delta: Delta): DeltaOutcome;
}

export interface Following {
  /** Something was missed: asks for the snapshot again, unless that is under way. */
  resync(): void;
  stop(): void;
}

/** Deltas kept while the snapshot is under way: a minute at five a second. */
const MAX_BUFFERED = 300;

/**
 * Keeps a copy of something the main process owns: subscribes first, then asks for the snapshot, drops older deltas and
 * asks again after a gap, so that nothing between the two is missed.
 */
export function followDeltas<Snapshot, Delta>(
  source: DeltaSource<Snapshot, Delta>,
  target: DeltaTarget<Snapshot, Delta>,
  retryMs = 1_000,
): Following {
  let buffer: Delta[] | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  function receive(delta: Delta): void {
    if (buffer !== null) {
      // An overflow drops the oldest: the snapshot will be newer than those, and a gap would be noticed.
      if (buffer.length === MAX_BUFFERED) buffer.shift();
      buffer.push(delta);
      return;
    }
    if (target.apply(delta) === 'gap') resync();
  }

  function resync(): void {
    if (buffer !== null || isStopped) return;
    buffer = [];
    void load();
  }

  async function load(): Promise<void> {
    const snapshot = await source.snapshot();
    if (isStopped) return;
    if (snapshot === null) {
      retry = setTimeout(() => void load(), retryMs);
      return;
    }
    const waiting = buffer ?? [];
    buffer = null;
    target.load(snapshot);
    for (const delta of waiting) receive(delta);
  }

  const unsubscribe = source.subscribe(receive);
  resync();
  return {
    resync,
    stop() {
      isStopped = true;
      clearTimeout(retry);
      unsubscribe();
    },
  };
}
