import type { IncidentDraft, Person } from '../../shared/model/incident.ts';
import type { Actor, Role } from '../../shared/model/incident-codes.ts';
import { seesIncident } from '../../shared/model/incident-rights.ts';
import { HOUR_MS } from '../../shared/units.ts';
import { NAMELESS } from './rows.ts';
import type { AccessServices } from './services.ts';
import type { IncidentSummary } from './summary.ts';

/** Our own: nobody sits at the laptop in one go for longer than a school day. */
const SITTING_MS = 12 * HOUR_MS;

/**
 * Who sits at the laptop, and what they reach. Without signing in that is what was written without signing in, in this sitting: it
 * ends when somebody signs in, or after a school day. A crash does not end it, so that a draft is found again after one.
 */
export class Seat {
  readonly #now: () => number;
  #sittingSince = Number.NEGATIVE_INFINITY;
  #current: Person | null;
  readonly stop: () => void;

  constructor(access: Pick<AccessServices, 'state' | 'onChange'>, now: () => number) {
    this.#now = now;
    this.#current = access.state().current;
    this.stop = access.onChange(({ current }) => {
      this.#current = current;
      if (current !== null) this.#sittingSince = now();
    });
  }

  /** `typedName`: what somebody who is not signed in calls themselves; empty: they did not say. */
  actor(typedName = ''): Actor {
    const current = this.#current;
    if (current !== null) return { personId: current.id, name: current.name, role: current.role };
    return { personId: null, name: typedName.trim() || NAMELESS, role: 'proctor' };
  }

  isOwn({ authorId, submittedAt }: Pick<IncidentSummary, 'authorId' | 'submittedAt'>): boolean {
    return this.#isMine(authorId, submittedAt);
  }

  sees(summary: IncidentSummary): boolean {
    const { hasReachedDistrict, facts } = summary;
    const row = { hasReachedDistrict, categoryCode: facts.categoryCode };
    return seesIncident(this.#role(), this.isOwn(summary), row);
  }

  /** Only its writer and the school coordinator see what is not submitted yet. */
  seesDraft({ authorId, savedAt }: IncidentDraft): boolean {
    return this.actor().role === 'school-coordinator' || this.#isMine(authorId, savedAt);
  }

  isOwnDraft({ authorId, savedAt }: IncidentDraft): boolean {
    return this.#isMine(authorId, savedAt);
  }

  #role(): Role {
    return this.#current?.role ?? 'proctor';
  }

  /** `at`: when it was written last. */
  #isMine(authorId: string | null, at: number): boolean {
    if (this.#current !== null) return authorId === this.#current.id;
    return authorId === null && at >= this.#sittingSince && this.#now() - at < SITTING_MS;
  }
}
