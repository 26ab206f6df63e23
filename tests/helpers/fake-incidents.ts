import type { RequestName } from '../../shared/contract/channels.ts';
import type { DayReport } from '../../shared/model/day-report.ts';
import type { ExchangeState } from '../../shared/model/district-exchange.ts';
import type { ErasableRequest } from '../../shared/model/held-request.ts';
import type { IncidentDraft, IncidentPage, IncidentQuery, IncidentRow } from '../../shared/model/incident.ts';
import type { IncidentEventPayload } from '../../shared/model/incident-events.ts';
import type {
  AccessState,
  AuditResult,
  IncidentAction,
  IncidentView,
  PurgeItem,
} from '../../shared/model/incident-view.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FakeBridge, Handlers } from './fake-bridge.ts';
import { aContent, aDraft, aHash, anAccess, anAttachment, anEvent, anIncidentView, aRow } from './incident-builders.ts';

/** What the fake main process knows of incidents, people, programs and other consoles at the start. */
export interface FakeIncidentsOptions {
  readonly incidents?: readonly IncidentView[];
  /** Rows of the list beside those of `incidents`, such as ten thousand of them. */
  readonly incidentRows?: readonly IncidentRow[];
  readonly drafts?: readonly IncidentDraft[];
  readonly access?: Partial<AccessState>;
  readonly programs?: readonly Program[];
  readonly exchange?: Partial<ExchangeState>;
  readonly day?: Partial<DayReport>;
  readonly audit?: Partial<AuditResult>;
  readonly purgeList?: readonly PurgeItem[];
  readonly eraseList?: readonly ErasableRequest[];
}

type Names = Extract<
  RequestName,
  `access.${string}` | `incidents.${string}` | `programs.${string}` | `exchange.${string}`
>;

export interface FakeIncidents {
  readonly handlers: Readonly<Pick<Handlers, Names>>;
  /** Somebody else changed an incident: what the main process would keep and push. */
  change(incidentId: string, patch: Partial<IncidentView>): void;
}

const OVER: ReadonlySet<string> = new Set(['closed', 'closed-local', 'withdrawn', 'discarded']);

/**
 * Answers about incidents, with a push for every change. It keeps what it is told and adds an event for every action, but knows no
 * rules: a test that is about a refusal gives it as a handler of its own.
 */
