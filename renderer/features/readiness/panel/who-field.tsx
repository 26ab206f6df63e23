import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useWhoStore } from '../../../state/who-store.ts';
import { WORDS } from '../../../words.ts';
import classes from './people-list.module.css';

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  /** Somebody tried to sign without a name. */
  readonly isMissing: boolean;
  /** The words beside the field: where height is short. */
  readonly isInline?: boolean;
}

/** Who confirms: typed once, kept until the window closes. */
export function WhoField({ ref, isMissing, isInline = false }: Props) {
  const { name, setName } = useWhoStore();
  return (
    <TextInput
      {...(ref === undefined ? {} : { ref })}
      size="sm"
      {...(isInline ? { classNames: { root: classes.inline ?? '' } } : {})}
      label={WORDS.readiness.who}
      maxLength={80}
      value={name}
      error={isMissing && name.trim() === '' ? WORDS.readiness.whoMissing : undefined}
      onChange={(event) => setName(event.currentTarget.value)}
    />
  );
}
