import type { PathHopKind } from '../../shared/model/path.ts';

/** What every probe of a hop outside passes through; of the same kind counts as well, since one that is back shows the way is. */
const ON_THE_WAY_TO: Readonly<Partial<Record<PathHopKind, readonly PathHopKind[]>>> = {
  dns: ['gateway', 'internet'],
  internet: ['gateway', 'internet'],
  'platform-host': ['gateway', 'dns', 'internet'],
};

/** Remembers when parts of the way out came back: what failed behind them before says nothing about itself. */
export class Repairs {
  readonly #at = new Map<PathHopKind, number>();

  /** @param at  Start of the probe that answered, epoch milliseconds. */
  note(kind: PathHopKind, at: number): void {
    this.#at.set(kind, at);
  }

  isOnTheWayTo(kind: PathHopKind, repaired: PathHopKind): boolean {
    return ON_THE_WAY_TO[kind]?.includes(repaired) ?? false;
  }

  /** Whether a failed probe was sent before something on its way came back. */
  isOutdated(kind: PathHopKind, startedAt: number): boolean {
    return (ON_THE_WAY_TO[kind] ?? []).some((part) => startedAt < (this.#at.get(part) ?? Number.NEGATIVE_INFINITY));
  }
}
