import type { PreviewRow } from '../../shared/model/roster-import.ts';

const SHOWN = 200;

/** What a person should look at first: problems, then changes, then what is new. */
const RANKS = ['problem', 'updated', 'added', 'skipped', 'unchanged'] as const;
type Rank = (typeof RANKS)[number];

/** Keeps the rows worth showing without keeping them all. */
export class PreviewSample {
  readonly #byRank = new Map<Rank, PreviewRow[]>(RANKS.map((rank) => [rank, []]));

  /** @param make  Called only for rows that may be shown. */
  offer(rank: Rank, make: () => PreviewRow): void {
    const rows = this.#byRank.get(rank);
    if (rows !== undefined && rows.length < SHOWN) rows.push(make());
  }

  list(): PreviewRow[] {
    return RANKS.flatMap((rank) => this.#byRank.get(rank) ?? []).slice(0, SHOWN);
  }
}
