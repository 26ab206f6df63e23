import { checkingPeriodMs } from '../shared/model/session-effects.ts';
import { MINUTE_MS } from '../shared/units.ts';
import type { Clock } from './clock.ts';
import type { SessionService } from './sessions/service.ts';

export interface CheckingPeriodOptions {
  readonly clock: Clock;
  readonly sessions: Pick<SessionService, 'list' | 'onChange'>;
  /** What the person set, in milliseconds. */
  readonly setPeriodMs: () => number;
  readonly onChange: () => void;
}

/** How often devices are checked now, by sessions and time of day; tells when that changes. */
export class CheckingPeriod {
  readonly #options: CheckingPeriodOptions;
  readonly #stops: readonly (() => void)[];
  #toldMs: number;

  constructor(options: CheckingPeriodOptions) {
    this.#options = options;
    this.#toldMs = this.currentMs;
    const look = () => this.#look();
    // A session comes near, or a day ends, without anybody doing anything.
    this.#stops = [options.sessions.onChange(look), options.clock.every(MINUTE_MS, look)];
  }

  get currentMs(): number {
    const { clock, sessions, setPeriodMs } = this.#options;
    return checkingPeriodMs(sessions.list(), setPeriodMs(), clock.now());
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #look(): void {
    const periodMs = this.currentMs;
    if (periodMs === this.#toldMs) return;
    this.#toldMs = periodMs;
    this.#options.onChange();
  }
}
