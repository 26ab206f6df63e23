import { NativeSelect } from '@mantine/core';
import type { Room, RoomId } from '../../../../shared/model/roster.ts';

interface Props {
  readonly rooms: readonly Room[];
  readonly value: RoomId | null;
  readonly onChange: (roomId: RoomId | null) => void;
}

/** Room ids are never empty, so the empty value is free to mean none. */
const NONE = '';

export function RoomSelect({ rooms, value, onChange }: Props) {
  return (
    <NativeSelect
      size="sm"
      label="Room"
      value={value ?? NONE}
      data={[{ value: NONE, label: 'No room' }, ...rooms.map((room) => ({ value: room.id, label: room.name }))]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
