import type { HistoryAccount } from '../../../shared/model/exhibit.ts';
import type { IncidentContent } from '../../../shared/model/incident.ts';
import type { IncidentEvidence } from '../../../shared/model/incident-evidence.ts';
import type { PathEvent, PathHopKind, PathMinute, PathSnapshot } from '../../../shared/model/path.ts';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { RosterSnapshot } from '../../../shared/model/roster.ts';
import type { HistoryScope, HistorySeries, TimeSpan } from '../../../shared/model/timeline.ts';
import type { Result } from '../../../shared/result.ts';
import { DAY_MS } from '../../../shared/units.ts';
import type { Soon } from '../../services.ts';
import { PATH_NEAR_MS, pathAt } from './path-at.ts';
import { evidenceSpan } from './span.ts';

/** Where measurements come from: what looks back already, asked here for one incident. */
export interface EvidenceSources {
  readonly history: {
    account(span: TimeSpan, scope: HistoryScope): Soon<Result<HistoryAccount>>;
    series(span: TimeSpan, scope: HistoryScope): Soon<Result<HistorySeries[]>>;
  };
  readonly path: {
    snapshot(): PathSnapshot;
    eventsBetween(from: number, to: number): readonly PathEvent[];
    minutesBetween(from: number, to: number): readonly PathMinute[];
  };
  /** The readiness board as it is now. */
  readonly readiness: () => readonly CheckResult[];
  readonly roster: () => Pick<RosterSnapshot, 'rooms' | 'devices'>;
}

export interface EvidenceWish {
  readonly content: Pick<IncidentContent, 'occurredAt' | 'roomId' | 'roomName' | 'devices'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The newest exhibit of this incident; null: the first is made. */
  readonly previous: IncidentEvidence | null;
}

/**
 * Freezes what the console measured around an incident. Never refuses: what cannot be read is said in the account's text, since
 * nobody should be kept from reporting because a measurement is missing.
 */
export async function gatherEvidence(wish: EvidenceWish, sources: EvidenceSources): Promise<IncidentEvidence> {
  const { content, now, previous } = wish;
  const span = evidenceSpan(content.occurredAt, now, previous);
  const scope = scopeOf(content, sources.roster());
  const [account, series] = [await sources.history.account(span, scope), await sources.history.series(span, scope)];
  const snapshot = sources.path.snapshot();
  return {
    schema: 1,
    madeAt: now,
    account: account.ok ? account.value : unreadAccount(span, scope, account.error.message),
    series: series.ok ? inOrderOfTheWay(series.value, snapshot) : [],
    path: pathAround(content.occurredAt, snapshot, sources.path),
    readiness: resultsBefore(content, sources),
  };
}

/** The room, by the name that its history goes by; the device where only one is named; else the school. */
function scopeOf(
  { roomId, roomName, devices }: EvidenceWish['content'],
  roster: Pick<RosterSnapshot, 'rooms' | 'devices'>,
): HistoryScope {
  const room = roster.rooms.find(({ id }) => id === roomId) ?? roster.rooms.find(({ name }) => name === roomName);
  if (room !== undefined) return { kind: 'room', roomName: room.name };
  const [device, ...others] = devices;
  if (device !== undefined && others.length === 0 && device.deviceId !== null) {
    return { kind: 'device', deviceId: device.deviceId };
  }
  return { kind: 'school' };
}

function pathAround(at: number, now: PathSnapshot, path: EvidenceSources['path']): PathSnapshot | null {
  return pathAt(
    {
      now,
      // A hop that did not change for a day is told by its state of now, or unknown.
      events: path.eventsBetween(at - DAY_MS, at + 1),
      minutes: path.minutesBetween(at - PATH_NEAR_MS, at + PATH_NEAR_MS),
    },
    at,
  );
}

/** From the student's room outwards; what stands outside of this list (machines inside the school) comes last. */
const WAY: readonly PathHopKind[] = ['gateway', 'dns', 'internet', 'platform-host'];

function inOrderOfTheWay(series: readonly HistorySeries[], { targets }: PathSnapshot): HistorySeries[] {
  const kinds = new Map(targets.map(({ name, kind }) => [name, kind]));
  const rank = ({ kind, name }: HistorySeries) => {
    if (kind !== 'path') return -1;
    const hop = kinds.get(name);
    const place = hop === undefined ? -1 : WAY.indexOf(hop);
    return place === -1 ? WAY.length : place;
  };
  return series.toSorted((a, b) => rank(a) - rank(b));
}

/** Of the room and the school, none that was found after the incident. Of a room's results only its own devices. */
function resultsBefore({ occurredAt, roomId }: EvidenceWish['content'], sources: EvidenceSources): CheckResult[] {
  const own = new Set(
    sources
      .roster()
      .devices.filter((device) => device.roomId === roomId)
      .map(({ id }) => id),
  );
  return sources
    .readiness()
    .filter(({ scope, endedAt }) => endedAt <= occurredAt && (scope.kind === 'school' || scope.roomId === roomId))
    .map((result) => ({ ...result, devices: result.devices.filter(({ deviceId }) => own.has(deviceId)) }));
}

function unreadAccount(span: TimeSpan, scope: HistoryScope, reason: string): HistoryAccount {
  return {
    span,
    scope,
    title: 'What happened could not be read back',
    text: `What happened could not be read back\n\n${reason}\n`,
    bands: [],
    transitions: [],
    findings: [],
    alerts: [],
    pathEvents: [],
    samplesSummary: { checks: 0, lost: 0, rttAvgMs: null, rttMaxMs: null },
  };
}
