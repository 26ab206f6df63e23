import type { SweepSchedule } from '../../shared/model/site.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { nextRunAt } from './schedule.ts';

/** Timers stand still while a laptop sleeps, so the time of day is compared again and again. */
const LOOK_MS = 20 * SECOND_MS;
/** Ours: a run that a sleeping laptop missed is made up for this long; later it would surprise rather than help. */
const MAKE_UP_MS = 90 * MINUTE_MS;

export interface AlarmClockOptions {
  readonly clock: Clock;
  readonly schedule: () => SweepSchedule;
  /** It is due. */
  readonly onDue: () => void;
  readonly onNextChanged: (nextAt: number | null) => void;
}

/** Rings when a schedule is due, also when the laptop slept meanwhile: one ring for all that it missed, and none when it is too late. */
export class AlarmClock {
  readonly #options: AlarmClockOptions;
  readonly #stop: () => void;
  #nextAt: number | null = null;

  constructor(options: AlarmClockOptions) {
    this.#options = options;
    this.#stop = options.clock.every(LOOK_MS, () => this.#look());
    this.scheduleChanged();
  }

  scheduleChanged(): void {
    const { clock, schedule, onNextChanged } = this.#options;
    this.#nextAt = nextRunAt(schedule(), clock.now());
    onNextChanged(this.#nextAt);
  }

  stop(): void {
    this.#stop();
  }

  #look(): void {
    const now = this.#options.clock.now();
    const dueAt = this.#nextAt;
    if (dueAt === null || now < dueAt) return;
    this.scheduleChanged();
    if (now - dueAt <= MAKE_UP_MS) this.#options.onDue();
  }
}
