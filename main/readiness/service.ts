import type { RequestParsed } from '../../shared/contract/channels.ts';
import type {
  CheckResult,
  Confirmation,
  ReadinessDelta,
  ReadinessSnapshot,
  ReportAudience,
  ReportFormat,
  SignOff,
  SweepSummary,
  SweepTrigger,
} from '../../shared/model/readiness.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { NamedText } from '../services.ts';
import type { ReadinessRepository, SweepRecord } from '../store/repositories.ts';
import { ReadinessBoard } from './board.ts';
import { overtaken, type RoomPlatforms, roomPlatforms } from './coverage.ts';
import { SignOffs } from './sign-offs.ts';
import { type CheckLists, type ReadinessSources, type SweepScope, WHOLE_SCHOOL } from './sources.ts';
import type { LoadGate } from './sweep/run-check.ts';
import { Sweeps } from './sweep/sweeps.ts';
import { Ticks } from './ticks.ts';

const HISTORY_LENGTH = 200;

export interface ReadinessServiceOptions {
  readonly repository: ReadinessRepository;
  readonly sources: ReadinessSources;
  readonly checks: CheckLists;
  readonly load: LoadGate;
  readonly clock: Clock;
  readonly makeId: () => string;
  readonly log: Log;
  readonly onNotKept: (cause: unknown) => void;
  readonly onBrokenOff: (cause: unknown) => void;
  readonly onReopened: (roomName: string, because: string) => void;
}

/**
 * Readiness while the console runs: sweeps, rechecks, ticks and sign-offs, all shown on one board. Starts with what was known
 * when the console was closed.
 */
export class ReadinessService {
  readonly #options: ReadinessServiceOptions;
  readonly #board: ReadinessBoard;
  readonly #sweeps: Sweeps;
  readonly #signOffs: SignOffs;
  readonly #ticks: Ticks;
  readonly #stopFollowing: () => void;
  #platforms: RoomPlatforms = new Map();

  constructor(options: ReadinessServiceOptions) {
    const { repository, clock } = options;
    const kept = repository.latestSweeps();
    const newest = kept.find(({ summary }) => summary.trigger !== 'recheck') ?? null;
    this.#options = options;
    this.#board = new ReadinessBoard(
      clock,
      {
        sweep: newest?.summary ?? null,
        recheck: null,
        previous: repository.previousVerdicts(),
        confirmations: repository.confirmations(),
        signOffs: repository.signOffs(),
        nextScheduledAt: null,
      },
      resultsOfRooms(kept, new Set(options.sources.roster().rooms.map(({ id }) => id))),
    );
    const before = newest && { at: newest.summary.endedAt ?? newest.summary.startedAt, results: newest.results };
    this.#sweeps = new Sweeps({ ...options, board: this.#board }, before);
    this.#signOffs = new SignOffs({ ...options, board: this.#board });
    this.#ticks = new Ticks({ ...options, board: this.#board });
    this.#stopFollowing = this.#board.onChange(() => this.#signOffs.reviewSoon());
    this.#dropOvertaken();
    this.#ticks.reviewSoon();
    this.#signOffs.reviewSoon();
  }

  snapshot(): ReadinessSnapshot {
    return this.#board.snapshot();
  }

  onChange(listener: (delta: ReadinessDelta) => void): () => void {
    return this.#board.onChange(listener);
  }

  /** Begins a sweep; results come as changes. Fails with `sweep-running` or `no-rooms`. */
  start(scope: SweepScope = WHOLE_SCHOOL, trigger: Exclude<SweepTrigger, 'recheck'> = 'person'): Result<SweepSummary> {
    return this.#sweeps.start(scope, trigger);
  }

  /** Fails with `recheck-running` or `no-rooms`. */
  recheck(input: RequestParsed<'readiness.recheck'>): Result<SweepSummary> {
    return this.#sweeps.recheck(input);
  }

  stop(): void {
    this.#sweeps.stop();
  }

  /** Resolves when no sweep and no recheck runs any more. */
  async untilDone(): Promise<void> {
    await this.#sweeps.untilDone();
    this.#board.flush();
  }

  /** Keeps a tick and looks at its item again at once, wherever it stands on the board. */
  async confirm(said: Omit<Confirmation, 'at'>): Promise<Result<void>> {
    await this.#ticks.add({ ...said, at: this.#options.clock.now() });
    return ok(undefined);
  }

  /** Fails with `unknown-room`, `room-not-ready`, or `sweep-running` while results are still coming. */
  signOff({ roomId, by }: { readonly roomId: RoomId; readonly by: string }): Result<SignOff> {
    if (this.#sweeps.isSweeping) {
      return fail('sweep-running', 'The rooms are being checked right now. Wait for the result, then sign off.');
    }
    return this.#signOffs.sign(roomId, by);
  }

  /** Fails with `not-signed-off`. */
  reopen({ roomId, because }: { readonly roomId: RoomId; readonly because: string }): Result<void> {
    return this.#signOffs.reopen(roomId, because);
  }

  async report(audience: ReportAudience, format: Exclude<ReportFormat, 'pdf'>): Promise<Result<NamedText>> {
    const { sources, clock } = this.#options;
    const { buildReport, reportInput } = await import('./report/index.ts');
    const input = reportInput({
      at: clock.now(),
      site: sources.site(),
      profiles: sources.profiles(),
      roster: sources.roster(),
      sessions: sources.sessions(),
      snapshot: this.snapshot(),
    });
    return ok(buildReport(input, audience, format));
  }

  /** Newest first. */
  history(): readonly SweepSummary[] {
    return this.#options.repository.summaries(HISTORY_LENGTH);
  }

  /** Results of rooms that went leave with them. */
  rosterChanged(): void {
    const rooms = new Set(this.#options.sources.roster().rooms.map(({ id }) => id));
    this.#platforms = roomPlatforms(this.#options.sources);
    const gone = this.#board.results().filter(({ scope }) => scope.kind === 'room' && !rooms.has(scope.roomId));
    this.#board.remove(gone.map(({ key }) => key));
    this.#signOffs.reviewSoon();
  }

  /** A device's state is not as it was. Cheap to call often. */
  liveChanged(): void {
    this.#signOffs.reviewSoon();
  }

  /** Sessions or the site are not as they were, so rooms may have to be ready for another platform. */
  testingChanged(): void {
    this.#dropOvertaken();
    this.#ticks.reviewSoon();
    this.#signOffs.reviewSoon();
  }

  scheduleChanged(nextScheduledAt: number | null): void {
    if (nextScheduledAt !== this.#board.parts.nextScheduledAt) this.#board.set({ nextScheduledAt });
  }

  /** Ends what runs and keeps what was found until then. */
  async close(): Promise<void> {
    this.#stopFollowing();
    this.#ticks.stop();
    this.#signOffs.stop();
    this.#sweeps.stop();
    await this.untilDone();
  }

  #dropOvertaken(): void {
    const before = this.#platforms;
    this.#platforms = roomPlatforms(this.#options.sources);
    this.#board.remove(overtaken(this.#board.results(), this.#platforms, before).map(({ key }) => key));
  }
}

/** The newest sweep with its rechecks laid over it, without rooms that the roster no longer has. */
function resultsOfRooms(kept: readonly SweepRecord[], rooms: ReadonlySet<RoomId>): CheckResult[] {
  const results = new Map(kept.flatMap(({ results: found }) => found.map((result) => [result.key, result])));
  return [...results.values()].filter(({ scope }) => scope.kind === 'school' || rooms.has(scope.roomId));
}
