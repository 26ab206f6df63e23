import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type Device, MAX_LABEL_LENGTH, type Room, type RoomId, RoomKind } from '../../../../shared/model/roster.ts';
import { command } from '../../../ipc/client.ts';
import { doCommand } from '../do-command.ts';
import { roomDropId } from './drop-targets.ts';
import { RoomItem } from './room-item.tsx';
import classes from './room-list.module.css';
import { moveRoom } from './room-order.ts';

interface Props {
  /** In screen order. */
  readonly rooms: readonly Room[];
  readonly deviceCounts: ReadonlyMap<RoomId, readonly Device[]>;
  readonly chosenId: RoomId | null;
  /** A device is in the air: rooms show that they would take it. */
  readonly isDraggingDevice: boolean;
  readonly onChoose: (roomId: RoomId) => void;
}

export function RoomList({ rooms, deviceCounts, chosenId, isDraggingDevice, onChoose }: Props) {
  const ids = rooms.map((room) => room.id);
  const move = (roomId: RoomId, step: number) => {
    const roomIds = moveRoom(ids, roomId, step);
    if (roomIds !== null) void doCommand('rooms.reorder', { roomIds });
  };
  return (
    <div className={classes.list}>
      <ul className={classes.items} aria-label="Rooms in the order of the screen">
        <SortableContext items={ids.map(roomDropId)} strategy={verticalListSortingStrategy}>
          {rooms.map((room, index) => (
            <RoomItem
              key={room.id}
              room={room}
              deviceCount={deviceCounts.get(room.id)?.length ?? 0}
              isFirst={index === 0}
              isLast={index === rooms.length - 1}
              isChosen={room.id === chosenId}
              isDropTarget={isDraggingDevice}
              onChoose={() => onChoose(room.id)}
              onMove={(step) => move(room.id, step)}
            />
          ))}
        </SortableContext>
      </ul>
      <NewRoom onMade={onChoose} />
    </div>
  );
}

function NewRoom({ onMade }: { readonly onMade: (roomId: RoomId) => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RoomKind>('room');
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const room = await command('rooms.create', { name: name.trim(), kind });
    if (room === undefined) return;
    setName('');
    onMade(room.id);
  };
  return (
    <form className={classes.newRoom} onSubmit={(event) => void make(event)}>
      <TextInput
        size="sm"
        aria-label="Name of the new room"
        placeholder="New room or cart"
        maxLength={MAX_LABEL_LENGTH}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label="Kind of the new room"
          value={kind}
          data={[
            { value: 'room', label: 'Room' },
            { value: 'cart', label: 'Cart' },
          ]}
          onChange={(value) => setKind(RoomKind.parse(value))}
        />
        <Button
          type="submit"
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={name.trim() === ''}
        >
          Make
        </Button>
      </Group>
    </form>
  );
}
