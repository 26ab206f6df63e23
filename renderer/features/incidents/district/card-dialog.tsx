import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReadExchange } from '../../../../shared/model/district-exchange.ts';
import { command } from '../../../ipc/client.ts';
import { showDone } from '../../../ui/notify.ts';
import classes from './exchange.module.css';

interface Props {
  readonly read: Extract<ReadExchange, { kind: 'card' }>;
  readonly onClose: (isTrusted: boolean) => void;
}

/** A card says who its console is; only the phone proves it. Trusting is one deliberate click after comparing. */
export function CardDialog({ read: { card, fingerprint, isKnown }, onClose }: Props) {
  const [isBusy, setBusy] = useState(false);
  const trust = async () => {
    setBusy(true);
    const state = await command('exchange.trust', { card });
    setBusy(false);
    if (state === undefined) return;
    showDone(`${card.name} is trusted now.`);
    onClose(true);
  };
  return (
    <Modal opened onClose={() => onClose(false)} title={`Card of ${card.name}`} size="lg">
      <Stack gap="md">
        <p className={classes.fingerprint}>{fingerprint}</p>
        {isKnown ? (
          <>
            <Text>This console trusts {card.name} already. Nothing has to be done.</Text>
            <Group justify="flex-end">
              <Button data-autofocus onClick={() => onClose(false)}>
                Close
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text>
              Call {card.name} on a number that you already know, not one from the message that brought the file. Let
              them read the letters and digits of their own console to you, and compare each group.
            </Text>
            <Text size="sm" c="dimmed">
              A trusted console can send requests, and decide what you send to it. Whoever has a false card could do the
              same.
            </Text>
            <Group justify="flex-end">
              <Button variant="default" data-autofocus onClick={() => onClose(false)}>
                Not the same, or not now
              </Button>
              <Button loading={isBusy} onClick={() => void trust()}>
                They are the same: trust it
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
