import { create } from 'zustand';
import type { DiagnosisFinding, DiagnosisSnapshot } from '../../shared/model/diagnosis.ts';
import type { RoomId } from '../../shared/model/roster.ts';

export interface DiagnosisStore {
  /** Open ones, worst first. */
  readonly open: readonly DiagnosisFinding[];
  /** Over lately, newest first. */
  readonly ended: readonly DiagnosisFinding[];
  /** The worst open finding that names a room as a whole, by room; worked out once for each change. */
  readonly byRoom: ReadonlyMap<RoomId, DiagnosisFinding>;
  load(snapshot: DiagnosisSnapshot): void;
}

/** What is wrong and whose it is, written only by what the main process sends. */
export const useDiagnosisStore = create<DiagnosisStore>()((set) => ({
  open: [],
  ended: [],
  byRoom: new Map(),
  load({ open, ended }) {
    set({ open, ended, byRoom: worstByRoom(open) });
  },
}));

/** Primitive values, so that a room's card is drawn again only when its mark changes. */
export function useRoomMark(roomId: RoomId): {
  readonly layer: DiagnosisFinding['layer'] | null;
  readonly severity: DiagnosisFinding['severity'] | null;
} {
  const layer = useDiagnosisStore((store) => store.byRoom.get(roomId)?.layer ?? null);
  const severity = useDiagnosisStore((store) => store.byRoom.get(roomId)?.severity ?? null);
  return { layer, severity };
}

function worstByRoom(open: readonly DiagnosisFinding[]): ReadonlyMap<RoomId, DiagnosisFinding> {
  const byRoom = new Map<RoomId, DiagnosisFinding>();
  for (const finding of open) {
    for (const { id } of namedRooms(finding)) if (!byRoom.has(id)) byRoom.set(id, finding);
  }
  return byRoom;
}

/** A single device is marked by its own tile. */
function namedRooms({ scope }: DiagnosisFinding): readonly { readonly id: RoomId }[] {
  return scope.kind === 'rooms' || scope.kind === 'access-point' || scope.kind === 'uplink' ? scope.rooms : [];
}