export function fakeIncidents(
  options: FakeIncidentsOptions,
  push: FakeBridge['push'],
  now: () => number,
): FakeIncidents {
  const views = new Map((options.incidents ?? []).map((view) => [view.id, view]));
  const drafts = new Map((options.drafts ?? []).map((draft) => [draft.id, draft]));
  let access = anAccess(options.access);
  let exchange: ExchangeState = {
    own: {
      card: { schema: 1, name: 'Maple Middle School', signingKey: 'b3du', sealingKey: 'b3du' },
      fingerprint: '91C0 3F2A B8E1 7D44',
    },
    trusted: [],
    received: [],
    ...options.exchange,
  };
  let nextId = 1;

  const rows = () => [...(options.incidentRows ?? []), ...[...views.values()].map(rowOf)];
  const counts = (): IncidentPage['counts'] => {
    const known = rows();
    const inState = (state: string) => known.filter(({ nextDuty }) => nextDuty?.state === state).length;
    return {
      drafts: drafts.size,
      open: known.filter(({ state }) => !OVER.has(state)).length,
      pendingDistrict: known.filter(({ state }) => state === 'pending-district').length,
      overdue: inState('overdue') + inState('at-once'),
      dueSoon: inState('due'),
    };
  };
  const changed = (...incidentIds: string[]) => push('incidents.changed', { incidentIds, counts: counts() });

  function keep(view: IncidentView): Result<IncidentView> {
    views.set(view.id, view);
    changed(view.id);
    return ok(view);
  }

  function setAccess(patch: Partial<AccessState>): Result<AccessState> {
    access = { ...access, ...patch };
    push('access.changed', access);
    return ok(access);
  }

  function withIncident(
    incidentId: string,
    answer: (view: IncidentView) => Result<IncidentView>,
  ): Result<IncidentView> {
    const view = views.get(incidentId);
    return view === undefined ? fail('unknown-incident', 'That incident is not there any more.') : answer(view);
  }

  const handlers: FakeIncidents['handlers'] = {
    'access.state': () => ok(access),
    'access.signIn': ({ personId }) => setAccess({ current: access.people.find(({ id }) => id === personId) ?? null }),
    'access.signOut': () => setAccess({ current: null }),
    'access.touch': () => ok(undefined),
    'access.savePerson': ({ personId, draft }) => {
      const person = { id: personId ?? `person-${nextId++}`, lockedUntil: null, ...draft };
      const others = access.people.filter(({ id }) => id !== person.id);
      return setAccess({ people: [...others, person], isSetUp: true });
    },
    'access.removePerson': ({ personId }) => setAccess({ people: access.people.filter(({ id }) => id !== personId) }),

    'incidents.list': (query) => {
      const found = rows().filter((row) => isWanted(row, query));
      found.sort(query.sort === 'due' ? byDue : (one, other) => other.occurredAt - one.occurredAt);
      return ok({
        rows: found.slice(query.offset, query.offset + query.limit),
        total: found.length,
        counts: counts(),
      });
    },
    'incidents.get': ({ incidentId }) => withIncident(incidentId, ok),
    'incidents.prefill': ({ roomId, deviceIds }) =>
      ok(
        aDraft({
          id: `draft-${nextId}`,
          number: `INC-2026-AAA${2 + (nextId++ % 8)}`,
          content: aContent({
            programId: null,
            categoryCode: null,
            description: '',
            studentCount: null,
            reporter: access.current?.name ?? '',
            roomId,
            roomName: roomId === null ? '' : 'Room 114',
            devices: deviceIds.map((deviceId) => ({ deviceId, label: deviceId.toUpperCase() })),
            occurredAt: now(),
            awareAt: now(),
          }),
          students: [],
          begunAt: now(),
          savedAt: now(),
        }),
      ),
    'incidents.drafts': () => ok([...drafts.values()].sort((one, other) => other.savedAt - one.savedAt)),
    'incidents.saveDraft': (draft) => {
      const savedAt = now();
      drafts.set(draft.id, { ...(draft as IncidentDraft), savedAt, authorId: access.current?.id ?? null });
      changed(draft.id);
      return ok({ savedAt });
    },
    'incidents.discardDraft': ({ draftId }) => {
      drafts.delete(draftId);
      changed(draftId);
      return ok(undefined);
    },
    'incidents.submit': ({ draftId }) => {
      const draft = drafts.get(draftId);
      if (draft === undefined) return fail('unknown-incident', 'That draft is not there any more.');
      drafts.delete(draftId);
      const { id, number, content, swaps } = draft;
      const students = draft.students.map((line) => ({
        ...line,
        state: line.requested === null ? ('noted' as const) : ('requested' as const),
        since: now(),
        portalRequestId: '',
      }));
      return keep(anIncidentView({ id, number, content, students, swaps, submittedAt: now(), since: now() }));
    },
    'incidents.act': ({ incidentId, head, action }) =>
      withIncident(incidentId, (view) => {
        if (view.head !== head) {
          return fail('changed-meanwhile', 'Somebody else changed this incident meanwhile. Look at it and try again.');
        }
        return keep(acted(view, action as IncidentAction, access, now()));
      }),
    'incidents.attach': ({ incidentId, kind }) =>
      withIncident(incidentId, (view) =>
        keep({
          ...view,
          attachments: [...view.attachments, anAttachment({ id: `a-${nextId++}`, kind, addedAt: now() })],
        }),
      ),
    'incidents.saveAttachment': () => ok('schedule.pdf'),
    'incidents.export': ({ kind, format }) => ok(`incident-${kind}.${format}`),
    'incidents.saveActionList': ({ format }) => ok(`student-actions.${format}`),
    'incidents.day': ({ dayAt }) =>
      ok({
        dayAt,
        madeAt: now(),
        school: 'Maple Middle School',
        sessions: [],
        incidents: [],
        studentsAffected: 0,
        minutesLost: 0,
        byCategory: [],
        openDuties: [],
        openDrafts: drafts.size,
        findings: [],
        isOfAll: true,
        head: null,
        ...options.day,
      }),
    'incidents.saveDay': ({ format }) => ok(`testing-day.${format}`),
    'incidents.audit': () =>
      ok({
        isWhole: true,
        entries: views.size,
        head: views.size === 0 ? null : aHash(views.size),
        broken: null,
        ...options.audit,
      }),
    'incidents.purgeList': () => ok([...(options.purgeList ?? [])]),
    'incidents.purge': ({ incidentIds }) => ok({ purged: incidentIds.length }),
    'programs.list': () =>
      ok({ programs: (options.programs ?? []).map((program) => ({ program, file: null })), problems: [] }),

    'exchange.state': () => ok(exchange),
    'exchange.saveCard': () => ok('maple-middle-school.tdc-card'),
    'exchange.trust': ({ card }) => {
      const key = {
        ...card,
        fingerprint: '3F2A 91C0 7D44 B8E1',
        trustedAt: now(),
        trustedBy: access.current?.name ?? '',
      };
      exchange = { ...exchange, trusted: [...exchange.trusted, key] };
      return ok(exchange);
    },
    'exchange.forget': ({ signingKey }) => {
      exchange = { ...exchange, trusted: exchange.trusted.filter((key) => key.signingKey !== signingKey) };
      return ok(exchange);
    },
    'exchange.saveRequest': () => ok('request.tdc-request'),
    'exchange.pickFile': () => ok(null),
    'exchange.answer': ({ requestId, decision, note, students }) => {
      const waiting = exchange.received.find(({ request }) => request.requestId === requestId);
      if (waiting === undefined) return fail('unknown-request', 'That request is not there any more.');
      const { incidentId, head } = waiting.request;
      const decided = { decidedBy: access.current?.name ?? 'District', decidedAt: now(), from: exchange.own.card };
      const received = {
        ...waiting,
        answer: { schema: 1 as const, requestId, incidentId, head, decision, note, students, ...decided },
      };
      exchange = {
        ...exchange,
        received: exchange.received.map((known) => (known.request.requestId === requestId ? received : known)),
      };
      return ok({ received, fileName: 'answer.tdc-answer' });
    },
    'exchange.eraseList': () => ok([...(options.eraseList ?? [])]),
    'exchange.erase': ({ requestIds }) => ok({ erased: requestIds.length }),
  };
  return {
    handlers,
    change(incidentId, patch) {
      const view = views.get(incidentId);
      if (view !== undefined) keep({ ...view, ...patch });
    },
  };
}

