import { Actor } from '../../shared/model/incident-codes.ts';
import { HouseEventPayload, type IncidentEvent, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import type { LedgerEntry } from './ledger-entry.ts';

const UNREADABLE: Actor = { personId: null, name: 'unreadable', role: 'proctor' };

/**
 * An entry of an incident as an event. What cannot be read any more is null, as after a purge: the audit tells the two apart.
 *
 * @returns Null for an event of the house.
 */
export function readEvent(entry: LedgerEntry): IncidentEvent | null {
  if (entry.incidentId === null) return null;
  const by = Actor.safeParse(fromJson(entry.by));
  const payload = IncidentEventPayload.safeParse(entry.payload === null ? null : fromJson(entry.payload));
  return {
    seq: entry.seq,
    incidentId: entry.incidentId,
    at: entry.at,
    ...(entry.clockAt === null ? {} : { clockAt: entry.clockAt }),
    by: by.success ? by.data : UNREADABLE,
    payload: payload.success ? payload.data : null,
    hash: entry.hash,
  };
}

export function readEvents(entries: readonly LedgerEntry[]): IncidentEvent[] {
  return entries.flatMap((entry) => readEvent(entry) ?? []);
}

/** @returns Null for an event of an incident, and for what cannot be read. */
export function readHouseEvent({ incidentId, payload }: LedgerEntry): HouseEventPayload | null {
  if (incidentId !== null || payload === null) return null;
  return HouseEventPayload.safeParse(fromJson(payload)).data ?? null;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
