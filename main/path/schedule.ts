import { countsAgainstHop, type PathFailure, type PathTarget, type PathTargetId } from '../../shared/model/path.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';

/** A first failure is asked about again soon: two in a row are what `down` takes. */
const CONFIRM_AFTER_MS = 2 * SECOND_MS;
/** Hosts of others are asked out of turn at most so often, however often something fails. */
const OUT_OF_TURN_GAP_MS = MINUTE_MS / 2;

interface Turn {
  readonly target: PathTarget;
  /** Its regular turns are this and every period from here on, however often it is asked between them. */
  readonly firstTurnAt: number;
  readonly dueAt: number;
  readonly lastOutOfTurnAt: number;
  readonly isFailing: boolean;
}

/**
 * Whose turn it is. Pure bookkeeping over given times, so that tests and the simulated school run it on their own clock.
 * Targets with the same period are spread over it, so that one platform's hosts take turns.
 */
export class PathSchedule {
  readonly #turns = new Map<PathTargetId, Turn>();

  /** Keeps the turns of targets that stay. */
  setTargets(targets: readonly PathTarget[], now: number): void {
    const ids = new Set(targets.map(({ id }) => id));
    for (const id of this.#turns.keys()) if (!ids.has(id)) this.#turns.delete(id);
    for (const target of targets) {
      const known = this.#turns.get(target.id);
      const firstTurnAt = now + firstDelayMs(target, targets);
      const turn = known ?? {
        firstTurnAt,
        dueAt: firstTurnAt,
        lastOutOfTurnAt: Number.NEGATIVE_INFINITY,
        isFailing: false,
      };
      this.#turns.set(target.id, { ...turn, target });
    }
  }

  /** Takes the targets that are due; each counts as asked from now on. */
  takeDue(now: number): PathTarget[] {
    const due = [...this.#turns.values()].filter(({ dueAt }) => dueAt <= now);
    for (const turn of due) this.#turns.set(turn.target.id, { ...turn, dueAt: nextTurnAt(turn, now) });
    return due.map(({ target }) => target);
  }

  /**
   * A probe ended. After a first failure the target is asked again soon, and so is everything else that could explain it, once: a
   * fault is told from its neighbours by asking them at the same time.
   */
  ended(targetId: PathTargetId, failure: PathFailure | null, now: number): void {
    const turn = this.#turns.get(targetId);
    if (turn === undefined) return;
    const isFailing = failure !== null && countsAgainstHop(failure.code);
    this.#turns.set(targetId, { ...turn, isFailing });
    if (turn.isFailing && !isFailing) this.askFailing(now);
    if (!isFailing || turn.isFailing) return;
    for (const id of this.#turns.keys()) this.#askSoon(id, id === targetId ? now + CONFIRM_AFTER_MS : now, now);
  }

  /** Something looks wrong, such as a room going silent: ask everything once, as far as politeness allows. */
  askAll(now: number): void {
    for (const id of this.#turns.keys()) this.#askSoon(id, now, now);
  }

  /** Something is back: what failed with it may be back as well, and people wait for that word. As far as politeness allows. */
  askFailing(now: number): void {
    for (const [id, { isFailing }] of this.#turns) if (isFailing) this.#askSoon(id, now, now);
  }

  #askSoon(targetId: PathTargetId, dueAt: number, now: number): void {
    const turn = this.#turns.get(targetId);
    if (turn === undefined || turn.dueAt <= dueAt) return;
    if (now - turn.lastOutOfTurnAt < OUT_OF_TURN_GAP_MS) return;
    this.#turns.set(targetId, { ...turn, dueAt, lastOutOfTurnAt: now });
  }
}

/** Asked out of turn just before its regular turn, a target is passed over once. */
const TURN_GAP_SHARE = 0.1;

/**
 * The next regular turn, unless it would come right after this one. A fault has all hosts of a platform asked at once; if that moved their
 * turns, they would be asked at the same moment ever after, and a host that fails would be noticed a minute late.
 */
function nextTurnAt({ firstTurnAt, target: { periodMs } }: Turn, now: number): number {
  return firstTurnAt + Math.ceil((now + periodMs * TURN_GAP_SHARE - firstTurnAt) / periodMs) * periodMs;
}

/** Everything is asked at once at the start; of the hosts that share a platform only the first, the others in their turn. */
function firstDelayMs(target: PathTarget, all: readonly PathTarget[]): number {
  if (target.kind !== 'platform-host') return 0;
  const group = all.filter(({ kind, platformId }) => kind === target.kind && platformId === target.platformId);
  return (group.findIndex(({ id }) => id === target.id) * target.periodMs) / group.length;
}
