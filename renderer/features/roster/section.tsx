import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface Props {
  readonly title: string;
  /** One line under the title. */
  readonly hint?: ReactNode;
  /** At the right end of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled block between hairlines, as every list of the roster and settings screens stands in. */
export function Section({ title, hint, aside, children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <div className={classes.head}>
        <Title order={3} size="h5" id={titleId}>
          {title}
        </Title>
        {aside}
      </div>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" className={classes.hint ?? ''}>
          {hint}
        </Text>
      )}
      <div className={classes.card}>{children}</div>
    </section>
  );
}
