import { Button, Kbd, Menu } from '@mantine/core';
import type { Device } from '../../../../shared/model/roster.ts';
import { checkNow, editDevice, moveToRoom } from '../../../ipc/device-commands.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { orderedRooms, useRosterStore } from '../../../state/roster-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { WORDS } from '../../../words.ts';
import classes from './device-panel.module.css';
import { ScreenReport } from './screen-report.tsx';

/** What a person can do about this device now. */
export function DeviceActions({ device }: { readonly device: Device }) {
  const pauseLabel = device.isPaused ? WORDS.panel.resume : WORDS.panel.pause;
  const spareLabel = device.isSpare ? WORDS.panel.unmarkSpare : WORDS.panel.markSpare;
  const showInRoster = useUiStore((store) => store.showInRoster);
  return (
    <div className={classes.actions}>
      <Button
        style={{ gridColumn: '1 / -1' }}
        disabled={device.isPaused}
        rightSection={<Kbd size="xs">Space</Kbd>}
        onClick={() => void checkNow([device.id])}
      >
        {WORDS.panel.check}
      </Button>
      <Button
        variant="default"
        style={{ gridColumn: '1 / -1' }}
        onClick={() => useIncidentFormStore.getState().log({ roomId: device.roomId, deviceIds: [device.id] })}
      >
        {WORDS.panel.logIncident}
      </Button>
      <Button variant="default" px={4} onClick={() => void editDevice(device.id, { isPaused: !device.isPaused })}>
        {pauseLabel}
      </Button>
      <Button variant="default" px={4} onClick={() => void editDevice(device.id, { isSpare: !device.isSpare })}>
        {spareLabel}
      </Button>
      <MoveMenu device={device} />
      <Button variant="default" px={4} onClick={() => showInRoster(device.id)}>
        {WORDS.panel.showInRoster}
      </Button>
      <ScreenReport device={device} />
    </div>
  );
}

function MoveMenu({ device }: { readonly device: Device }) {
  const rooms = useRosterStore((store) => store.data?.rooms);
  const targets = orderedRooms(rooms?.values() ?? []).filter((room) => room.id !== device.roomId);
  return (
    <Menu position="top-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" px={4}>
          {WORDS.panel.move}…
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {targets.map((room) => (
          <Menu.Item key={room.id} onClick={() => void moveToRoom(device.id, room.id)}>
            {room.name}
          </Menu.Item>
        ))}
        {device.roomId !== null && (
          <Menu.Item onClick={() => void moveToRoom(device.id, null)}>{WORDS.panel.noRoom}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
