import type { SignOff } from '../../shared/model/readiness.ts';
import type { DeviceId, RoomId } from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import type { ReadinessRepository } from '../store/repositories.ts';
import type { ReadinessBoard } from './board.ts';
import { fingerprint, maySignOff, reopenedBecause, resultsOf } from './sign-off.ts';
import { planNow, type ReadinessSources, rowNow } from './sources.ts';

/** Changes come in bursts; a sign-off is looked at once after each. */
const REVIEW_MS = SECOND_MS;

export interface SignOffsOptions {
  readonly board: ReadinessBoard;
  readonly repository: ReadinessRepository;
  readonly sources: ReadinessSources;
  readonly clock: Clock;
  readonly makeId: () => string;
  /** A sign-off was reopened by what happened, not by a person. */
  readonly onReopened: (roomName: string, because: string) => void;
  /** It could not be written to disk. */
  readonly onNotKept: (cause: unknown) => void;
}

/** Rooms declared ready by a name, and whether that still holds. */
export class SignOffs {
  readonly #options: SignOffsOptions;
  /** What devices were called when last seen, for the ones that leave the roster. */
  readonly #labels = new Map<DeviceId, string>();
  #cancelReview: (() => void) | null = null;

  constructor(options: SignOffsOptions) {
    this.#options = options;
  }

  /** Fails with `unknown-room`, or with `room-not-ready` and what stands against it. */
  sign(roomId: RoomId, by: string): Result<SignOff> {
    const { board, sources, clock, makeId } = this.#options;
    const { rooms, devices } = sources.roster();
    const room = rooms.find(({ id }) => id === roomId);
    if (room === undefined) return fail('unknown-room', 'This room is no longer in the roster.');
    const row = rowNow(sources, board.results(), roomId);
    const allowed = maySignOff(room.name, row);
    if (!allowed.ok) return allowed;
    const signOff: SignOff = {
      id: makeId(),
      roomId,
      by,
      at: clock.now(),
      verdicts: fingerprint(row),
      deviceIds: devices.filter((device) => device.roomId === roomId).map(({ id }) => id),
      reopenedAt: null,
      reopenedBecause: null,
    };
    this.#write(signOff);
    return ok(signOff);
  }

  /** A person takes a sign-off back. Fails with `not-signed-off`. */
  reopen(roomId: RoomId, because: string): Result<void> {
    const signOff = this.#standing().find((candidate) => candidate.roomId === roomId);
    if (signOff === undefined)
      return fail('not-signed-off', 'This room is not signed off, so there is nothing to take back.');
    this.#write({ ...signOff, reopenedAt: this.#options.clock.now(), reopenedBecause: because });
    return ok(undefined);
  }

  /** Something changed that may matter to a signed-off room. Cheap to call often. */
  reviewSoon(): void {
    if (this.#cancelReview !== null || this.#standing().length === 0) return;
    this.#cancelReview = this.#options.clock.after(REVIEW_MS, () => {
      this.#cancelReview = null;
      this.#review();
    });
  }

  stop(): void {
    this.#cancelReview?.();
    this.#cancelReview = null;
  }

  #review(): void {
    const { board, sources, clock, onReopened, onNotKept } = this.#options;
    const roster = sources.roster();
    const devices = new Map(roster.devices.map((device) => [device.id, device]));
    const roomNames = new Map(roster.rooms.map(({ id, name }) => [id, name]));
    for (const signOff of this.#standing()) {
      const { roomId } = signOff;
      const plan = planNow(sources, clock.now(), board.parts.confirmations, { roomIds: [roomId], platformIds: null });
      const because = reopenedBecause(signOff, {
        room: roster.rooms.find(({ id }) => id === roomId) ?? null,
        results: resultsOf(rowNow(sources, board.results(), roomId)),
        devices,
        roomNames,
        formerLabels: this.#labels,
        live: plan.live,
        seats: plan.rooms[0]?.seats ?? 0,
        sessions: sources.sessions(),
      });
      if (because === null) continue;
      try {
        this.#write({ ...signOff, reopenedAt: clock.now(), reopenedBecause: because });
      } catch (cause) {
        onNotKept(cause);
      }
      onReopened(roomNames.get(roomId) ?? 'A room', because);
    }
    for (const { id, label } of roster.devices) this.#labels.set(id, label);
  }

  #standing(): SignOff[] {
    return this.#options.board.parts.signOffs.filter(({ reopenedAt }) => reopenedAt === null);
  }

  /** Disk first: what the board shows is kept. */
  #write(signOff: SignOff): void {
    const { board, repository, sources } = this.#options;
    repository.writeSignOff(signOff);
    board.set({ signOffs: [...board.parts.signOffs.filter(({ roomId }) => roomId !== signOff.roomId), signOff] });
    for (const { id, label } of sources.roster().devices) this.#labels.set(id, label);
  }
}
