import type { SessionId, TestSession } from '../../shared/model/session.ts';
import type { SessionRepository } from '../store/repositories.ts';

/** Sessions that end with the process. */
export class MemorySessionRepository implements SessionRepository {
  readonly #sessions = new Map<SessionId, TestSession>();

  load(): TestSession[] {
    return [...this.#sessions.values()].sort((a, b) => a.plannedStartAt - b.plannedStartAt);
  }

  write(session: TestSession): void {
    this.#sessions.set(session.id, session);
  }

  remove(sessionId: SessionId): void {
    this.#sessions.delete(sessionId);
  }
}
