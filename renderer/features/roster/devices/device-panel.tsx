import { Button, NativeSelect, Switch } from '@mantine/core';
import type { Ref } from 'react';
import { type Device, DeviceKind, type DevicePatch, type Room } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { doCommand } from '../do-command.ts';
import { moveToRoom } from '../rooms/seat-plan.ts';
import { addressAge, isMadeUpMac, MADE_UP_MAC_SENTENCE } from './address-notes.ts';
import { DeviceFacts } from './device-facts.tsx';
import { DeviceTextField } from './device-text-field.tsx';
import { MAC_HINT, SEAT_HINT, SERIAL_HINT, STUDENT_LABEL_HINT } from './field-hints.ts';
import { askToRemove } from './remove-devices.tsx';
import { RoomSelect } from './room-select.tsx';

interface Props {
  readonly ref?: Ref<HTMLElement>;
  readonly device: Device;
  readonly rooms: readonly Room[];
  readonly now: number;
  readonly onClose: () => void;
}

/** Everything about one device; each change is saved by itself and can be undone. */
export function DevicePanel({ ref, device, rooms, now, onClose }: Props) {
  const openDevice = useUiStore((store) => store.openDevice);
  const update = (patch: DevicePatch) => void doCommand('devices.update', { deviceIds: [device.id], patch });
  return (
    <SidePanel
      {...(ref === undefined ? {} : { ref })}
      title={device.label}
      subtitle="Changes are saved as you make them."
      onClose={onClose}
      footer={
        <>
          <Button variant="default" size="sm" onClick={() => openDevice(device.id)}>
            Show on Live
          </Button>
          <Button variant="subtle" color="red" size="sm" ml="auto" onClick={() => askToRemove([device], onClose)}>
            Remove…
          </Button>
        </>
      }
    >
      <DeviceTextField device={device} field="label" label="Label" />
      <RoomSelect
        rooms={rooms}
        value={device.roomId}
        onChange={(roomId) => void doCommand('devices.place', { placements: moveToRoom([device], roomId) })}
      />
      <DeviceTextField device={device} field="seat" label="Seat" description={SEAT_HINT} />
      <DeviceTextField device={device} field="studentLabel" label="Student label" description={STUDENT_LABEL_HINT} />
      <DeviceTextField
        device={device}
        field="address"
        label="IP address"
        description={addressAge(device, now).sentence ?? undefined}
      />
      <DeviceTextField
        device={device}
        field="host"
        label="Host name"
        description="Looked up for the current address, so it stays right when the address changes."
      />
      <NativeSelect
        size="sm"
        label="Kind"
        value={device.kind}
        data={DeviceKind.options.map((kind) => ({ value: kind, label: DEVICE_KIND_WORDS[kind] }))}
        onChange={(event) => update({ kind: DeviceKind.parse(event.currentTarget.value) })}
      />
      <Switch
        size="sm"
        label="Spare"
        description="Ready to replace another one."
        checked={device.isSpare}
        onChange={(event) => update({ isSpare: event.currentTarget.checked })}
      />
      <Switch
        size="sm"
        label="Paused"
        description="Not checked until you switch it back on."
        checked={device.isPaused}
        onChange={(event) => update({ isPaused: event.currentTarget.checked })}
      />
      <Switch
        size="sm"
        label="Retired"
        description="Taken out of service. It does not count as ready for a testing day."
        checked={device.isRetired}
        onChange={(event) => update({ isRetired: event.currentTarget.checked })}
      />
      <DeviceTextField device={device} field="serial" label="Serial number" description={SERIAL_HINT} />
      <DeviceTextField device={device} field="assetTag" label="Asset tag" />
      <DeviceTextField
        device={device}
        field="macs"
        label="MAC address"
        description={device.macs.some(isMadeUpMac) ? MADE_UP_MAC_SENTENCE : MAC_HINT}
      />
      <DeviceFacts device={device} now={now} />
    </SidePanel>
  );
}
