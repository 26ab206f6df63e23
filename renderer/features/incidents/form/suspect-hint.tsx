import { IconEyeQuestion } from '@tabler/icons-react';
import { useSuspects } from '../ui/use-suspects.ts';
import classes from './form.module.css';

interface Props {
  readonly text: string;
  /** Shown while nothing is suspected, so that the line keeps its place. */
  readonly otherwise: string;
}

/** What looks like a name or a number of a person, as a suggestion under the field while it is typed; it keeps nobody from anything. */
export function SuspectHint({ text, otherwise }: Props) {
  const suspects = useSuspects(text);
  return (
    <p className={classes.hint} role="status" data-suspect={suspects !== null || undefined}>
      {suspects === null ? (
        otherwise
      ) : (
        <>
          <IconEyeQuestion size={16} stroke={1.8} aria-hidden /> {suspects}. Leave it out: the seat is enough.
        </>
      )}
    </p>
  );
}
