import type { Alert } from '../../shared/model/alert.ts';
import type { AlertRepository } from '../store/repositories.ts';

/** Alerts for as long as the process runs. */
export class MemoryAlertRepository implements AlertRepository {
  readonly #alerts = new Map<string, Alert>();

  latest(limit: number): Alert[] {
    return [...this.#alerts.values()].slice(-limit);
  }

  between(from: number, to: number): Alert[] {
    return [...this.#alerts.values()].filter(({ at }) => at >= from && at < to);
  }

  write(alert: Alert): void {
    this.#alerts.set(alert.id, alert);
  }

  prune(): number {
    return 0;
  }
}
