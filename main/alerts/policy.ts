import type { Alert, AlertChannel, AlertSettings } from '../../shared/model/alert.ts';
import { AlertChannel as Channels } from '../../shared/model/alert.ts';
import type { DiagnosisFinding, DiagnosisScope, DiagnosisSeverity } from '../../shared/model/diagnosis.ts';
import type { RoomId } from '../../shared/model/roster.ts';

const RANK: Readonly<Record<DiagnosisSeverity, number>> = { note: 0, warning: 1, critical: 2 };

/** Ours: so many more devices than people were told of make it worth telling again. */
const WORSE_BY_RATIO = 1.5;
const WORSE_BY_DEVICES = 3;

/**
 * Whether people are told of a finding now. Once when it is found, and again only when it got worse: more severe, or clearly more
 * devices. Notes are never told; they are in the window for whoever looks.
 *
 * @param told  The latest alert of the same fault, or of a smaller one that this finding explains; null: none.
 */
export function reasonToTell(finding: DiagnosisFinding, told: Alert | null): Alert['reason'] | null {
  if (finding.severity === 'note' || finding.endedAt !== null) return null;
  if (told === null) return 'new';
  if (RANK[finding.severity] > RANK[told.severity]) return 'worse';
  const limit = Math.max(told.devicesAffected * WORSE_BY_RATIO, told.devicesAffected + WORSE_BY_DEVICES);
  return finding.devicesAffected >= limit ? 'worse' : null;
}

/**
 * The latest alert that already told of this trouble. A room that goes silent and then turns out to be its whole floor is one
 * trouble that grew, not two.
 */
export function alertAlreadyTold(finding: DiagnosisFinding, openAlerts: readonly Alert[]): Alert | null {
  const isSameFault = (alert: Alert) => alert.findingId === finding.id && alert.findingSince === finding.since;
  const isExplained = (alert: Alert) => finding.children.includes(alert.findingId);
  return openAlerts.findLast((alert) => isSameFault(alert) || isExplained(alert)) ?? null;
}

/** Trouble in rooms where nobody is testing, or that are on a break, calls nobody. What reaches further than rooms always counts. */
export function concernsSomebody(scope: DiagnosisScope, mayAnnounce: (roomId: RoomId) => boolean): boolean {
  const rooms = roomsOf(scope);
  return rooms.length === 0 || rooms.some(mayAnnounce);
}

/** Rooms that a finding names; empty: the whole school, a platform, or something in no room. */
export function roomsOf(scope: DiagnosisScope): RoomId[] {
  switch (scope.kind) {
    case 'rooms':
    case 'access-point':
    case 'uplink':
      return scope.rooms.map(({ id }) => id);
    case 'device':
      return scope.room === null ? [] : [scope.room.id];
    case 'school':
    case 'platform':
      return [];
  }
}

/** Channels that are switched on for this severity and have somewhere to go. */
export function channelsFor(severity: DiagnosisSeverity, settings: AlertSettings): AlertChannel[] {
  const isReady: Readonly<Record<AlertChannel, boolean>> = {
    desktop: true,
    sound: true,
    badge: true,
    webhook: settings.webhookUrl !== null,
    email: settings.email !== null,
  };
  return Channels.options.filter((channel) => settings.bySeverity[severity][channel] && isReady[channel]);
}

/** Whether it is quiet time on the laptop's own clock. `from` later than `to` means over midnight; equal means never. */
export function isQuiet({ isOn, from, to }: AlertSettings['quietHours'], at: number): boolean {
  if (!isOn || from === to) return false;
  const date = new Date(at);
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** The badge only counts; it wakes nobody. */
export function isHeldBack(channel: AlertChannel, settings: AlertSettings, at: number): boolean {
  return channel !== 'badge' && isQuiet(settings.quietHours, at);
}
