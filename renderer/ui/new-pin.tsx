import { SimpleGrid } from '@mantine/core';
import { Pin } from '../../shared/model/incident-view.ts';
import { PinField } from './pin-field.tsx';

/** A PIN typed twice. */
export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export const NO_PIN: NewPin = { pin: '', again: '' };

interface Props {
  readonly value: NewPin;
  readonly onChange: (value: NewPin) => void;
}

export function NewPinFields({ value, onChange }: Props) {
  return (
    <SimpleGrid cols={2} spacing="sm">
      <PinField label="New PIN" value={value.pin} onChange={(pin) => onChange({ ...value, pin })} />
      <PinField label="The same again" value={value.again} onChange={(again) => onChange({ ...value, again })} />
    </SimpleGrid>
  );
}

/** Why a PIN cannot be taken as typed; null: it can. */
export function whyNotPin({ pin, again }: NewPin): string | null {
  if (!Pin.safeParse(pin).success) return 'A PIN has four to twelve digits. Six are better for a coordinator.';
  return pin === again ? null : 'The two PINs are not the same. Type both again.';
}
