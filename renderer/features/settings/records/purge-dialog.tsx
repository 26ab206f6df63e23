import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PurgeItem } from '../../../../shared/model/incident-view.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { showDone } from '../../../ui/notify.ts';
import { dayDate } from '../../../ui/times.ts';
import classes from './records.module.css';

interface Props {
  readonly items: readonly PurgeItem[];
  readonly onClose: () => void;
}

/** What would go, line by line; erased only with a reason, and for good. */
export function PurgeDialog({ items, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(items.map(({ id }) => id)));
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
    const done = await command('incidents.purge', { incidentIds: [...chosen], reason: reason.trim() });
    setBusy(false);
    if (done === undefined) return;
    showDone(`${countOf(done.purged, 'incident')} erased.`);
    onClose();
  };
  const count = countOf(chosen.size, 'incident');
  return (
    <Modal opened onClose={onClose} size="xl" title="Erase incidents that are past their date">
      <Stack gap="md">
        <Text size="sm">
          What they say, their student lines, evidence and files are erased for good. Backups made before today hold
          them until newer ones take their place. Number, dates and kind stay.
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
        <div className={classes.items} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Erase</th>
                <th scope="col">Happened</th>
                <th scope="col">Closed</th>
                <th scope="col">Kept until</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, number, categoryCode, occurredAt, closedAt, keepUntil }) => (
                <tr key={id}>
                  <th scope="row">
                    <Checkbox
                      size="xs"
                      label={`${number}, ${categoryName(categoryCode)}`}
                      checked={chosen.has(id)}
                      onChange={() => toggle(id)}
                    />
                  </th>
                  <td>{dayDate(occurredAt)}</td>
                  <td>{dayDate(closedAt)}</td>
                  <td>{dayDate(keepUntil - 1)}</td>
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
            Erase {count} for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
