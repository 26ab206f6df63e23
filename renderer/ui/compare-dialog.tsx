import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReadExchange } from '../../shared/model/district-exchange.ts';
import classes from './compare-dialog.module.css';

export type ReadCard = Extract<ReadExchange, { kind: 'card' }>;

interface Props {
  readonly card: ReadCard;
  readonly onTrust: () => void;
  readonly onClose: () => void;
}

/** A card was opened: its digits are compared on the phone before it is trusted. */
export function CompareDialog({ card: { card, fingerprint, isKnown }, onTrust, onClose }: Props) {
  const [isSame, setIsSame] = useState(false);
  return (
    <Modal opened onClose={onClose} title={`Card of ${card.name}`} size={520}>
      <Stack gap="md">
        <Text size="sm">
          {isKnown
            ? 'This console is trusted already; these are its digits.'
            : 'Call the other office on a number that you had before this file came. Let them read their digits from Settings, People, and compare every group.'}
        </Text>
        <p className={classes.digits}>
          {fingerprint.split(' ').map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name but its place
            <span key={index}>{group} </span>
          ))}
        </p>
        {!isKnown && (
          <Checkbox
            data-autofocus
            label="We compared the digits on the phone, and all of them are the same."
            checked={isSame}
            onChange={(event) => setIsSame(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {isKnown ? 'Close' : 'Not now'}
          </Button>
          {!isKnown && (
            <Button
              disabled={!isSame}
              onClick={() => {
                onTrust();
                onClose();
              }}
            >
              Trust this console
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
