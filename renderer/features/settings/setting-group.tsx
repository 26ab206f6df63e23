import { Button, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useAccessStore } from '../../state/access-store.ts';
import classes from './setting-group.module.css';

interface GroupProps {
  readonly title: string;
  readonly hint?: string;
  /** Why whoever is here may not change these, who then may sign in; absent or null: they may. */
  readonly lock?: string | null;
  readonly children: ReactNode;
}

/** Settings that belong together, in one frame. */
export function SettingGroup({ title, hint, lock = null, children }: GroupProps) {
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
      {lock !== null && <LockNote why={lock} />}
      {/* Disables every control in it at once. */}
      <fieldset className={classes.rows ?? ''} disabled={lock !== null}>
        {children}
      </fieldset>
    </section>
  );
}

function LockNote({ why }: { readonly why: string }) {
  const askToSignIn = useAccessStore((store) => store.askToSignIn);
  return (
    <div className={classes.lock}>
      <IconLock size={16} stroke={1.8} aria-hidden />
      <p>{why}</p>
      <Button size="compact-sm" variant="default" onClick={() => askToSignIn(why)}>
        Sign in
      </Button>
    </div>
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
