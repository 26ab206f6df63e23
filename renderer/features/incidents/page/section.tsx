import { type ReactNode, useId } from 'react';
import { ToldText } from '../ui/told-text.tsx';
import classes from './page.module.css';

interface Props {
  readonly title: string;
  /** Buttons of this part. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the story: its title in the margin, its text beside. */
export function Section({ title, actions, children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <div className={classes.margin}>
        <h2 id={titleId}>{title}</h2>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.text}>{children}</div>
    </section>
  );
}

/** A fact that nobody gave yet, so that its absence is seen. */
export function NotSaid({ children = 'Not said yet' }: { readonly children?: ReactNode }) {
  return <span className={classes.notSaid}>{children}</span>;
}

interface Fact {
  readonly label: string;
  /** Empty or null: nobody said. */
  readonly value: ReactNode;
}

/** Facts as pairs; what nobody said is shown as such. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null ? <NotSaid /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text of people: their line breaks stay, long words wrap. */
export function Told({ label, text }: { readonly label?: string; readonly text: string }) {
  return (
    <div className={classes.told}>
      {label !== undefined && <h3>{label}</h3>}
      {text.trim() === '' ? (
        <NotSaid />
      ) : (
        <p>
          <ToldText>{text}</ToldText>
        </p>
      )}
    </div>
  );
}
