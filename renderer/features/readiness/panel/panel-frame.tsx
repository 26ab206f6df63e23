import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { WORDS } from '../../../words.ts';
import classes from './panel.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Beside the title. */
  readonly badge?: ReactNode;
  /** Between the title and what scrolls. */
  readonly tabs?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel at the right. It takes the focus when it opens; Escape closes it. */
export function PanelFrame({ title, subtitle, badge, tabs, footer, onClose, children }: Props) {
  const titleId = useId();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={frame}
      className={classes.panel}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={classes.head}>
        <div className={classes.titleLine}>
          <h2 id={titleId}>{title}</h2>
          {badge}
          <CloseButton aria-label={WORDS.readiness.closePanel} onClick={onClose} />
        </div>
        {subtitle !== undefined && <p>{subtitle}</p>}
        {tabs}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
      <div className={classes.body} tabIndex={0}>
        {children}
      </div>
      {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
    </section>
  );
}
