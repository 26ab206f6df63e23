import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '../../../ui/counts.ts';
import { showDone } from '../../../ui/notify.ts';
import classes from './records.module.css';

/** One thing that may go. */
export interface Erasable {
  readonly id: string;
  readonly label: string;
  /** Under the headings after `Erase`. */
  readonly cells: readonly string[];
  /** Chosen from the start. */
  readonly isDue: boolean;
}

interface Props {
  readonly title: string;
  /** What is lost, and what stays. */
  readonly lead: string;
  /** What one of them is called: `incident`. */
  readonly noun: string;
  readonly headings: readonly string[];
  readonly items: readonly Erasable[];
  /** Replies with how many; undefined: refused, and why was shown. */
  readonly onErase: (ids: string[], reason: string) => Promise<number | undefined>;
  readonly onClose: () => void;
}

/** What would go, line by line; erased only with a reason, and for good. */
export function ErasureDialog({ title, lead, noun, headings, items, onErase, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(items.filter(({ isDue }) => isDue).map(({ id }) => id)),
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
    const count = await onErase([...chosen], reason.trim());
    setBusy(false);
    if (count === undefined) return;
    showDone(`${countOf(count, noun)} erased.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={title}>
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
        <div className={classes.items} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {['Erase', ...headings].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, label, cells }) => (
                <tr key={id}>
                  <th scope="row">
                    <Checkbox size="xs" label={label} checked={chosen.has(id)} onChange={() => toggle(id)} />
                  </th>
                  {cells.map((cell, index) => (
                    <td key={headings[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Textarea
          label="Why"
          description="Stays in the record, with your name. Leave out names of students."
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
            Erase {countOf(chosen.size, noun)} for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
