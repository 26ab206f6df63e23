import { IconEyeQuestion } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { SUSPECT_WORDS, suspectsIn } from '../../../../shared/model/personal-data.ts';
import { useKnownWords } from './known-words.ts';
import classes from './suspect-hint.module.css';

/** More than these are found by whoever looks again. */
const MAX_SHOWN = 3;

/** What in a text looks like a name or a number of a person: a suggestion, it keeps nobody from anything. Nothing while there is none. */
export function SuspectHint({ text }: { readonly text: string }) {
  const known = useKnownWords();
  const settled = useDeferredValue(text);
  const suspects = useMemo(() => suspectsIn(settled, known), [settled, known]);
  return (
    <p className={classes.hint} role="status">
      {suspects.length > 0 && (
        <>
          <IconEyeQuestion size={16} stroke={1.8} aria-hidden /> Look again:{' '}
          {suspects
            .slice(0, MAX_SHOWN)
            .map(({ kind, text: found }) => `“${found}” ${SUSPECT_WORDS[kind]}`)
            .join(', ')}
          {suspects.length > MAX_SHOWN && ` and ${suspects.length - MAX_SHOWN} more`}.
        </>
      )}
    </p>
  );
}
