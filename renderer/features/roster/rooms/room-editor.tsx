import { useDroppable } from '@dnd-kit/core';
import { Button, NativeSelect, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Device,
  MAX_LABEL_LENGTH,
  MAX_ROOM_COLUMNS,
  type Room,
  RoomKind,
  type RoomPatch,
} from '../../../../shared/model/roster.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { doCommand } from '../do-command.ts';
import { TRAY_ID } from './drop-targets.ts';
import classes from './room-editor.module.css';
import { RoomNetwork } from './room-network.tsx';
import { SeatGrid } from './seat-grid.tsx';
import { layOutAutomatically, type SeatPlan } from './seat-plan.ts';
import { SeatTile } from './seat-tile.tsx';

interface Props {
  readonly room: Room;
  readonly devices: readonly Device[];
  readonly plan: SeatPlan;
  /** Devices without a room, in the tray below. */
  readonly roomless: readonly Device[];
}

/** One room: its note, its kind, what its network hangs on, and its seats as they stand in the room. */
export function RoomEditor({ room, devices, plan, roomless }: Props) {
  const placements = layOutAutomatically(room.id, devices);
  const update = (patch: RoomPatch) => void command('rooms.update', { roomId: room.id, patch });
  return (
    <section className={classes.editor} aria-label={`Seats of ${room.name}`}>
      <header className={classes.header}>
        <div className={classes.title}>
          <Title order={2} size="h4">
            {room.name}
          </Title>
          <Text size="sm" c="dimmed">
            {countOf(devices.length, 'device')} ·{' '}
            {placements.length === 0 ? 'laid out automatically' : 'laid out by hand'}
          </Text>
        </div>
        <div className={classes.controls}>
          <NoteField room={room} onSave={(note) => update({ note })} />
          <SegmentedControl
            size="sm"
            aria-label="Room or cart"
            value={room.kind}
            data={[
              { value: 'room', label: 'Room' },
              { value: 'cart', label: 'Cart' },
            ]}
            onChange={(value) => update({ kind: RoomKind.parse(value) })}
          />
          <NativeSelect
            size="sm"
            aria-label="Seats across"
            value={String(room.columns ?? 0)}
            data={COLUMN_OPTIONS}
            onChange={(event) => update({ columns: Number(event.currentTarget.value) || null })}
          />
          <Button
            size="sm"
            variant="default"
            leftSection={<IconLayoutGrid size={16} aria-hidden />}
            disabled={placements.length === 0}
            onClick={() => void doCommand('devices.place', { placements })}
          >
            Lay out automatically
          </Button>
        </div>
      </header>
      <RoomNetwork room={room} onSave={update} />
      <div className={classes.stage}>
        <SeatGrid room={room} plan={plan} />
      </div>
      <Tray devices={roomless} />
    </section>
  );
}

const COLUMN_OPTIONS = [
  { value: '0', label: 'Seats across: automatic' },
  ...Array.from({ length: MAX_ROOM_COLUMNS }, (_, index) => ({
    value: String(index + 1),
    label: `Seats across: ${index + 1}`,
  })),
];

function NoteField({ room, onSave }: { readonly room: Room; readonly onSave: (note: string) => void }) {
  const [note, setNote] = useState<string | null>(null);
  const save = () => {
    if (note !== null && note.trim() !== room.note) onSave(note.trim());
    setNote(null);
  };
  return (
    <TextInput
      size="sm"
      className={classes.note ?? ''}
      aria-label="Note under the room's name"
      placeholder="Note, such as Ms. Ortiz · Grade 8 ELA"
      maxLength={MAX_LABEL_LENGTH}
      value={note ?? room.note}
      onChange={(event) => setNote(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setNote(null);
      }}
    />
  );
}

/** More tiles than this slow dragging down and help nobody; the search finds the rest. */
const MOST_IN_TRAY = 60;

/** Devices without a room, to be dragged to a seat; and the place to put one that belongs in no room. */
function Tray({ devices }: { readonly devices: readonly Device[] }) {
  const [search, setSearch] = useState('');
  const { setNodeRef, isOver } = useDroppable({ id: TRAY_ID });
  const wanted = search.trim().toLowerCase();
  const found = devices.filter((device) => device.label.toLowerCase().includes(wanted));
  const hidden = found.length - MOST_IN_TRAY;
  return (
    <div ref={setNodeRef} className={classes.tray} data-over={isOver || undefined}>
      <div className={classes.trayHead}>
        <Title order={3} size="h6">
          No room
        </Title>
        <Text size="sm" c="dimmed">
          {devices.length === 0
            ? 'Every device has a room. Drag one here to take it out of its room.'
            : `${countOf(devices.length, 'device')}. Drag them to a seat, or to a room in the list.`}
        </Text>
        {devices.length > 20 && (
          <TextInput
            size="xs"
            ml="auto"
            aria-label="Find a device without a room"
            placeholder="Find by label"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </div>
      {found.length > 0 && (
        <div className={classes.trayTiles}>
          {found.slice(0, MOST_IN_TRAY).map((device) => (
            <SeatTile key={device.id} device={device} place="no room" />
          ))}
          {hidden > 0 && (
            <Text size="sm" c="dimmed">
              and {hidden} more
            </Text>
          )}
        </div>
      )}
    </div>
  );
}
