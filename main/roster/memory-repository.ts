import type { RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';
import type { RosterChange, RosterRepository } from '../store/repositories.ts';
import { applyRosterDelta } from './apply-change.ts';

const EMPTY: RosterSnapshot = { revision: 0, rooms: [], devices: [] };

/** A roster that is never written to disk: dry runs, and rosters read only for one sweep. */
export class MemoryRosterRepository implements RosterRepository {
  #roster: RosterSnapshot;
  readonly #undo: { readonly what: string; readonly at: number; readonly before: RosterSnapshot }[] = [];
  readonly #now: () => number;

  constructor(roster: RosterSnapshot = EMPTY, now: () => number = Date.now) {
    this.#roster = roster;
    this.#now = now;
  }

  load(): RosterSnapshot {
    return this.#roster;
  }

  write(change: RosterChange): RosterDelta {
    if (change.isUndoable === false) this.#undo.length = 0;
    else this.#undo.push({ what: change.what, at: this.#now(), before: this.#roster });
    return this.#apply({
      revision: this.#roster.revision + 1,
      rooms: [...(change.rooms ?? [])],
      removedRooms: [...(change.removedRooms ?? [])],
      devices: [...(change.devices ?? [])],
      removedDevices: [...(change.removedDevices ?? [])],
    });
  }

  undoInfo(): { what: string; at: number } | null {
    const newest = this.#undo.at(-1);
    return newest === undefined ? null : { what: newest.what, at: newest.at };
  }

  undo(): { readonly what: string; readonly at: number; readonly delta: RosterDelta } | null {
    const newest = this.#undo.pop();
    if (newest === undefined) return null;
    const { what, at, before } = newest;
    const now = this.#roster;
    const delta = this.#apply({
      revision: now.revision + 1,
      rooms: before.rooms,
      removedRooms: idsNotIn(now.rooms, before.rooms),
      devices: before.devices,
      removedDevices: idsNotIn(now.devices, before.devices),
    });
    return { what, at, delta };
  }

  #apply(delta: RosterDelta): RosterDelta {
    this.#roster = applyRosterDelta(this.#roster, delta);
    return delta;
  }
}

function idsNotIn(all: readonly { readonly id: string }[], kept: readonly { readonly id: string }[]): string[] {
  const ids = new Set(kept.map((one) => one.id));
  return all.map((one) => one.id).filter((id) => !ids.has(id));
}
