import type { RequestParsed } from '../../shared/contract/channels.ts';
import {
  hasBegun,
  moved,
  movesFrom,
  type SessionId,
  type SessionState,
  type TestSession,
} from '../../shared/model/session.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { SessionRepository } from '../store/repositories.ts';

export interface SessionServiceOptions {
  readonly repository: SessionRepository;
  readonly clock: Pick<Clock, 'now'>;
  readonly makeId: () => string;
}

/**
 * Test sessions while the console runs. Which move makes sense is decided in `shared/model/session.ts`. A session may name
 * rooms that the roster no longer has: it keeps them, and whoever reads it passes over them.
 */
export class SessionService {
  readonly #repository: SessionRepository;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #makeId: () => string;
  readonly #changed = new Listeners<[sessions: readonly TestSession[]]>();
  #sessions: readonly TestSession[];

  constructor({ repository, clock, makeId }: SessionServiceOptions) {
    this.#repository = repository;
    this.#clock = clock;
    this.#makeId = makeId;
    this.#sessions = inOrder(repository.load());
  }

  /** In order of their planned start. */
  list(): readonly TestSession[] {
    return this.#sessions;
  }

  /** `sessionId` null: a new one, planned. Fails with `unknown-session` or `session-ended`. */
  save({ sessionId, draft }: RequestParsed<'sessions.save'>): Result<TestSession> {
    if (sessionId === null) {
      const state: SessionState = 'planned';
      return ok(this.#write({ ...draft, id: this.#makeId(), state, since: this.#clock.now(), moves: [] }));
    }
    const known = this.#find(sessionId);
    if (!known.ok) return known;
    if (known.value.state === 'ended') {
      return fail('session-ended', `${known.value.name} has ended, so it stays as it is. Make a new session instead.`);
    }
    return ok(this.#write({ ...known.value, ...draft }));
  }

  /** Fails with `unknown-session` or `illegal-move`. */
  move({ sessionId, to, by }: RequestParsed<'sessions.move'>): Result<TestSession> {
    const known = this.#find(sessionId);
    if (!known.ok) return known;
    const { name, state } = known.value;
    if (!movesFrom(state).includes(to)) return fail('illegal-move', whyNot(name, state, to), { from: state, to });
    return ok(this.#write(moved(known.value, to, by, this.#clock.now())));
  }

  /** Fails with `unknown-session` or, once students have been in, `session-began`. */
  remove(sessionId: SessionId): Result<void> {
    const known = this.#find(sessionId);
    if (!known.ok) return known;
    if (hasBegun(known.value)) {
      return fail(
        'session-began',
        `${known.value.name} has begun, so it belongs to the record of the day and is kept. End it instead.`,
      );
    }
    this.#repository.remove(sessionId);
    this.#replace(this.#sessions.filter(({ id }) => id !== sessionId));
    return ok(undefined);
  }

  onChange(listener: (sessions: readonly TestSession[]) => void): () => void {
    return this.#changed.add(listener);
  }

  #find(sessionId: SessionId): Result<TestSession> {
    const session = this.#sessions.find(({ id }) => id === sessionId);
    return session === undefined
      ? fail('unknown-session', 'This session is no longer there. Somebody removed it; make a new one if it is needed.')
      : ok(session);
  }

  /** Disk first: what is told is kept. */
  #write(session: TestSession): TestSession {
    this.#repository.write(session);
    this.#replace([...this.#sessions.filter(({ id }) => id !== session.id), session]);
    return session;
  }

  #replace(sessions: readonly TestSession[]): void {
    this.#sessions = inOrder(sessions);
    this.#changed.tell(this.#sessions);
  }
}

function inOrder(sessions: readonly TestSession[]): readonly TestSession[] {
  return sessions.toSorted((a, b) => a.plannedStartAt - b.plannedStartAt || a.name.localeCompare(b.name, 'en'));
}

function whyNot(name: string, from: SessionState, to: SessionState): string {
  if (from === to) return `${name} is ${from} already.`;
  if (from === 'ended') return `${name} has ended and stays ended. Make a new session for what comes next.`;
  if (from === 'testing' || from === 'paused') {
    return `Students are in ${name}, so it cannot go back to ${to}. End it, or go on testing.`;
  }
  return `${name} is ${from}; from there it cannot become ${to}. It can become ${movesFrom(from).join(', ')}.`;
}
