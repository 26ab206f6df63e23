import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { Legend } from '../../../ui/legend.tsx';
import { WORDS } from '../../../words.ts';
import classes from './filter-bar.module.css';

/** Opens the legend beside the signs it explains. */
export function LegendButton() {
  return (
    <Popover position="bottom-start" shadow="md" width={420} trapFocus>
      <Popover.Target>
        <ActionIcon
          className={classes.legend}
          variant="default"
          size={32}
          radius="md"
          aria-label={WORDS.live.legend}
          title={WORDS.live.legend}
        >
          <IconHelp size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={WORDS.live.legend} tabIndex={-1} data-autofocus>
        <Legend />
      </Popover.Dropdown>
    </Popover>
  );
}
