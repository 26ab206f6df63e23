import type { CheckKey, Confirmation, ReportAudience, ReportFormat } from '../../../shared/model/readiness.ts';
import type { RoomId } from '../../../shared/model/roster.ts';
import { command, request } from '../../ipc/client.ts';
import { showDone, showError } from '../../ui/notify.ts';
import { NOTHING_WAITED_FOR, useBoardStore } from './board-store.ts';

/** Checks everything, as the sessions and the site say; the board shows how it goes. */
export async function checkAllRooms(): Promise<void> {
  await command('readiness.start', { roomIds: null, platformIds: null });
}

export async function stopSweep(): Promise<void> {
  await command('readiness.stop');
}

/** Looks again at these checks. */
export async function recheck(keys: readonly CheckKey[]): Promise<void> {
  if (keys.length === 0) return;
  useBoardStore.setState({ rechecking: { keys: new Set(keys), since: Date.now() } });
  const begun = await command('readiness.recheck', { keys: [...keys] });
  if (begun === undefined) forgetRechecks();
}

/** Looks again at everything that concerns one room. */
export async function recheckRoom(roomId: RoomId): Promise<void> {
  await command('readiness.recheck', { roomId });
}

/** A recheck has ended. */
export function forgetRechecks(): void {
  useBoardStore.setState({ rechecking: NOTHING_WAITED_FOR });
}

/** Ticks, or says "not OK", one after the other; the first refusal is shown and ends it. @returns whether all were taken. */
export async function confirmAll(confirmations: readonly Omit<Confirmation, 'at'>[]): Promise<boolean> {
  for (const confirmation of confirmations) {
    const result = await request('readiness.confirm', confirmation);
    if (!result.ok) {
      showError(result.error);
      return false;
    }
  }
  return true;
}

/** @returns why the room cannot be declared ready; null: it is. */
export async function declareReady(roomId: RoomId, by: string): Promise<string | null> {
  const result = await request('readiness.signOff', { roomId, by });
  return result.ok ? null : result.error.message;
}

/** @returns why the sign-off cannot be taken back; null: it is. */
export async function takeBack(roomId: RoomId, because: string): Promise<string | null> {
  const result = await request('readiness.reopen', { roomId, because });
  return result.ok ? null : result.error.message;
}

/** Saves a report; the main process asks where. */
export async function saveReport(audience: ReportAudience, format: ReportFormat): Promise<void> {
  const file = await command('readiness.saveReport', { audience, format });
  if (typeof file === 'string') showDone(`Saved as ${file}.`);
}
