import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** What nobody has to look at, one click away. */
export function Fold({ label, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Chevron size={16} aria-hidden />
        {label}
      </UnstyledButton>
      {isOpen && children}
    </div>
  );
}
