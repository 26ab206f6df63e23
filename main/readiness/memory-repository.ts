import type { Confirmation, SignOff, SweepSummary } from '../../shared/model/readiness.ts';
import type { ReadinessRepository, SweepRecord } from '../store/repositories.ts';

/** What readiness found and people said, for as long as the process runs. */
export class MemoryReadinessRepository implements ReadinessRepository {
  /** Oldest first. */
  #sweeps: SweepRecord[] = [];
  readonly #confirmations = new Map<string, Confirmation>();
  readonly #signOffs = new Map<string, SignOff>();

  addSweep(sweep: SweepRecord): void {
    this.#sweeps.push(sweep);
  }

  summaries(limit: number): SweepSummary[] {
    return this.#sweeps
      .slice(-limit)
      .reverse()
      .map(({ summary }) => summary);
  }

  latestSweeps(): SweepRecord[] {
    return this.#sweeps.slice(Math.max(0, this.#sweeps.findLastIndex(isWhole)));
  }

  previousVerdicts(): ReturnType<ReadinessRepository['previousVerdicts']> {
    const before = this.#sweeps.filter(isWhole).at(-2);
    if (before === undefined) return null;
    const { summary, results } = before;
    const verdicts = Object.fromEntries(results.map(({ key, verdict }) => [key, verdict]));
    return { at: summary.endedAt ?? summary.startedAt, verdicts };
  }

  confirmations(): Confirmation[] {
    return [...this.#confirmations.values()];
  }

  addConfirmation(confirmation: Confirmation): void {
    const { platformId, itemId, roomId } = confirmation;
    this.#confirmations.set(JSON.stringify([platformId, itemId, roomId]), confirmation);
  }

  signOffs(): SignOff[] {
    return [...this.#signOffs.values()];
  }

  writeSignOff(signOff: SignOff): void {
    this.#signOffs.set(signOff.roomId, signOff);
  }

  signOffsBetween(from: number, to: number): SignOff[] {
    const isWithin = (at: number | null) => at !== null && at >= from && at < to;
    return this.signOffs().filter(({ at, reopenedAt }) => isWithin(at) || isWithin(reopenedAt));
  }

  /** The process is over long before a sweep is old. */
  prune(): number {
    return 0;
  }
}

const isWhole = ({ summary }: SweepRecord) => summary.trigger !== 'recheck';
