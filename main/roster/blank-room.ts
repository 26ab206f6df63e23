import type { Room } from '../../shared/model/roster.ts';

/** A room of which nothing is known but what the caller says: its id, name, kind and rank. */
export const BLANK_ROOM: Omit<Room, 'id' | 'name' | 'kind' | 'order'> = {
  note: '',
  columns: null,
  accessPoint: null,
  uplink: null,
};
