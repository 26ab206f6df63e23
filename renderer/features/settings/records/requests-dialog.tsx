import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ErasableRequest, FileDecision } from '../../../../shared/model/held-request.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { showDone } from '../../../ui/notify.ts';
import { dayDate } from '../../../ui/times.ts';
import classes from './records.module.css';

interface Props {
  readonly items: readonly ErasableRequest[];
  readonly onClose: () => void;
}

const DECISIONS: Readonly<Record<FileDecision, string>> = {
  approved: 'approved',
  denied: 'denied',
  back: 'sent back',
};

/** Requests of schools, line by line. Those past their date are chosen; one that nobody answered is chosen by hand. */
export function RequestsDialog({ items, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(items.filter(({ decision }) => decision !== null).map(({ requestId }) => requestId)),
  );
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const erase = async () => {
    setBusy(true);
    const done = await command('exchange.erase', { requestIds: [...chosen], reason: reason.trim() });
    setBusy(false);
    if (done === undefined) return;
    showDone(`${countOf(done.erased, 'request')} erased.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title="Erase requests of schools">
      <Stack gap="md">
        <Text size="sm">
          What the files held is erased for good; the school keeps its incident. An unanswered request can be opened
          again from its file. Backups made before today hold it until newer ones take their place.
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
        <div className={classes.items} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Erase</th>
                <th scope="col">Opened here</th>
                <th scope="col">Decided</th>
                <th scope="col">Kept until</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.requestId}>
                  <th scope="row">
                    <Checkbox
                      size="xs"
                      label={`${item.number}, ${item.school}`}
                      checked={chosen.has(item.requestId)}
                      onChange={() => toggle(item.requestId)}
                    />
                  </th>
                  <td>{dayDate(item.receivedAt)}</td>
                  <td>{decidedWords(item)}</td>
                  <td>{item.keepUntil === null ? '' : dayDate(item.keepUntil - 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Textarea
          label="Why"
          description="Stays in the record, with your name."
          rows={2}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep them
          </Button>
          <Button
            color="red"
            loading={isBusy}
            disabled={chosen.size === 0 || reason.trim() === ''}
            onClick={() => void erase()}
          >
            Erase {countOf(chosen.size, 'request')} for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function decidedWords({ decision, decidedAt }: ErasableRequest): string {
  return decision === null || decidedAt === null ? 'not answered' : `${DECISIONS[decision]}, ${dayDate(decidedAt)}`;
}
