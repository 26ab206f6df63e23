import type { HistoryAccount } from '../../shared/model/exhibit.ts';
import type { Transition } from '../../shared/model/live.ts';
import type { PathEvent } from '../../shared/model/path.ts';
import type { Room } from '../../shared/model/roster.ts';
import type { HistoryScope, Stretch, TimeSpan } from '../../shared/model/timeline.ts';
import type { CheckTotals } from '../store/repositories.ts';
import { type AccountFacts, accountText, accountTitle } from './account-text.ts';
import type { DeviceStretch } from './device-stretches.ts';
import { type Happenings, roomsOfScope } from './marks.ts';
import { roomTimelines } from './room-bands.ts';
import { rttAverage } from './statistics.ts';

/** Records of a span; devices' ones are of the scope already, the others are picked here. */
export interface AccountRecords extends Pick<Happenings, 'findings' | 'alerts'> {
  readonly span: TimeSpan;
  readonly scope: HistoryScope;
  /** As people call the scope. */
  readonly subject: string;
  readonly stretches: readonly DeviceStretch[];
  readonly gaps: readonly Stretch[];
  readonly transitions: readonly Transition[];
  /** Checks of the scope's devices added up. */
  readonly totals: CheckTotals;
  readonly pathEvents: readonly PathEvent[];
  /** Of today, for the order of bands. */
  readonly rooms: readonly Pick<Room, 'id' | 'name' | 'order'>[];
  /** IANA name; null: the laptop's own. */
  readonly timeZone: string | null;
}

/** What happened, in words and as records. */
export function accountOf(records: AccountRecords): HistoryAccount {
  const { span, scope, stretches, gaps, transitions, totals, pathEvents, rooms, timeZone, subject } = records;
  const findings = records.findings.filter((finding) => concerns(finding.scope, scope, stretches));
  const known = new Set(findings.map(({ id, since }) => `${since} ${id}`));
  const alerts = records.alerts.filter(({ findingId, findingSince }) => known.has(`${findingSince} ${findingId}`));
  const { checks, lost, rttMaxMs } = totals;
  const samplesSummary = { checks, lost, rttAvgMs: rttAverage(totals), rttMaxMs };
  const facts: AccountFacts = {
    span,
    subject,
    stretches,
    gaps,
    transitions,
    findings,
    alerts,
    pathEvents,
    samplesSummary,
    timeZone,
  };
  const title = accountTitle(facts, scope.kind !== 'device');
  return {
    span,
    scope,
    title,
    text: accountText(title, facts),
    bands: scope.kind === 'device' ? [] : roomTimelines([stretches], rooms),
    transitions: [...transitions],
    findings,
    alerts,
    pathEvents: [...pathEvents],
    samplesSummary,
  };
}

/** Whether a finding has to do with what was asked about: its own room, a part that the room shares, or the whole school. */
function concerns(
  found: HistoryAccount['findings'][number]['scope'],
  scope: HistoryScope,
  stretches: readonly DeviceStretch[],
): boolean {
  if (scope.kind === 'school') return true;
  if (scope.kind === 'device' && found.kind === 'device') return found.id === scope.deviceId;
  const rooms = roomsOfScope(found);
  if (rooms.length === 0) return found.kind !== 'device';
  const names = scope.kind === 'room' ? new Set([scope.roomName]) : new Set(stretches.map(({ roomName }) => roomName));
  return rooms.some(({ name }) => names.has(name));
}
