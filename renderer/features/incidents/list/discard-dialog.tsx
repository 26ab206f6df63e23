import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { request } from '../../../ipc/client.ts';
import { showError } from '../../../ui/notify.ts';
import { WORDS } from '../../../words.ts';

const words = WORDS.incidents.drafts;

interface Props {
  /** Null: closed. */
  readonly draft: IncidentDraft | null;
  readonly onClose: () => void;
}

/** Throwing a draft away asks why: its number stays used, and somebody may ask what it was. */
export function DiscardDialog({ draft, onClose }: Props) {
  const [reason, setReason] = useState('');
  const close = () => {
    setReason('');
    onClose();
  };
  const discard = async () => {
    if (draft === null) return;
    const reply = await request('incidents.discardDraft', { draftId: draft.id, reason: reason.trim() });
    if (reply.ok) close();
    else showError(reply.error);
  };
  return (
    <Modal opened={draft !== null} onClose={close} title={`${words.discardTitle} ${draft?.number ?? ''}?`}>
      <Text size="sm" mb="sm">
        {words.discardHint}
      </Text>
      <Textarea
        label={words.reason}
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={close}>
          {words.keep}
        </Button>
        <Button color="red" disabled={reason.trim() === ''} onClick={() => void discard()}>
          {words.discardNow}
        </Button>
      </Group>
    </Modal>
  );
}
