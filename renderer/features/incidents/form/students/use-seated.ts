import { useMemo } from 'react';
import type { RoomId } from '../../../../../shared/model/roster.ts';
import { useRosterStore } from '../../../../state/roster-store.ts';
import type { RoomView } from '../../../../state/school.ts';
import { useRoomViews, useSchoolStore } from '../../../../state/school-store.ts';
import type { SeatedDevice } from './student-lines.ts';

/** A room as the live screen draws it, with its devices in reading order; null: no such room, or it has no devices. */
export function useSeatedRoom(roomId: RoomId | null): { room: RoomView; seated: readonly SeatedDevice[] } | null {
  const room = useRoomViews().find(({ id }) => id === roomId) ?? null;
  const devices = useRosterStore((store) => store.data?.devices);
  const seatNames = useSchoolStore((store) => store.view?.seatNames);
  return useMemo(() => {
    if (room === null) return null;
    const seated = room.deviceIds.flatMap((id) => {
      const device = devices?.get(id);
      return device === undefined ? [] : [{ seat: seatNames?.get(id) ?? device.label, device }];
    });
    return { room, seated };
  }, [room, devices, seatNames]);
}
