import { IconEyeQuestion } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { SUSPECT_WORDS, suspectsIn } from '../../../../shared/model/personal-data.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useSite } from '../../../state/site-store.ts';
import classes from './form.module.css';

/** More than these are found by whoever looks again. */
const MAX_SHOWN = 3;

interface Props {
  readonly text: string;
  /** Shown while nothing is suspected, so that the line keeps its place. */
  readonly otherwise: string;
}

/** What looks like a name or a number of a person, as a suggestion under the field; it keeps nobody from anything. */
export function SuspectHint({ text, otherwise }: Props) {
  const known = useKnownWords();
  const settled = useDeferredValue(text);
  const suspects = useMemo(() => suspectsIn(settled, known), [settled, known]);
  return (
    <p className={classes.hint} role="status" data-suspect={suspects.length > 0 || undefined}>
      {suspects.length === 0 ? (
        otherwise
      ) : (
        <>
          <IconEyeQuestion size={16} stroke={1.8} aria-hidden />{' '}
          {suspects.slice(0, MAX_SHOWN).map(({ from, kind, text: found }, index) => (
            <span key={from}>
              {index > 0 && ', '}“{found}” {SUSPECT_WORDS[kind]}
            </span>
          ))}
          . Leave it out: the seat is enough.
        </>
      )}
    </p>
  );
}

/** Rooms, devices and the school are no persons. */
function useKnownWords(): readonly string[] {
  const roster = useRosterStore((store) => store.data);
  const { school } = useSite();
  return useMemo(
    () => [
      ...(school === '' ? [] : [school]),
      ...[...(roster?.rooms.values() ?? [])].map(({ name }) => name),
      ...[...(roster?.devices.values() ?? [])].map(({ label }) => label),
    ],
    [roster, school],
  );
}
