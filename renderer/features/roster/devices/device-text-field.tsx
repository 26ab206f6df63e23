import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Device } from '../../../../shared/model/roster.ts';
import { request } from '../../../ipc/client.ts';
import { deviceFieldText, readDeviceField, type TextField } from './device-fields.ts';

interface Props {
  readonly device: Device;
  readonly field: TextField;
  readonly label: string;
  readonly description?: string | undefined;
}

/** A typed field of one device: saved when it is left or with Enter, back to what it was with Escape. */
export function DeviceTextField({ device, field, label, description }: Props) {
  const stored = deviceFieldText(device, field);
  /** What is typed and not saved; null shows what is stored. */
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    if (draft === null) return;
    if (draft.trim() === stored) {
      setDraft(null);
      setError(null);
      return;
    }
    const reading = readDeviceField(field, draft);
    if (!reading.ok) {
      setError(reading.message);
      return;
    }
    const result = await request('devices.update', { deviceIds: [device.id], patch: reading.patch });
    setError(result.ok ? null : result.error.message);
    if (result.ok) setDraft(null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape' && draft !== null) {
      // The first Escape belongs to the field, the next one closes the panel.
      event.stopPropagation();
      setDraft(null);
      setError(null);
    }
  };
  return (
    <TextInput
      size="sm"
      label={label}
      description={description}
      error={error}
      value={draft ?? stored}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setError(null);
      }}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  );
}
