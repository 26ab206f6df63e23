import type { ReactNode } from 'react';
import classes from './rows-setting.module.css';

interface Props {
  readonly title: string;
  readonly hint: ReactNode;
  readonly children: ReactNode;
}

/** A setting that needs the whole width, such as a list; stands among setting rows. */
export function SettingBlock({ title, hint, children }: Props) {
  return (
    <div className={classes.block}>
      <p className={classes.blockTitle}>{title}</p>
      <p className={classes.blockHint}>{hint}</p>
      {children}
    </div>
  );
}
