import { TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

const MOST_DIGITS = 12;

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (digits: string) => void;
}

/** Digits that nobody reads over a shoulder. What is no digit does not get in. */
export function PinField({ ref, label, description, error, value, onChange }: Props) {
  return (
    <TextInput
      ref={ref}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      label={label}
      description={description}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, MOST_DIGITS))}
    />
  );
}
