import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { DeviceKind, type DevicePatch, type Room, type RoomId } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { command } from '../../../ipc/client.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { showDoneWithUndo } from '../undo.tsx';
import { readDeviceField, type TextField } from './device-fields.ts';
import { MAC_HINT, SEAT_HINT, SERIAL_HINT, STUDENT_LABEL_HINT } from './field-hints.ts';
import { RoomSelect } from './room-select.tsx';

interface Props {
  readonly rooms: readonly Room[];
  readonly onDone: () => void;
}

const TEXT_FIELDS: readonly { readonly field: TextField; readonly label: string; readonly hint?: string }[] = [
  { field: 'label', label: 'Label', hint: 'What people call it, such as its asset tag.' },
  { field: 'address', label: 'IP address', hint: 'Needed to check it, unless it has a host name.' },
  { field: 'host', label: 'Host name' },
  { field: 'seat', label: 'Seat', hint: SEAT_HINT },
  { field: 'studentLabel', label: 'Student label', hint: STUDENT_LABEL_HINT },
  { field: 'serial', label: 'Serial number', hint: SERIAL_HINT },
  { field: 'assetTag', label: 'Asset tag' },
  { field: 'macs', label: 'MAC address', hint: MAC_HINT },
];

type Texts = Readonly<Record<TextField, string>>;
const NO_TEXTS: Texts = {
  label: '',
  address: '',
  host: '',
  seat: '',
  studentLabel: '',
  serial: '',
  assetTag: '',
  macs: '',
};

/** Adds devices by hand, one after the other: room and kind stay for the next one. */
export function AddDevicePanel({ rooms, onDone }: Props) {
  const [texts, setTexts] = useState<Texts>(NO_TEXTS);
  const [errors, setErrors] = useState<Partial<Texts>>({});
  const [roomId, setRoomId] = useState<RoomId | null>(null);
  const [kind, setKind] = useState<DeviceKind>('chromebook');
  const first = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { patch, errors: found } = readTexts(texts);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const device = await command('devices.create', { ...patch, label: texts.label.trim(), kind, roomId });
    if (device === undefined) return;
    showDoneWithUndo('device-added', `Added ${device.label}.`);
    setTexts(NO_TEXTS);
    first.current?.focus();
  };
  return (
    <SidePanel
      title="Add a device"
      onClose={onDone}
      footer={
        <>
          <Button type="submit" form="add-device">
            Add
          </Button>
          <Button variant="default" onClick={onDone}>
            Done
          </Button>
        </>
      }
    >
      <form id="add-device" noValidate onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
        {TEXT_FIELDS.map(({ field, label, hint }) => (
          <TextInput
            key={field}
            ref={field === 'label' ? first : null}
            data-autofocus={field === 'label' || undefined}
            size="sm"
            label={label}
            description={hint}
            error={errors[field]}
            required={field === 'label'}
            value={texts[field]}
            onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
          />
        ))}
        <RoomSelect rooms={rooms} value={roomId} onChange={setRoomId} />
        <NativeSelect
          size="sm"
          label="Kind"
          value={kind}
          data={DeviceKind.options.map((option) => ({ value: option, label: DEVICE_KIND_WORDS[option] }))}
          onChange={(event) => setKind(DeviceKind.parse(event.currentTarget.value))}
        />
      </form>
    </SidePanel>
  );
}

function readTexts(texts: Texts): { readonly patch: DevicePatch; readonly errors: Partial<Texts> } {
  let patch: DevicePatch = {};
  const errors: Partial<Record<TextField, string>> = {};
  for (const { field } of TEXT_FIELDS) {
    const reading = readDeviceField(field, texts[field]);
    if (reading.ok) patch = { ...patch, ...reading.patch };
    else errors[field] = reading.message;
  }
  return { patch, errors };
}
