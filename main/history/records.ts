import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding, DiagnosisScope } from '../../shared/model/diagnosis.ts';
import type { MinuteRollup, Transition } from '../../shared/model/live.ts';
import type { PathMinute } from '../../shared/model/path.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { describeEvidence } from '../../shared/model/wording.ts';
import type { Store } from '../store/repositories.ts';
import { steps } from './look-back.ts';
import { roomsOfScope } from './marks.ts';
import { type Cell, csvLines, csvOf, isoTime } from './tables.ts';

export type HistoryKind = 'transitions' | 'minutes' | 'findings' | 'alerts' | 'path';
type RecordFields = Readonly<Record<string, Cell>>;
type Past = Pick<Store, 'past' | 'findings' | 'alerts' | 'path' | 'roster'>;

/**
 * The records of a span as text, piece by piece: CSV with a heading line, or a JSON array with one record a line. Fields and their
 * units are documented in `docs/history-and-exports.md`; new ones go to the end. No field holds a student's label.
 *
 * @param onRecords  Told how many records each piece has.
 */
export function* historyPieces(
  store: Past,
  what: HistoryKind,
  format: 'csv' | 'json',
  span: Stretch,
  pieceMs: number,
  onRecords: (count: number) => void,
): Generator<string> {
  const columns = COLUMNS[what];
  let isFirst = true;
  if (format === 'csv') yield csvOf({ columns, rows: [] });
  for (const records of recordsOf(store, what, span, pieceMs)) {
    onRecords(records.length);
    if (records.length === 0) continue;
    if (format === 'csv') yield csvLines(records.map((record) => columns.map((column) => record[column] ?? null)));
    else {
      const lines = records.map((record) => JSON.stringify(record)).join(',\n');
      yield `${isFirst ? '[' : ','}\n${lines}`;
    }
    isFirst = false;
  }
  if (format === 'json') yield isFirst ? '[]\n' : '\n]\n';
}

const COLUMNS: Readonly<Record<HistoryKind, readonly string[]>> = {
  transitions: ['at', 'device_id', 'device', 'room', 'seat', 'from', 'to', 'evidence'],
  minutes: ['at', 'device_id', 'device', 'checks', 'lost', 'rtt_min_ms', 'rtt_avg_ms', 'rtt_max_ms', 'worst'],
  findings: [
    'at',
    'ended_at',
    'layer',
    'rooms',
    'device',
    'severity',
    'confidence',
    'sentence',
    'first_action',
    'escalate_to',
    'devices_affected',
    'students_affected',
    'rule',
    'id',
  ],
  alerts: [
    'at',
    'acknowledged_at',
    'acknowledged_by',
    'ended_at',
    'reason',
    'severity',
    'layer',
    'sentence',
    'first_action',
    'devices_affected',
    'students_affected',
    'finding_id',
    'id',
  ],
  path: ['at', 'hop', 'probes', 'failed', 'rtt_min_ms', 'rtt_avg_ms', 'rtt_max_ms'],
};

function* recordsOf(
  store: Past,
  what: HistoryKind,
  span: Stretch,
  pieceMs: number,
): Generator<readonly RecordFields[]> {
  if (what === 'findings') yield store.findings.between(span.from, span.to).map(findingRecord);
  else if (what === 'alerts') yield store.alerts.between(span.from, span.to).map(alertRecord);
  else {
    const labels = new Map(store.roster.load().devices.map(({ id, label }) => [id, label]));
    for (const { from, to } of steps(span, pieceMs)) {
      if (what === 'transitions') yield store.past.transitionsBetween(from, to).map(transitionRecord);
      else if (what === 'minutes')
        yield store.past
          .rollupsBetween(from, to)
          .map((minute) => minuteRecord(minute, labels.get(minute.deviceId) ?? null));
      else yield store.path.minutesBetween(from, to).map(pathRecord);
    }
  }
}

const time = (at: number | null) => (at === null ? null : isoTime(at));
const ms = (value: number | null) => (value === null ? null : Number(value.toFixed(2)));

function transitionRecord({ at, deviceId, deviceLabel, roomName, seat, from, to, evidence }: Transition): RecordFields {
  const said = describeEvidence(evidence);
  return { at: time(at), device_id: deviceId, device: deviceLabel, room: roomName, seat, from, to, evidence: said };
}

/** `device`: as it is called today; null: no longer in the roster. */
function minuteRecord(minute: MinuteRollup, device: string | null): RecordFields {
  const { minuteAt, deviceId, checks, lost, rttMinMs, rttAvgMs, rttMaxMs, worst } = minute;
  const times = { rtt_min_ms: ms(rttMinMs), rtt_avg_ms: ms(rttAvgMs), rtt_max_ms: ms(rttMaxMs) };
  return { at: time(minuteAt), device_id: deviceId, device, checks, lost, ...times, worst };
}

function findingRecord(finding: DiagnosisFinding): RecordFields {
  return {
    at: time(finding.since),
    ended_at: time(finding.endedAt),
    layer: finding.layer,
    rooms: roomNames(finding.scope),
    device: finding.scope.kind === 'device' ? finding.scope.label : null,
    severity: finding.severity,
    confidence: finding.confidence,
    sentence: finding.sentence,
    first_action: finding.firstAction,
    escalate_to: finding.escalateTo,
    devices_affected: finding.devicesAffected,
    students_affected: finding.studentsAffected,
    rule: finding.rule.id,
    id: finding.id,
  };
}

/** Empty: the whole school. */
function roomNames(scope: DiagnosisScope): string {
  return roomsOfScope(scope)
    .map(({ name }) => name)
    .join(' | ');
}

function alertRecord(alert: Alert): RecordFields {
  return {
    at: time(alert.at),
    acknowledged_at: time(alert.acknowledgedAt),
    acknowledged_by: alert.acknowledgedBy,
    ended_at: time(alert.endedAt),
    reason: alert.reason,
    severity: alert.severity,
    layer: alert.layer,
    sentence: alert.sentence,
    first_action: alert.firstAction,
    devices_affected: alert.devicesAffected,
    students_affected: alert.studentsAffected,
    finding_id: alert.findingId,
    id: alert.id,
  };
}

function pathRecord({ minuteAt, targetId, probes, failed, rttMinMs, rttAvgMs, rttMaxMs }: PathMinute): RecordFields {
  const times = { rtt_min_ms: ms(rttMinMs), rtt_avg_ms: ms(rttAvgMs), rtt_max_ms: ms(rttMaxMs) };
  return { at: time(minuteAt), hop: targetId, probes, failed, ...times };
}
