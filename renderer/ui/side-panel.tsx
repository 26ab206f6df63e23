import { CloseButton, Text, Title } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';
import classes from './side-panel.module.css';

interface Props {
  readonly ref?: Ref<HTMLElement>;
  readonly title: string;
  readonly subtitle?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays at the foot while the rest scrolls. */
  readonly footer?: ReactNode;
}

/** The panel at the right, as on the live screen. Escape closes it. */
export function SidePanel({ ref, title, subtitle, onClose, children, footer }: Props) {
  const titleId = useId();
  return (
    <aside
      ref={ref}
      className={classes.panel}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={classes.header}>
        <div className={classes.title}>
          <Title order={2} size="h4" id={titleId}>
            {title}
          </Title>
          {subtitle !== undefined && (
            <Text size="sm" c="dimmed" truncate>
              {subtitle}
            </Text>
          )}
        </div>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
      {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
    </aside>
  );
}