function rowOf(view: IncidentView): IncidentRow {
  const { content } = view;
  return aRow({
    id: view.id,
    number: view.number,
    state: view.state,
    programId: content.programId,
    categoryCode: content.categoryCode,
    severity: content.severity,
    roomName: content.roomName,
    summary: content.description.slice(0, 160),
    reporter: content.reporter,
    occurredAt: content.occurredAt,
    awareAt: content.awareAt,
    submittedAt: view.submittedAt,
    updatedAt: view.events.at(-1)?.at ?? view.submittedAt,
    studentCount: content.studentCount,
    nextDuty: view.duties.find(({ state }) => state !== 'done') ?? null,
    isPurged: view.isPurged,
  });
}

function isWanted(
  row: IncidentRow,
  query: Pick<IncidentQuery, 'text' | 'states' | 'categories' | 'from' | 'to' | 'onlyOpen'>,
): boolean {
  const haystack = [row.number, row.roomName, row.summary, row.reporter].join(' ').toLowerCase();
  return (
    query.text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => haystack.includes(word)) &&
    (query.states.length === 0 || query.states.includes(row.state)) &&
    (query.categories.length === 0 || (row.categoryCode !== null && query.categories.includes(row.categoryCode))) &&
    (query.from === null || row.occurredAt >= query.from) &&
    (query.to === null || row.occurredAt < query.to) &&
    (!query.onlyOpen || !OVER.has(row.state))
  );
}

