import { create } from 'zustand';
import type { IncidentId } from '../../shared/model/incident.ts';
import type { DeviceId, RoomId } from '../../shared/model/roster.ts';

/** From where an incident is logged: what is known there is filled in. */
export interface LogFrom {
  readonly roomId: RoomId | null;
  readonly deviceIds: readonly DeviceId[];
  /** Of the finding that led here. */
  readonly findingId: string | null;
  /** When it happened, epoch milliseconds; null: the finding says, or it is now. */
  readonly occurredAt: number | null;
}

export type FormRequest =
  | { readonly kind: 'new'; readonly from: LogFrom }
  | { readonly kind: 'draft'; readonly draftId: IncidentId };

export interface IncidentFormStore {
  /** Null: the form is closed. A new object for every request. */
  readonly request: FormRequest | null;
  log(from: Partial<LogFrom>): void;
  goOn(draftId: IncidentId): void;
  close(): void;
}

/** Opens the form from anywhere: a tile, a room, a finding, the menu. */
export const useIncidentFormStore = create<IncidentFormStore>()((set) => ({
  request: null,
  log: ({ roomId = null, deviceIds = [], findingId = null, occurredAt = null }) =>
    set({ request: { kind: 'new', from: { roomId, deviceIds, findingId, occurredAt } } }),
  goOn: (draftId) => set({ request: { kind: 'draft', draftId } }),
  close: () => set({ request: null }),
}));
