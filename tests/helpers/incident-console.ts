import { randomUUID } from 'node:crypto';
import { IncidentBook } from '../../main/incidents/book.ts';
import { Clocks } from '../../main/incidents/clocks.ts';
import type { IncidentKit } from '../../main/incidents/kit.ts';
import { MemoryIncidentRepository } from '../../main/incidents/memory-repository.ts';
import type { IncidentRepository } from '../../main/incidents/repository.ts';
import { Seat } from '../../main/incidents/seat.ts';
import { IncidentService } from '../../main/incidents/service.ts';
import type { RandomInt } from '../../main/incidents/students.ts';
import { Listeners } from '../../main/listeners.ts';
import type { AppNotice } from '../../shared/contract/app.ts';
import type { IncidentContent, IncidentDraft, Person } from '../../shared/model/incident.ts';
import type { Role } from '../../shared/model/incident-codes.ts';
import type { IncidentAction, IncidentView } from '../../shared/model/incident-view.ts';
import { EMPTY_SITE, type Site } from '../../shared/model/site.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { type AppError, fail, type Result } from '../../shared/result.ts';
import { aContent, aDraft, anAccess, anEvidence, aPerson, INCIDENT_AT } from './incident-builders.ts';
import { ManualClock } from './manual-clock.ts';

export interface IncidentConsoleWishes {
  readonly repository?: IncidentRepository;
  readonly programs?: readonly Program[];
  readonly site?: Site;
  readonly measure?: IncidentKit['measure'];
  readonly keptExhibit?: IncidentKit['keptExhibit'];
  readonly clock?: ManualClock;
  /** Absent: spread over the range, the same in every run. */
  readonly randomInt?: RandomInt;
}

/**
 * The incident service without a console around it: a clock of the test's own, people who sign in without a PIN, and random
 * choices that come out the same every time.
 *
 *     const school = incidentConsole();
 *     const incident = await school.submitted();
 *     school.sitDown('school-coordinator');
 *     const reviewed = await school.act(incident, { kind: 'move', to: 'in-review', details: {} });
 */
export function incidentConsole(wishes: IncidentConsoleWishes = {}) {
  const clock = wishes.clock ?? new ManualClock(INCIDENT_AT);
  const repository = wishes.repository ?? new MemoryIncidentRepository();
  const notices: AppNotice[] = [];
  const people = fakePeople();
  const book = new IncidentBook({ repository, now: () => clock.now(), onClockBack: () => notices.push(CLOCK_BACK) });
  const seat = new Seat(people, () => clock.now());
  const site = wishes.site ?? EMPTY_SITE;
  const clocks = new Clocks({
    now: () => clock.now(),
    site: () => site.testing,
    programs: wishes.programs ?? [],
  });
  const kit: IncidentKit = {
    repository,
    book,
    clocks,
    seat,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    notify: (notice) => notices.push(notice),
    makeId: randomUUID,
    randomInt: wishes.randomInt ?? sameEveryRun(),
    keptExhibit: wishes.keptExhibit ?? (() => fail('unknown-exhibit', 'This exhibit is no longer there.')),
    measure: wishes.measure ?? (async () => anEvidence()),
  };
  const service = new IncidentService(kit, {
    prefill: () => ({ roster: { rooms: [], devices: [] }, sessions: [], site }),
    finding: () => undefined,
  });

  return {
    service,
    book,
    clock,
    repository,
    kit,
    notices,
    ...people,
    /** A draft on disk. */
    drafted(over: Partial<IncidentContent> = {}, changes: Partial<IncidentDraft> = {}): IncidentDraft {
      const {
        savedAt: _,
        authorId: __,
        ...begun
      } = good(service.prefill({ roomId: null, deviceIds: [], findingId: null }));
      const { id: ___, number: ____, savedAt: _____, authorId: ______, ...typed } = aDraft(changes);
      const draft = { ...begun, ...typed, content: aContent({ programId: null, ...over }) };
      good(service.saveDraft(draft));
      return { ...draft, savedAt: clock.now(), authorId: people.state().current?.id ?? null };
    },
    async submitted(over: Partial<IncidentContent> = {}, changes: Partial<IncidentDraft> = {}): Promise<IncidentView> {
      return good(await service.submit(this.drafted(over, changes).id));
    },
    async act({ id, head }: Pick<IncidentView, 'id' | 'head'>, action: IncidentAction): Promise<IncidentView> {
      return good(await service.act({ incidentId: id, head, action }));
    },
    async refused({ id, head }: Pick<IncidentView, 'id' | 'head'>, action: IncidentAction): Promise<AppError> {
      return bad(await service.act({ incidentId: id, head, action }));
    },
  };
}

/** What it was answered with; fails the test when it was refused. */
export function good<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused with ${result.error.code}: ${result.error.message}`);
}

/** Why it was refused; fails the test when it was not. */
export function bad<T>(result: Result<T>): AppError {
  if (!result.ok) return result.error;
  throw new Error('It was not refused');
}

/** Everything that the person sees, newest first. */
export const ALL_INCIDENTS = {
  text: '',
  states: [],
  categories: [],
  from: null,
  to: null,
  onlyOpen: false,
  sort: 'newest' as const,
  offset: 0,
  limit: 50,
};
export const moveTo = (to: IncidentView['state'], details = {}) => ({ kind: 'move' as const, to, details });

/** Submitted by a proctor with a profile, then taken up by the coordinator. */
export async function inReview(school: ReturnType<typeof incidentConsole>) {
  school.sitDown('proctor');
  const incident = await school.submitted();
  school.sitDown('school-coordinator');
  return school.act(incident, moveTo('in-review'));
}
/** A draft as the window sends it. */
export function draftOnly({ savedAt: _, authorId: __, ...draft }: IncidentDraft) {
  return draft;
}

/** The repository's functions as those of a plain object. */
export function plainRepository(repository: IncidentRepository) {
  return {
    write: repository.write.bind(repository),
    chainEnd: repository.chainEnd.bind(repository),
    entries: repository.entries.bind(repository),
    houseEntries: repository.houseEntries.bind(repository),
    entriesOf: repository.entriesOf.bind(repository),
    summaries: repository.summaries.bind(repository),
    incidentIds: repository.incidentIds.bind(repository),
    drafts: repository.drafts.bind(repository),
    file: repository.file.bind(repository),
  };
}

function sameEveryRun(): RandomInt {
  let asked = 0;
  return (below) => {
    asked += 1;
    return (asked * 7_919) % below;
  };
}

function fakePeople() {
  const listeners = new Listeners<[state: ReturnType<typeof anAccess>]>();
  let current: Person | null = null;
  const state = () => anAccess({ current, people: current === null ? [] : [current] });
  const become = (person: Person | null) => {
    current = person;
    listeners.tell(state());
  };
  return {
    state,
    onChange: (listener: (state: ReturnType<typeof anAccess>) => void) => listeners.add(listener),
    /** Somebody of this role signs in; null: whoever was there leaves. */
    sitDown(role: Role | null, id = `p-${role}`): void {
      become(role === null ? null : aPerson({ id, role, name: `The ${role}` }));
    },
  };
}

const CLOCK_BACK: AppNotice = {
  code: 'clock-set-back',
  level: 'warning',
  title: '',
  message: '',
  isSticky: false,
  isCleared: false,
};
