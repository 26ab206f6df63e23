import type { EngineStatus, RoundSummary } from '../../../shared/model/live.ts';

/** Keeps the engine's status and tells every change once. `failed` is final, but for `stopped`. */
export class StatusTeller {
  readonly #tell: (status: EngineStatus) => void;
  #now: EngineStatus;

  constructor(periodMs: number, tell: (status: EngineStatus) => void) {
    this.#tell = tell;
    this.#now = {
      phase: 'starting',
      transport: null,
      transportLabel: '',
      message: null,
      periodMs,
      deviceCount: 0,
      lastRound: null,
    };
  }

  get now(): EngineStatus {
    return this.#now;
  }

  say(change: Partial<EngineStatus>): void {
    const before = this.#now;
    const hasFailed = before.phase === 'failed' && change.phase !== 'stopped';
    const kept = hasFailed ? { phase: before.phase, message: before.message } : {};
    const next: EngineStatus = { ...before, ...change, ...kept };
    this.#now = next;
    const isChanged = (Object.keys(change) as (keyof EngineStatus)[]).some((key) => next[key] !== before[key]);
    if (isChanged) this.#tell(next);
  }

  /** Part of the status, but told by an event of its own. */
  roundEnded(summary: RoundSummary): void {
    this.#now = { ...this.#now, lastRound: summary };
  }
}
