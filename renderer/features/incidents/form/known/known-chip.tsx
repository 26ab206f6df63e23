import { Popover, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './known.module.css';

interface Props {
  /** What it is: `Session`. */
  readonly label: string;
  /** What is known; empty: nothing yet. */
  readonly value: string;
  readonly children: ReactNode;
}

/** One thing that is known already; a click, or Enter, corrects it. */
export function KnownChip({ label, value, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={340}
      position="top-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
      zIndex={400}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.chip}
          data-empty={value === '' || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span>{label}</span> <b>{value === '' ? 'not said' : value}</b>
          <IconPencil size={14} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={classes.chipFields}>{children}</div>
      </Popover.Dropdown>
    </Popover>
  );
}
