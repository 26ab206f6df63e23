import { Button, Group, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import type { ExchangeState, TrustedKey } from '../../../../shared/model/district-exchange.ts';
import { command } from '../../../ipc/client.ts';
import { showDone } from '../../../ui/notify.ts';
import { dayDate } from '../../../ui/times.ts';
import classes from './exchange.module.css';

interface Props {
  readonly exchange: ExchangeState;
  readonly onChanged: () => void;
}

/** Who this console is for others, and which others it believes. */
export function Consoles({ exchange: { own, trusted }, onChanged }: Props) {
  return (
    <details className={classes.consoles}>
      <summary>Consoles that this one exchanges files with ({trusted.length})</summary>
      <OwnCard name={own.card.name} fingerprint={own.fingerprint} />
      {trusted.length > 0 && (
        <ul aria-label="Trusted consoles">
          {trusted.map((key) => (
            <Trusted key={key.signingKey} trusted={key} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </details>
  );
}

function OwnCard({ name: known, fingerprint }: { readonly name: string; readonly fingerprint: string }) {
  const [name, setName] = useState(known);
  const save = async () => {
    const file = await command('exchange.saveCard', { name: name.trim() });
    if (file !== undefined && file !== null) showDone(`Saved as ${file}. Send it to the other console.`);
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        Two consoles exchange cards once. Each side then reads its own letters and digits on the phone. Yours:
      </Text>
      <p className={classes.fingerprint}>{fingerprint}</p>
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          size="sm"
          label="Name on your card"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="sm" variant="default" disabled={name.trim() === ''} onClick={() => void save()}>
          Save your card…
        </Button>
      </Group>
    </>
  );
}

function Trusted({ trusted, onChanged }: { readonly trusted: TrustedKey; readonly onChanged: () => void }) {
  const { name, fingerprint, trustedAt, trustedBy, signingKey } = trusted;
  const ask = () =>
    modals.openConfirmModal({
      title: `Trust ${name} no more?`,
      children: <Text size="sm">Its requests and answers are refused from now on. What it decided stays.</Text>,
      labels: { confirm: 'Trust it no more', cancel: 'Keep it' },
      onConfirm: () =>
        void command('exchange.forget', { signingKey }).then((state) => state !== undefined && onChanged()),
    });
  return (
    <li>
      <strong>{name}</strong>
      <span>{fingerprint}</span>
      <small>
        trusted {dayDate(trustedAt)} by {trustedBy}
      </small>
      <Button size="compact-sm" variant="default" aria-label={`Remove ${name}…`} onClick={ask}>
        Remove…
      </Button>
    </li>
  );
}
