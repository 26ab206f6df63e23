import {
  type CheckKey,
  type CheckResult,
  checkKey,
  type SweepSummary,
  type SweepTrigger,
  type Verdict,
} from '../../../shared/model/readiness.ts';
import type { RoomId } from '../../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { DAY_MS } from '../../../shared/units.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ReadinessRepository } from '../../store/repositories.ts';
import type { ReadinessBoard } from '../board.ts';
import type { Check } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import { type CheckLists, planNow, type ReadinessSources, type SweepScope, WHOLE_SCHOOL } from '../sources.ts';
import { type LoadGate, notReached } from './run-check.ts';
import { runSweep } from './run-sweep.ts';
import { askedFor, outdated, type RecheckWish, roomsOfWish, verdictsOf, wantedBy } from './scope.ts';
import { SweepRun } from './sweep-run.ts';

/** Most checks wait for the network, so many may at once; a laptop's socket and name-service limits are far above. */
const CONCURRENCY = 64;
/** Ours: long enough to look back over a testing window, short enough to stay small. */
const KEEP_SWEEPS_MS = 60 * DAY_MS;

export interface SweepsOptions {
  readonly board: ReadinessBoard;
  readonly repository: ReadinessRepository;
  readonly sources: ReadinessSources;
  readonly checks: CheckLists;
  readonly load: LoadGate;
  readonly clock: Clock;
  readonly makeId: () => string;
  readonly log: Log;
  /** A sweep could not be written to disk; the board has it all the same. */
  readonly onNotKept: (cause: unknown) => void;
  /** A sweep broke off because of the console itself; what was found until then stands. */
  readonly onBrokenOff: (cause: unknown) => void;
}

/** Runs sweeps and rechecks, one of each at a time, puts what they find on the board and keeps it. */
export class Sweeps {
  readonly #options: SweepsOptions;
  #sweep: SweepRun | null = null;
  #recheck: SweepRun | null = null;
  readonly #underWay = new Set<Promise<void>>();
  /** Verdicts at the end of the newest full sweep: what the next one is compared with. */
  #newest: { readonly at: number; readonly verdicts: Readonly<Record<CheckKey, Verdict>> } | null;

  constructor(
    options: SweepsOptions,
    newest: { readonly at: number; readonly results: readonly CheckResult[] } | null,
  ) {
    this.#options = options;
    this.#newest = newest && { at: newest.at, verdicts: verdictsOf(newest.results) };
  }

