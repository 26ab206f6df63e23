import { Button, Group, Stack, Text } from '@mantine/core';
import { type Ref, useState } from 'react';
import type { Device, DevicePatch, Room, RoomId } from '../../../../shared/model/roster.ts';
import { countOf } from '../../../ui/counts.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { doCommand } from '../do-command.ts';
import { moveToRoom } from '../rooms/seat-plan.ts';
import { showDoneWithUndo } from '../undo.tsx';
import { askToRemove } from './remove-devices.tsx';
import { RoomSelect } from './room-select.tsx';

interface Props {
  readonly ref?: Ref<HTMLElement>;
  /** Two or more. */
  readonly devices: readonly Device[];
  readonly rooms: readonly Room[];
  readonly onClose: () => void;
}

/** What can be done to several devices at once. */
export function BulkPanel({ ref, devices, rooms, onClose }: Props) {
  const [roomId, setRoomId] = useState<RoomId | null | undefined>(undefined);
  const placements = roomId === undefined ? [] : moveToRoom(devices, roomId);
  const roomName = rooms.find((room) => room.id === roomId)?.name ?? 'no room';
  const move = async () => {
    if (!(await doCommand('devices.place', { placements }))) return;
    showDoneWithUndo('devices-changed', `Moved ${countOf(placements.length, 'device')} to ${roomName}.`);
  };
  return (
    <SidePanel
      {...(ref === undefined ? {} : { ref })}
      title={`${countOf(devices.length, 'device')} selected`}
      onClose={onClose}
      footer={
        <Button variant="subtle" color="red" size="sm" ml="auto" onClick={() => askToRemove(devices, onClose)}>
          Remove {countOf(devices.length, 'device')}…
        </Button>
      }
    >
      <Stack gap="sm">
        <RoomSelect rooms={rooms} value={roomId} onChange={setRoomId} />
        <Button variant="default" disabled={placements.length === 0} onClick={() => void move()}>
          {moveLabel(roomId, roomName, placements.length)}
        </Button>
      </Stack>
      <MarkButtons devices={devices} field="isSpare" on="Mark spare" off="Not spare" title="Spare" />
      <MarkButtons devices={devices} field="isPaused" on="Pause" off="Resume" title="Checking" />
    </SidePanel>
  );
}

function moveLabel(roomId: RoomId | null | undefined, roomName: string, count: number): string {
  if (roomId === undefined) return 'Move';
  return count === 0 ? `All are in ${roomName}` : `Move ${count} to ${roomName}`;
}

interface MarkProps {
  readonly devices: readonly Device[];
  readonly field: 'isSpare' | 'isPaused';
  readonly title: string;
  readonly on: string;
  readonly off: string;
}

function MarkButtons({ devices, field, title, on, off }: MarkProps) {
  const marked = devices.filter((device) => device[field]).length;
  const set = async (value: boolean) => {
    const patch: DevicePatch = { [field]: value };
    const changing = devices.filter((device) => device[field] !== value);
    if (!(await doCommand('devices.update', { deviceIds: changing.map((device) => device.id), patch }))) return;
    showDoneWithUndo('devices-changed', `${value ? on : off}: ${countOf(changing.length, 'device')}.`);
  };
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {title}
      </Text>
      <Group gap="sm" grow>
        <Button variant="default" disabled={marked === devices.length} onClick={() => void set(true)}>
          {on}
        </Button>
        <Button variant="default" disabled={marked === 0} onClick={() => void set(false)}>
          {off}
        </Button>
      </Group>
    </div>
  );
}
