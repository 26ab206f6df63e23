import { NativeSelect } from '@mantine/core';
import type { Room, RoomId } from '../../../../shared/model/roster.ts';

interface Props {
  readonly rooms: readonly Room[];
  /** Undefined: nothing chosen yet. */
  readonly value: RoomId | null | undefined;
  readonly onChange: (roomId: RoomId | null) => void;
}

/** Room ids are random, so these two cannot meet one. */
const NONE = '';
const UNCHOSEN = '-';

export function RoomSelect({ rooms, value, onChange }: Props) {
  return (
    <NativeSelect
      size="sm"
      label="Room"
      value={value === undefined ? UNCHOSEN : (value ?? NONE)}
      data={[
        ...(value === undefined ? [{ value: UNCHOSEN, label: 'Choose a room', disabled: true }] : []),
        { value: NONE, label: 'No room' },
        ...rooms.map((room) => ({ value: room.id, label: room.name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
