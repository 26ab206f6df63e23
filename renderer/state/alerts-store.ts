import { create } from 'zustand';
import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import { command } from '../ipc/client.ts';

/** Who was told of what, oldest first; written only by what the main process sends. */
export const useAlertsStore = create<{ readonly alerts: readonly Alert[] }>()(() => ({ alerts: [] }));

/** Somebody says that they saw it; comes back as `alerts.changed`, and here with the reply. A failure is shown. */
export async function acknowledgeAlert(alertId: string, by: string): Promise<void> {
  const answer = await command('alerts.acknowledge', { alertId, by });
  if (answer === undefined) return;
  useAlertsStore.setState(({ alerts }) => ({
    alerts: alerts.map((alert) => (alert.id === answer.id ? answer : alert)),
  }));
}

/**
 * The latest alert that told people of a finding, or, while it lasts, of a smaller one that this finding explains: a room that turned out
 * to be its whole floor was told as the room. Null: people were not told of it.
 */
export function alertOf({ id, since, children }: DiagnosisFinding, alerts: readonly Alert[]): Alert | null {
  const isAbout = ({ findingId, findingSince, endedAt }: Alert) =>
    findingId === id ? findingSince === since || endedAt === null : endedAt === null && children.includes(findingId);
  return alerts.findLast(isAbout) ?? null;
}

/** Nobody has said that they saw it, and it lasts. */
export function isWaiting({ acknowledgedAt, endedAt }: Alert): boolean {
  return acknowledgedAt === null && endedAt === null;
}
