import { assertNever } from '../../shared/assert-never.ts';
import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding, DiagnosisScope } from '../../shared/model/diagnosis.ts';
import type { IncidentId, IncidentNumber } from '../../shared/model/incident.ts';
import type { CategoryCode, IncidentState } from '../../shared/model/incident-codes.ts';
import { categoryName, INCIDENT_STATE_WORDS } from '../../shared/model/incident-wording.ts';
import type { SignOff, SweepSummary } from '../../shared/model/readiness.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type { Stretch, TimelineMark } from '../../shared/model/timeline.ts';

/** Of an incident only what the picture shows: nothing that somebody wrote, nothing of students. */
export interface MarkedIncident {
  readonly id: IncidentId;
  readonly number: IncidentNumber;
  readonly state: IncidentState;
  readonly categoryCode: CategoryCode | null;
  /** Null: no room of today's roster. */
  readonly roomId: RoomId | null;
  /** As it was called then; empty: nobody said. */
  readonly roomName: string;
  readonly occurredAt: number;
}

/** Everything that happened beside the states, as it is stored. */
export interface Happenings {
  readonly findings: readonly DiagnosisFinding[];
  readonly alerts: readonly Alert[];
  readonly sessions: readonly TestSession[];
  readonly signOffs: readonly SignOff[];
  readonly sweeps: readonly SweepSummary[];
  /** Those that the person at the laptop may see. */
  readonly incidents: readonly MarkedIncident[];
}

/** What happened in a span, oldest first. */
export function marksOf(happenings: Happenings, span: Stretch): TimelineMark[] {
  const { findings, alerts, sessions, signOffs, sweeps, incidents } = happenings;
  const isWithin = (at: number) => at >= span.from && at < span.to;
  const findingOf = new Map(findings.map((finding) => [`${finding.since} ${finding.id}`, finding]));
  const marks = [
    ...findings.map(findingMark),
    ...alerts.map((alert) => alertMark(alert, findingOf.get(`${alert.findingSince} ${alert.findingId}`))),
    ...sessions.flatMap(sessionMarks),
    ...signOffs.flatMap(signOffMarks).filter(({ at }) => isWithin(at)),
    ...sweeps.filter(({ trigger }) => trigger !== 'recheck').map(sweepMark),
    ...incidents.map(incidentMark),
  ];
  return marks
    .filter(({ at, endedAt, isOpen }) => at < span.to && (isOpen || (endedAt ?? at) >= span.from))
    .sort((a, b) => a.at - b.at);
}

/** Rooms of a finding; empty for the whole school. */
export function roomsOfScope(scope: DiagnosisScope): readonly { readonly id: RoomId; readonly name: string }[] {
  switch (scope.kind) {
    case 'school':
    case 'platform':
      return [];
    case 'rooms':
    case 'access-point':
    case 'uplink':
      return scope.rooms;
    case 'device':
      return scope.room === null ? [] : [scope.room];
    default:
      return assertNever(scope);
  }
}

const PLAIN: Pick<TimelineMark, 'endedAt' | 'isOpen' | 'deviceId' | 'severity' | 'details'> = {
  endedAt: null,
  isOpen: false,
  deviceId: null,
  severity: null,
  details: [],
};

function findingMark(finding: DiagnosisFinding): TimelineMark {
  const { id, since, endedAt, scope, severity, sentence, firstAction, evidence, rule } = finding;
  return {
    kind: 'finding',
    id: `${id} ${since}`,
    at: since,
    endedAt,
    isOpen: endedAt === null,
    roomIds: roomsOfScope(scope).map((room) => room.id),
    deviceId: scope.kind === 'device' ? scope.id : null,
    severity,
    label: sentence,
    details: [
      `First: ${firstAction}`,
      ...evidence.map(({ label, value }) => `${label}: ${value}`),
      `Why the console says so: ${rule.why}`,
    ],
  };
}

function alertMark(alert: Alert, finding: DiagnosisFinding | undefined): TimelineMark {
  return {
    ...PLAIN,
    kind: 'alert',
    id: alert.id,
    at: alert.at,
    roomIds: finding === undefined ? [] : roomsOfScope(finding.scope).map(({ id }) => id),
    deviceId: finding?.scope.kind === 'device' ? finding.scope.id : null,
    severity: alert.severity,
    label: `Alert: ${alert.sentence}`,
    details: [`First: ${alert.firstAction}`],
  };
}

/** The time in which students were in; nothing for a session that never began. */
function sessionMarks(session: TestSession): TimelineMark[] {
  const { id, name, rooms, moves, state } = session;
  const begun = moves.find(({ to }) => to === 'testing');
  const at = begun?.at;
  if (at === undefined) return [];
  const ended = moves.find((move) => move.to === 'ended');
  const roomIds = rooms.map(({ roomId }) => roomId);
  const pauses = moves.filter(({ to }) => to === 'paused').length;
  return [
    {
      ...PLAIN,
      kind: 'session',
      id,
      at,
      endedAt: ended?.at ?? null,
      isOpen: state !== 'ended',
      roomIds,
      label: `Test session ${name}`,
      details: pauses === 0 ? [] : [`Paused ${pauses === 1 ? 'once' : `${pauses} times`}.`],
    },
  ];
}

function signOffMarks({ id, roomId, by, at, reopenedAt, reopenedBecause }: SignOff): TimelineMark[] {
  const signed: TimelineMark = {
    ...PLAIN,
    kind: 'sign-off',
    id,
    at,
    roomIds: [roomId],
    label: `Declared ready by ${by}`,
  };
  if (reopenedAt === null) return [signed];
  const label = `No longer ready: ${reopenedBecause ?? 'taken back'}`;
  return [signed, { ...PLAIN, kind: 'reopened', id: `${id} reopened`, at: reopenedAt, roomIds: [roomId], label }];
}

function sweepMark({ id, startedAt, endedAt, isStopped, counts, total }: SweepSummary): TimelineMark {
  const { fail = 0, warn = 0 } = counts;
  return {
    ...PLAIN,
    kind: 'sweep',
    id,
    at: startedAt,
    endedAt,
    isOpen: endedAt === null,
    roomIds: [],
    label: `Readiness check${isStopped ? ' (stopped)' : ''}: ${total} checks, ${fail} failed, ${warn} with a warning`,
  };
}

function incidentMark({ id, number, state, categoryCode, roomId, roomName, occurredAt }: MarkedIncident): TimelineMark {
  const where = roomName === '' ? '' : `, ${roomName}`;
  return {
    ...PLAIN,
    kind: 'incident',
    id,
    at: occurredAt,
    roomIds: roomId === null ? [] : [roomId],
    label: `${number}: ${categoryName(categoryCode)}${where}`,
    details: [INCIDENT_STATE_WORDS[state].word],
  };
}