  /** Begins a sweep. Fails with `sweep-running` or `no-rooms`. */
  start(scope: SweepScope, trigger: Exclude<SweepTrigger, 'recheck'>): Result<SweepSummary> {
    if (this.#sweep !== null) {
      return fail('sweep-running', 'The rooms are being checked already. Wait until it is done, or stop it first.');
    }
    const { board, makeId } = this.#options;
    const plan = this.#plan(scope);
    if (plan.rooms.length === 0) {
      return fail('no-rooms', 'There is no room to check yet. Bring in your devices and rooms first.');
    }
    this.#recheck?.stop();
    const run = new SweepRun(makeId(), trigger, plan, 0);
    this.#sweep = run;
    board.set({ sweep: run.summary, previous: this.#newest });
    this.#follow(this.#runSweep(run, plan, scope));
    return ok(run.summary);
  }

  /** Looks at some checks again. Fails with `recheck-running` or `no-rooms`. */
  recheck(wish: RecheckWish): Result<SweepSummary> {
    if (this.#recheck !== null) {
      return fail(
        'recheck-running',
        'Something is being checked again already. It is done in a moment; try again then.',
      );
    }
    const { board, makeId } = this.#options;
    const roomIds = roomsOfWish(wish);
    const plan = this.#plan({ ...WHOLE_SCHOOL, roomIds: this.#allRoomsAnd(roomIds) });
    const known = new Set(plan.rooms.map(({ room }) => room.id));
    if (known.size === 0 || ('roomId' in wish && !known.has(wish.roomId))) {
      return fail('no-rooms', 'This room is no longer in the roster, so there is nothing to check.');
    }
    const concerned = { ...plan, rooms: plan.rooms.filter(({ room }) => roomIds.includes(room.id)) };
    const run = new SweepRun(makeId(), 'recheck', concerned, 'keys' in wish ? wish.keys.length : 0);
    this.#recheck = run;
    board.set({ recheck: run.summary });
    this.#follow(this.#runRecheck(run, plan, wish));
    return ok(run.summary);
  }

  get isSweeping(): boolean {
    return this.#sweep !== null;
  }

  stop(): void {
    this.#sweep?.stop();
    this.#recheck?.stop();
  }

  /** Resolves when nothing runs any more. */
  async untilDone(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #runSweep(run: SweepRun, plan: SweepPlan, scope: SweepScope): Promise<void> {
    const { board } = this.#options;
    try {
      await this.#runAll(
        run,
        'sweep',
        plan,
        () => this.#plan(scope),
        null,
        () => true,
      );
    } catch (error) {
      run.stop();
      throw error;
    } finally {
      const summary = run.end(this.#now());
      // Only a sweep that went through to its end knows what no longer exists.
      if (!summary.isStopped) board.remove(outdated(board.results(), run.found, scope));
      for (const check of run.left) if (!board.has(checkKey(check))) board.put(notReached(check, this.#now()));
      const results = board.results();
      this.#sweep = null;
      this.#newest = { at: this.#now(), verdicts: verdictsOf(results) };
      board.set({ sweep: summary });
      this.#keep(summary, results);
    }
  }

  async #runRecheck(run: SweepRun, plan: SweepPlan, wish: RecheckWish): Promise<void> {
    const { board } = this.#options;
    const isWanted = wantedBy(wish, plan);
    const again = () => this.#plan({ ...WHOLE_SCHOOL, roomIds: plan.rooms.map(({ room }) => room.id) });
    const devices = plan.rooms
      .filter(({ room }) => run.summary.roomIds.includes(room.id))
      .flatMap((room) => room.devices.map(({ id }) => id));
    try {
      await this.#runAll(run, 'recheck', plan, again, devices, isWanted);
    } catch (error) {
      run.stop();
      throw error;
    } finally {
      const summary = run.end(this.#now());
      if (!summary.isStopped) board.remove(askedFor(wish, board.results()).filter((key) => !run.found.has(key)));
      this.#recheck = null;
      board.set({ recheck: null });
      this.#keep(summary, [...run.found.values()]);
    }
  }

  /**
   * Checks from the laptop outward begin at once; those on the plan wait for a fresh round of the devices meanwhile. What loads
   * the network comes last and one by one, so that it disturbs no measurement.
   */
  async #runAll(
    run: SweepRun,
    part: 'sweep' | 'recheck',
    plan: SweepPlan,
    planAgain: () => SweepPlan,
    devices: readonly string[] | null,
    isWanted: (check: Check) => boolean,
  ): Promise<void> {
    const { checks, sources } = this.#options;
    const [outward, onPlan] = await Promise.all([checks.outward(plan), checks.onPlan(plan)]);
    const wanted = outward.filter(isWanted);
    const wantedOnPlan = onPlan.filter(isWanted);
    run.expect([...wanted, ...wantedOnPlan]);
    this.#options.board.set({ [part]: run.summary });

    const afterRound = async () => {
      if (!wantedOnPlan.some(({ origin }) => origin === 'live')) {
        await this.#run(wantedOnPlan, CONCURRENCY, run, part);
        return;
      }
      await sources.freshRound(devices, run.signal);
      const fresh = (await checks.onPlan(planAgain())).filter(isWanted);
      await this.#run(fresh, CONCURRENCY, run, part);
    };
    const light = wanted.filter(({ isHeavy }) => !isHeavy);
    await Promise.all([this.#run(light, CONCURRENCY, run, part), afterRound()]);
    await this.#run(
      wanted.filter(({ isHeavy }) => isHeavy),
      1,
      run,
      part,
    );
  }

  async #run(checks: readonly Check[], concurrency: number, run: SweepRun, part: 'sweep' | 'recheck'): Promise<void> {
    const { board, clock, load, log } = this.#options;
    await runSweep(checks, {
      clock,
      load,
      log,
      concurrency,
      signal: run.signal,
      onResult: (result) => {
        run.add(result);
        board.put(result);
        board.set({ [part]: run.summary });
      },
    });
  }

  /** A run ends the sweep it belongs to whatever happens; what is left to do with an error is to say it. */
  #follow(running: Promise<void>): void {
    const settled = running
      .catch((error: unknown) => this.#options.onBrokenOff(error))
      .finally(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
  }

  #keep(summary: SweepSummary, results: readonly CheckResult[]): void {
    const { repository, onNotKept } = this.#options;
    try {
      repository.addSweep({ summary, results });
      repository.prune(this.#now() - KEEP_SWEEPS_MS);
    } catch (cause) {
      onNotKept(cause);
    }
  }

  #plan(scope: SweepScope): SweepPlan {
    const { board, sources } = this.#options;
    return planNow(sources, this.#now(), board.parts.confirmations, scope);
  }

  /** Checks of the whole school depend on all rooms, whichever one is asked for. */
  #allRoomsAnd(roomIds: readonly RoomId[]): RoomId[] {
    const { rooms } = this.#options.sources.roster();
    return rooms.filter(({ id, kind }) => kind === 'room' || roomIds.includes(id)).map(({ id }) => id);
  }

  #now(): number {
    return this.#options.clock.now();
  }
}
