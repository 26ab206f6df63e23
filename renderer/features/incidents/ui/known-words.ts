import { useMemo } from 'react';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useSite } from '../../../state/site-store.ts';

/** Words that look like names and are none: the school, its rooms, its devices. */
export function useKnownWords(): readonly string[] {
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
