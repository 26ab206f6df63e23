import { Button, Popover, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Alert } from '../../shared/model/alert.ts';
import { formatDuration } from '../../shared/model/wording.ts';
import { acknowledgeAlert } from '../state/alerts-store.ts';
import { useWhoStore } from '../state/who-store.ts';
import { minuteTime } from './times.ts';

interface Props {
  readonly alert: Alert;
  readonly size?: 'xs' | 'sm';
}

/** Somebody says that they saw an alert, with their name; asked for once. After that: who it was, and how long it took. */
export function Acknowledge({ alert, size = 'xs' }: Props) {
  const name = useWhoStore((store) => store.name);
  const [isAsking, setAsking] = useState(false);
  if (alert.acknowledgedAt !== null) return <span>{acknowledgedWords(alert)}</span>;
  const sign = () => {
    if (name.trim() === '') setAsking(true);
    else void acknowledgeAlert(alert.id, name.trim());
  };
  return (
    <Popover opened={isAsking} onChange={setAsking} position="bottom-end" shadow="sm" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" size={size} onClick={sign}>
          Acknowledge
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <NameForm
          onSigned={(by) => {
            setAsking(false);
            void acknowledgeAlert(alert.id, by);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm({ onSigned }: { readonly onSigned: (by: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const by = typed.trim();
    if (by === '') return;
    useWhoStore.getState().setName(by);
    onSigned(by);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        data-autofocus
        size="sm"
        label="Your name or initials"
        description="Kept until the window closes."
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" mt={8} disabled={typed.trim() === ''}>
        I have seen it
      </Button>
    </form>
  );
}

/** `KB at 09:42, after 40 s` */
function acknowledgedWords({ at, acknowledgedAt, acknowledgedBy }: Alert): string {
  if (acknowledgedAt === null) return '';
  return `${acknowledgedBy ?? 'Seen'} at ${minuteTime(acknowledgedAt)}, after ${formatDuration(acknowledgedAt - at)}`;
}
