import { Button, Group, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useId, useState } from 'react';
import {
  KeyCard,
  type ReadExchange,
  type TrustedKey,
  UNNAMED_CONSOLE,
} from '../../../../shared/model/district-exchange.ts';
import { isCoordinator } from '../../../../shared/model/people-rules.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { usePersonName } from '../../../state/people.ts';
import { CompareDialog, type ReadCard } from '../../../ui/compare-dialog.tsx';
import { showDone } from '../../../ui/notify.ts';
import { dayDate } from '../../../ui/times.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import classes from './people.module.css';
import { useExchange } from './use-exchange.ts';

const HINT =
  'A decision of the district can come as a file from its own console. For that, the two consoles trade cards once, and two people compare the digits on the phone. A card holds nothing secret.';

/** This console's card, and the consoles whose files it believes. */
export function TrustedConsoles() {
  const { exchange, saveCard, trust, forget } = useExchange();
  const current = useAccessStore((store) => store.access.current);
  const [card, setCard] = useState<ReadCard | null>(null);
  const isAllowed = current !== null && isCoordinator(current.role);
  const open = async () => {
    const read = await command('exchange.pickFile');
    if (read?.kind === 'card') setCard(read);
    else if (read !== undefined && read !== null) showDone(whatItWas(read));
  };
  if (exchange === null) return null;
  return (
    <SettingGroup title="Trusted consoles" hint={HINT}>
      <OwnCard key={exchange.own.card.name} own={exchange.own} isAllowed={isAllowed} onSave={saveCard} />
      <ul className={`${classes.list} ${classes.after}`} aria-label="Consoles that are trusted">
        {exchange.trusted.map((trusted) => (
          <TrustedRow
            key={trusted.signingKey}
            trusted={trusted}
            isAllowed={isAllowed}
            onForget={() => askToForget(trusted, () => void forget(trusted.signingKey))}
          />
        ))}
        {exchange.trusted.length === 0 && <li className={classes.row}>No other console is trusted yet.</li>}
      </ul>
      <Group className={classes.foot ?? ''} gap="sm">
        {isAllowed ? (
          <Button size="xs" variant="default" onClick={() => void open()}>
            Open a card…
          </Button>
        ) : (
          <Text size="sm">A coordinator who is signed in trades cards.</Text>
        )}
      </Group>
      {card !== null && (
        <CompareDialog card={card} onTrust={() => void trust(card.card)} onClose={() => setCard(null)} />
      )}
    </SettingGroup>
  );
}

interface OwnProps {
  readonly own: { readonly card: KeyCard; readonly fingerprint: string };
  readonly isAllowed: boolean;
  readonly onSave: (name: string) => Promise<string | null>;
}

function OwnCard({ own, isAllowed, onSave }: OwnProps) {
  const id = useId();
  const [name, setName] = useState(own.card.name === UNNAMED_CONSOLE ? '' : own.card.name);
  const typed = KeyCard.shape.name.safeParse(name);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!typed.success) return;
    const fileName = await onSave(typed.data);
    if (fileName !== null) showDone(`Saved ${fileName}. Send it to the other console; it holds nothing secret.`);
  };
  return (
    <SettingRow
      label="This console’s card"
      controlId={id}
      explanation={
        <>
          Its digits, to read out on the phone:
          <br />
          <span className={classes.digits}>{own.fingerprint}</span>
        </>
      }
    >
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          id={id}
          size="sm"
          aria-describedby={`${id}-explanation`}
          description="How the other console shows this one."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={120}
          disabled={!isAllowed}
          value={name}
          error={typed.success ? undefined : 'Write the name of your school or district office.'}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button mt="xs" size="xs" variant="default" type="submit" disabled={!isAllowed}>
          Save the card…
        </Button>
      </form>
    </SettingRow>
  );
}

interface TrustedRowProps {
  readonly trusted: TrustedKey;
  readonly isAllowed: boolean;
  readonly onForget: () => void;
}

function TrustedRow({ trusted, isAllowed, onForget }: TrustedRowProps) {
  const { name, fingerprint, trustedAt, trustedBy } = trusted;
  const nameOf = usePersonName();
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Text fw={500}>{name}</Text>
        <Text size="sm" c="dimmed">
          <span className={classes.digits}>{fingerprint}</span>
          <br />
          Trusted by {nameOf({ name: trustedBy })} on {dayDate(trustedAt)}
        </Text>
      </div>
      {isAllowed && (
        <Button size="compact-xs" variant="default" aria-label={`Forget ${name}`} onClick={onForget}>
          Forget…
        </Button>
      )}
    </li>
  );
}

function askToForget({ name }: TrustedKey, forget: () => void): void {
  modals.openConfirmModal({
    title: `Forget ${name}?`,
    children: (
      <Text size="sm">
        Files of this console are refused from then on, also answers that are still to come. What was decided before
        stays.
      </Text>
    ),
    labels: { confirm: 'Forget', cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: forget,
  });
}

function whatItWas(read: Exclude<ReadExchange, { kind: 'card' }>): string {
  return read.kind === 'request'
    ? `This was no card but a request: ${read.number} of ${read.from} waits in the district queue.`
    : `This was no card but an answer: the decision on ${read.number} was taken in.`;
}
