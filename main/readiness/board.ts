import type { CheckKey, CheckResult, ReadinessDelta, ReadinessSnapshot } from '../../shared/model/readiness.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';

/** At most five messages a second, whatever the number of results. */
const TICK_MS = 200;

/** Everything of the board but its results. */
export type BoardParts = Omit<ReadinessSnapshot, 'revision' | 'results'>;

/**
 * What the readiness board shows, and one delta a tick of what changed. The tick starts with the first change, so nothing
 * waits longer; the last result of a check wins. The parts and results are owned by those who put them here.
 */
export class ReadinessBoard {
  readonly #clock: Clock;
  readonly #listeners = new Listeners<[ReadinessDelta]>();
  readonly #results: Map<CheckKey, CheckResult>;
  #parts: BoardParts;
  #revision = 0;
  #changed = new Map<CheckKey, CheckResult>();
  #removed = new Set<CheckKey>();
  #changedParts: Partial<BoardParts> = {};
  #cancelTick: (() => void) | null = null;

  constructor(clock: Clock, parts: BoardParts, results: readonly CheckResult[]) {
    this.#clock = clock;
    this.#parts = parts;
    this.#results = new Map(results.map((result) => [result.key, result]));
  }

  get parts(): BoardParts {
    return this.#parts;
  }

  results(): CheckResult[] {
    return [...this.#results.values()];
  }

  has(key: CheckKey): boolean {
    return this.#results.has(key);
  }

  set(parts: Partial<BoardParts>): void {
    this.#parts = { ...this.#parts, ...parts };
    this.#changedParts = { ...this.#changedParts, ...parts };
    this.#startTick();
  }

  put(result: CheckResult): void {
    this.#results.set(result.key, result);
    this.#changed.set(result.key, result);
    this.#removed.delete(result.key);
    this.#startTick();
  }

  /** Results that no longer hold, because of whom or what they spoke. */
  remove(keys: Iterable<CheckKey>): void {
    for (const key of keys) {
      if (!this.#results.delete(key)) continue;
      this.#changed.delete(key);
      this.#removed.add(key);
      this.#startTick();
    }
  }

  /** What waits goes out first, so that the snapshot's number is the number of its content. */
  snapshot(): ReadinessSnapshot {
    this.flush();
    return { ...this.#parts, revision: this.#revision, results: this.results() };
  }

  onChange(listener: (delta: ReadinessDelta) => void): () => void {
    return this.#listeners.add(listener);
  }

  flush(): void {
    if (this.#cancelTick === null) return;
    this.#cancelTick();
    this.#cancelTick = null;
    this.#revision += 1;
    const delta: ReadinessDelta = {
      revision: this.#revision,
      results: [...this.#changed.values()],
      removed: [...this.#removed],
      ...this.#changedParts,
    };
    this.#changed = new Map();
    this.#removed = new Set();
    this.#changedParts = {};
    this.#listeners.tell(delta);
  }

  #startTick(): void {
    this.#cancelTick ??= this.#clock.after(TICK_MS, () => this.flush());
  }
}
