import { Text } from '@mantine/core';
import type { LeftOutColumn } from '../../../../shared/model/roster-import.ts';
import { countOf } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';
import { LEFT_OUT_WORDS } from './field-words.ts';
import classes from './left-out-columns.module.css';

/** Which columns are not read into the console, and why. */
export function LeftOutColumns({ columns }: { readonly columns: readonly LeftOutColumn[] }) {
  if (columns.length === 0) return null;
  return (
    <Section title={`${countOf(columns.length, 'column')} left out`}>
      {LEFT_OUT_WORDS.map(({ reason, title, why }) => {
        const names = columns.filter((column) => column.reason === reason).map((column) => column.column);
        if (names.length === 0) return null;
        return (
          <div key={reason} className={classes.group}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Text size="sm">{names.join(', ')}</Text>
            <Text size="sm" c="dimmed">
              {why}
            </Text>
          </div>
        );
      })}
    </Section>
  );
}