function byDue(one: IncidentRow, other: IncidentRow): number {
  const dueOf = ({ nextDuty }: IncidentRow) => nextDuty?.dueAt ?? Number.POSITIVE_INFINITY;
  const difference = dueOf(one) - dueOf(other);
  return Number.isNaN(difference) || difference === 0 ? other.occurredAt - one.occurredAt : difference;
}

/** The incident after an action that nobody refused. */
function acted(view: IncidentView, action: IncidentAction, access: AccessState, at: number): IncidentView {
  const by = {
    personId: access.current?.id ?? null,
    name: access.current?.name ?? 'Somebody',
    role: access.current?.role ?? 'proctor',
  } as const;
  const seq = (view.events.at(-1)?.seq ?? 0) + 1;
  const event = anEvent(payloadOf(view, action), { seq, at, by, incidentId: view.id });
  const next = { ...view, events: [...view.events, event], head: event.hash };
  switch (action.kind) {
    case 'move':
      return {
        ...next,
        state: action.to,
        since: at,
        stateCaseNumber: action.details.stateCaseNumber ?? view.stateCaseNumber,
      };
    case 'amend':
      return { ...next, content: { ...view.content, ...(action.changes as Partial<IncidentView['content']>) } };
    case 'add-students': {
      const added = action.students.map((line, index) => ({
        ...line,
        ref: `S${view.students.length + index + 1}`,
        state: line.requested === null ? ('noted' as const) : ('requested' as const),
        since: at,
        portalRequestId: '',
      }));
      return { ...next, students: [...view.students, ...added] };
    }
    case 'amend-student':
      return {
        ...next,
        students: view.students.map((line) =>
          line.ref === action.ref ? ({ ...line, ...action.changes } as typeof line) : line,
        ),
      };
    case 'move-students':
      return {
        ...next,
        students: view.students.map((line) =>
          action.refs.includes(line.ref) ? { ...line, state: action.to, since: at } : line,
        ),
      };
    case 'swap':
      return { ...next, swaps: [...view.swaps, action.swap] };
    case 'duty-done':
      return {
        ...next,
        duties: view.duties.map((duty) =>
          duty.dutyId === action.dutyId ? { ...duty, state: 'done', doneAt: action.doneAt } : duty,
        ),
      };
    case 'hold':
      return { ...next, isOnHold: action.isOn };
    case 'note':
    case 'add-evidence':
      return next;
  }
}

/** Null where the event says more than the action does, which no window test is about. */
function payloadOf(view: IncidentView, action: IncidentAction): IncidentEventPayload | null {
  switch (action.kind) {
    case 'move':
      return { kind: 'moved', from: view.state, to: action.to, details: action.details, remote: null };
    case 'amend':
      return { kind: 'amended', changes: action.changes, reason: action.reason };
    case 'note':
      return { kind: 'note', text: action.text };
    case 'amend-student':
      return { kind: 'student-amended', ref: action.ref, changes: action.changes, reason: action.reason };
    case 'swap':
      return { kind: 'swap', swap: action.swap };
    case 'duty-done':
      return { kind: 'duty-done', dutyId: action.dutyId, doneAt: action.doneAt, note: action.note };
    case 'hold':
      return { kind: 'hold', isOn: action.isOn, reason: action.reason };
    default:
      return null;
  }
}
