import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './setting-group.module.css';

interface GroupProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Settings that belong together, in one frame. */
export function SettingGroup({ title, hint, children }: GroupProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <Title order={2} size="h5" id={titleId}>
        {title}
      </Title>
      {hint !== undefined && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <div className={classes.rows}>{children}</div>
    </section>
  );
}

interface RowProps {
  readonly label: string;
  /** The id of the control, so that the label belongs to it. Absent for groups of controls that carry their own. */
  readonly controlId?: string;
  readonly explanation: ReactNode;
  readonly children: ReactNode;
}

/** Left what it is, right the control. */
export function SettingRow({ label, controlId, explanation, children }: RowProps) {
  return (
    <div className={classes.row}>
      <div>
        {controlId === undefined ? (
          <Text fw={500}>{label}</Text>
        ) : (
          <Text fw={500} component="label" htmlFor={controlId}>
            {label}
          </Text>
        )}
        <Text size="sm" c="dimmed" id={controlId === undefined ? undefined : `${controlId}-explanation`}>
          {explanation}
        </Text>
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
