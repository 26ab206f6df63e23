import { create } from 'zustand';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { request } from '../../../ipc/client.ts';

/** Drafts on this laptop that the person may go on with, newest first. */
export const useUnfinishedStore = create<{ readonly drafts: readonly IncidentDraft[] }>()(() => ({ drafts: [] }));

/** Asks for them again. A failure leaves what is known. */
export async function refreshUnfinished(): Promise<void> {
  const result = await request('incidents.drafts');
  if (result.ok) useUnfinishedStore.setState({ drafts: result.value });
}
