import { IconEyeQuestion } from '@tabler/icons-react';
import classes from './suspect-hint.module.css';
import { useSuspects } from './use-suspects.ts';

/** What in a text looks like a name or a number of a person: a suggestion, it keeps nobody from anything. Nothing while there is none. */
export function SuspectHint({ text }: { readonly text: string }) {
  const suspects = useSuspects(text);
  return (
    <p className={classes.hint} role="status">
      {suspects !== null && (
        <>
          <IconEyeQuestion size={16} stroke={1.8} aria-hidden /> Look again: {suspects}.
        </>
      )}
    </p>
  );
}
