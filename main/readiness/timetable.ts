import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { SiteService } from '../site/service.ts';
import { AlarmClock } from './alarm-clock.ts';
import { runScheduledSweep, type ScheduledSweepOptions, type ScheduledSweepOutcome } from './scheduled-sweep.ts';
import type { ReadinessService } from './service.ts';

export interface TimetableOptions extends ScheduledSweepOptions {
  readonly clock: Clock;
  readonly site: Pick<SiteService, 'get' | 'onChange'>;
  readonly readiness: ScheduledSweepOptions['readiness'] & Pick<ReadinessService, 'scheduleChanged'>;
}

/** Sweeps at the times that the site says, once somebody lets it run: the window does, a single command does not. */
export class Timetable {
  readonly #options: TimetableOptions;
  readonly #swept = new Listeners<[ScheduledSweepOutcome]>();
  #stop: (() => void) | null = null;

  constructor(options: TimetableOptions) {
    this.#options = options;
  }

  run(): void {
    if (this.#stop !== null) return;
    const { clock, site, readiness } = this.#options;
    const alarm = new AlarmClock({
      clock,
      schedule: () => site.get().schedule,
      onDue: () => void this.#sweep(),
      onNextChanged: (nextAt) => readiness.scheduleChanged(nextAt),
    });
    const stopFollowing = site.onChange(() => alarm.scheduleChanged());
    this.#stop = () => {
      stopFollowing();
      alarm.stop();
    };
  }

  /** A scheduled sweep has ended and its reports are saved. */
  onSweep(listener: (outcome: ScheduledSweepOutcome) => void): () => void {
    return this.#swept.add(listener);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  async #sweep(): Promise<void> {
    const outcome = await runScheduledSweep(this.#options);
    // Closed meanwhile: the sweep was cut short, and there is nobody left to tell.
    if (outcome !== null && this.#stop !== null) this.#swept.tell(outcome);
  }
}
