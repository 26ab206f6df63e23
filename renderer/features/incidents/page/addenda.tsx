import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { CONTENT_WORDS } from '../../../../shared/model/incident-event-wording.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { ToldText } from '../ui/told-text.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** What of these was corrected or added after the first submit: when, by whom, and why. */
export function Addenda({ keys }: { readonly keys: readonly (keyof IncidentContent)[] }) {
  const { view } = useOpenIncident();
  const now = useMinute();
  const wanted = new Set<string>(keys);
  const addenda = view.events.flatMap(({ seq, at, by, payload }) => {
    if (payload?.kind !== 'amended') return [];
    const changed = Object.keys(payload.changes).filter((key) => wanted.has(key));
    return changed.length === 0 ? [] : [{ seq, at, by, changed, reason: payload.reason }];
  });
  if (addenda.length === 0) return null;
  return (
    <ul className={classes.addenda}>
      {addenda.map(({ seq, at, by, changed, reason }) => (
        <li key={seq}>
          <b>Addendum</b> {dayAndTime(at, now)}, {by.name}: {changed.map((key) => CONTENT_WORDS[key] ?? key).join(', ')}
          . <ToldText>{reason}</ToldText>
        </li>
      ))}
    </ul>
  );
}
