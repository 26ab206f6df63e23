import { TextInput } from '@mantine/core';
import type { Ref } from 'react';

const MOST_DIGITS = 12;

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  /** Has the keyboard when its dialog opens. */
  readonly isFirst?: boolean;
  readonly value: string;
  readonly onChange: (digits: string) => void;
}

/** Digits that nobody reads over a shoulder. What is no digit does not get in. */
export function PinField({ ref, label, isFirst = false, value, onChange }: Props) {
  return (
    <TextInput
      ref={ref}
      type="password"
      inputMode="numeric"
      {...(isFirst ? { 'data-autofocus': true } : {})}
      autoComplete="off"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, MOST_DIGITS))}
    />
  );
}
