import { type Announcements, DndContext, type DragEndEvent, DragOverlay } from '@dnd-kit/core';
import { Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Device, DeviceId, RoomId } from '../../../../shared/model/roster.ts';
import { orderedRooms, useRosterStore } from '../../../state/roster-store.ts';
import { doCommand } from '../do-command.ts';
import { groupByRoom, NO_ROOM_GROUP } from './devices-by-room.ts';
import { roomCollisions, useRoomSensors } from './drag-sensors.ts';
import { DRAG_INSTRUCTIONS, describeDrop, describeTarget } from './drag-words.ts';
import { type DropTarget, draggedFrom, targetFrom } from './drop-targets.ts';
import { RoomEditor } from './room-editor.tsx';
import { RoomList } from './room-list.tsx';
import classes from './rooms-pane.module.css';
import { moveToRoom, placeOnSeat, planRoom } from './seat-plan.ts';
import { TileFace, tileElementId } from './seat-tile.tsx';

/** The rooms in their order, and the seats of the chosen one. Devices are dragged between seats, rooms and the tray. */
export function RoomsPane() {
  const data = useRosterStore((store) => store.data);
  const [chosenId, setChosenId] = useState<RoomId | null>(null);
  const [dragged, setDragged] = useState<Device | null>(null);
  const rooms = useMemo(() => orderedRooms(data?.rooms.values() ?? []), [data?.rooms]);
  const groups = useMemo(() => groupByRoom(data?.devices.values() ?? []), [data?.devices]);
  const room = rooms.find((candidate) => candidate.id === chosenId) ?? rooms[0] ?? null;
  const inRoom = room === null ? [] : (groups.get(room.id) ?? []);
  const plan = planRoom(room ?? { columns: null }, inRoom);
  const roomIds = rooms.map((candidate) => candidate.id);
  const sensors = useRoomSensors(
    room === null ? null : { columns: plan.columns, rows: plan.rows, roomIds, roomId: room.id },
  );
  const followFocus = useFocusAfterMove(data?.devices);
  if (data === null) return null;

  const scene = { plan, rooms: data.rooms };
  const deviceOf = (id: string | number): Device | null => {
    const source = draggedFrom(String(id));
    return source?.kind === 'device' ? (data.devices.get(source.deviceId) ?? null) : null;
  };
  const drop = ({ active, activatorEvent, over }: DragEndEvent) => {
    setDragged(null);
    const source = draggedFrom(String(active.id));
    const target = over === null ? null : targetFrom(String(over.id));
    if (source === null || target === null) return;
    if (source.kind === 'room') reorder(roomIds, source.roomId, target);
    else {
      const device = data.devices.get(source.deviceId);
      if (device === undefined) return;
      if (activatorEvent instanceof KeyboardEvent) followFocus(device.id);
      placeDevice(device, target);
    }
  };
  const placeDevice = (device: Device, target: DropTarget) => {
    const placements =
      target.kind === 'seat'
        ? room === null
          ? []
          : placeOnSeat(room, inRoom, device.id, target.position)
        : moveToRoom([device], target.kind === 'room' ? target.roomId : null);
    if (placements.length > 0) void doCommand('devices.place', { placements });
  };

  const announcements: Announcements = {
    onDragStart: ({ active }) => `Picked up ${deviceOf(active.id)?.label ?? 'the room'}.`,
    onDragOver: ({ active, over }) => {
      const device = deviceOf(active.id);
      const target = over === null ? null : targetFrom(String(over.id));
      if (device !== null) return describeTarget(device, target, scene);
      return target?.kind === 'room'
        ? `In the place of ${data.rooms.get(target.roomId)?.name ?? 'a room'}.`
        : undefined;
    },
    onDragEnd: ({ active, over }) => {
      const device = deviceOf(active.id);
      const target = over === null ? null : targetFrom(String(over.id));
      return device === null ? 'The room was put down.' : describeDrop(device, target, scene);
    },
    onDragCancel: ({ active }) => `${deviceOf(active.id)?.label ?? 'The room'} stays where it was.`,
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={roomCollisions}
      accessibility={{ announcements, screenReaderInstructions: { draggable: DRAG_INSTRUCTIONS } }}
      onDragStart={({ active }) => setDragged(deviceOf(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <div className={classes.pane}>
        <RoomList
          rooms={rooms}
          deviceCounts={groups}
          chosenId={room?.id ?? null}
          isDraggingDevice={dragged !== null}
          onChoose={setChosenId}
        />
        {room === null ? (
          <Text c="dimmed" p="xl">
            Make a room on the left, or import a device list: rooms are guessed from it.
          </Text>
        ) : (
          <RoomEditor
            key={room.id}
            room={room}
            devices={inRoom}
            plan={plan}
            roomless={groups.get(NO_ROOM_GROUP) ?? []}
          />
        )}
      </div>
      <DragOverlay dropAnimation={null}>{dragged !== null && <TileFace device={dragged} isLifted />}</DragOverlay>
    </DndContext>
  );
}

/** After a move by keyboard the focus goes where the device went, as soon as the roster says so. */
function useFocusAfterMove(devices: unknown): (deviceId: DeviceId) => void {
  const moved = useRef<DeviceId | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the roster's arrival is the moment, its content is not read
  useEffect(() => {
    if (moved.current === null) return;
    document.getElementById(tileElementId(moved.current))?.focus();
    moved.current = null;
  }, [devices]);
  return (deviceId) => {
    moved.current = deviceId;
  };
}

function reorder(roomIds: readonly RoomId[], roomId: RoomId, target: DropTarget): void {
  if (target.kind !== 'room' || target.roomId === roomId) return;
  const others = roomIds.filter((id) => id !== roomId);
  others.splice(roomIds.indexOf(target.roomId), 0, roomId);
  void doCommand('rooms.reorder', { roomIds: others });
}
