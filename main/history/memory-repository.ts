import type { Exhibit, ExhibitSummary } from '../../shared/model/exhibit.ts';
import type { ExhibitRepository, HistoryReader } from '../store/repositories.ts';

/** Where no history is kept there is nothing to look back at. */
export const EMPTY_PAST: HistoryReader = {
  transitionsBetween: () => [],
  changesBetween: () => [],
  lastChangesBefore: () => [],
  minutesBetween: () => [],
  deviceTotals: () => [],
  minuteTotals: () => [],
  rollupsBetween: () => [],
};

/** Exhibits for as long as the process runs. */
export class MemoryExhibitRepository implements ExhibitRepository {
  readonly #exhibits: Exhibit[] = [];

  add(exhibit: Exhibit): void {
    this.#exhibits.unshift(exhibit);
  }

  list(): ExhibitSummary[] {
    return this.#exhibits.map(({ id, madeAt, span, scope, title }) => ({ id, madeAt, span, scope, title }));
  }

  get(id: string): Exhibit | null {
    return this.#exhibits.find((exhibit) => exhibit.id === id) ?? null;
  }
}
