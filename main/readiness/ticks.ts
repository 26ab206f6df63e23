import { type CheckResult, type Confirmation, checkKey } from '../../shared/model/readiness.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ReadinessRepository } from '../store/repositories.ts';
import type { ReadinessBoard } from './board.ts';
import { type CheckLists, planNow, type ReadinessSources } from './sources.ts';
import { type LoadGate, runCheck } from './sweep/run-check.ts';

/** The site changes with every field that somebody leaves; the check list is looked at once after each burst. */
const REVIEW_MS = SECOND_MS;
/** A laptop sleeps over midnight, so the day is compared again and again. */
const LOOK_MS = MINUTE_MS;

export interface TicksOptions {
  readonly board: ReadinessBoard;
  readonly repository: ReadinessRepository;
  readonly sources: ReadinessSources;
  readonly checks: Pick<CheckLists, 'ofPeople'>;
  readonly load: LoadGate;
  readonly clock: Clock;
  readonly log: Log;
}

/** What people tick, and whether it still counts: a tick for the day ends at midnight, one for the window with the window. */
export class Ticks {
  readonly #options: TicksOptions;
  readonly #stopDays: () => void;
  #day: string;
  #cancelReview: (() => void) | null = null;

  constructor(options: TicksOptions) {
    this.#options = options;
    this.#day = dayOf(options.clock.now());
    this.#stopDays = options.clock.every(LOOK_MS, () => this.#lookAtDay());
  }

  /** Keeps a tick and looks at its item again at once, wherever it stands on the board. */
  async add(confirmation: Confirmation): Promise<void> {
    const { board, repository } = this.#options;
    repository.addConfirmation(confirmation);
    const others = board.parts.confirmations.filter((other) => !isSameItem(other, confirmation));
    board.set({ confirmations: [...others, confirmation] });
    const { platformId, itemId } = confirmation;
    await this.#look((check) => check.platformId === platformId && check.checkId === `person/${itemId}`);
  }

  /** Whatever decides about ticks is not as it was. Cheap to call often. */
  reviewSoon(): void {
    const { clock, log } = this.#options;
    this.#cancelReview ??= clock.after(REVIEW_MS, () => {
      this.#cancelReview = null;
      this.#look(() => true).catch((error: unknown) => log.error('The check list could not be looked at', error));
    });
  }

  stop(): void {
    this.#stopDays();
    this.#cancelReview?.();
    this.#cancelReview = null;
  }

  #lookAtDay(): void {
    const today = dayOf(this.#options.clock.now());
    if (today === this.#day) return;
    this.#day = today;
    this.reviewSoon();
  }

  /** Before the first sweep there is nothing to look at again: ticks alone must not make a room look checked. */
  async #look(isMeant: (check: Pick<CheckResult, 'platformId' | 'checkId'>) => boolean): Promise<void> {
    const { board, checks, sources, clock, load, log } = this.#options;
    const known = new Map(
      board.results().flatMap((result) => (result.origin === 'person' ? [[result.key, result] as const] : [])),
    );
    if (known.size === 0) return;
    const scope = { roomIds: this.#roomsOnBoard(), platformIds: null };
    const plan = planNow(sources, clock.now(), board.parts.confirmations, scope);
    const signal = new AbortController().signal;
    for (const check of await checks.ofPeople(plan)) {
      const before = known.get(checkKey(check));
      if (before === undefined || !isMeant(check)) continue;
      const result = await runCheck(check, { clock, load, log, signal });
      if (result !== null && !saysTheSame(before, result)) board.put(result);
    }
  }

  #roomsOnBoard(): RoomId[] {
    const { board, sources } = this.#options;
    const onBoard = new Set(board.results().flatMap(({ scope }) => (scope.kind === 'room' ? [scope.roomId] : [])));
    return sources
      .roster()
      .rooms.filter(({ id, kind }) => kind === 'room' || onBoard.has(id))
      .map(({ id }) => id);
  }
}

/** The laptop's own calendar day. */
function dayOf(at: number): string {
  return new Date(at).toDateString();
}

function saysTheSame(before: CheckResult, now: CheckResult): boolean {
  return before.verdict === now.verdict && before.sentence === now.sentence;
}

function isSameItem(a: Confirmation, b: Confirmation): boolean {
  return a.platformId === b.platformId && a.itemId === b.itemId && a.roomId === b.roomId;
}
