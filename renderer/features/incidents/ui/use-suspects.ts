import { useDeferredValue, useMemo } from 'react';
import { SUSPECT_WORDS, suspectsIn } from '../../../../shared/model/personal-data.ts';
import { useKnownWords } from './known-words.ts';

/** More than these are found by whoever looks again. */
const MAX_SHOWN = 3;

/** What in a text looks like a name or a number of a person, as words: `“Maria Lopez” may be a name and 2 more`. Null: nothing does. */
export function useSuspects(text: string): string | null {
  const known = useKnownWords();
  const settled = useDeferredValue(text);
  return useMemo(() => {
    const suspects = suspectsIn(settled, known);
    if (suspects.length === 0) return null;
    const shown = suspects.slice(0, MAX_SHOWN).map(({ kind, text: found }) => `“${found}” ${SUSPECT_WORDS[kind]}`);
    const more = suspects.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }, [settled, known]);
}
