import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useWhoStore } from '../../../state/who-store.ts';
import { WORDS } from '../../../words.ts';

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  /** Somebody tried to sign without a name. */
  readonly isMissing: boolean;
}

/** Who confirms: typed once, kept until the window closes. */
export function WhoField({ ref, isMissing }: Props) {
  const { name, setName } = useWhoStore();
  return (
    <TextInput
      {...(ref === undefined ? {} : { ref })}
      size="sm"
      label={WORDS.readiness.who}
      maxLength={80}
      value={name}
      error={isMissing && name.trim() === '' ? WORDS.readiness.whoMissing : undefined}
      onChange={(event) => setName(event.currentTarget.value)}
    />
  );
}
