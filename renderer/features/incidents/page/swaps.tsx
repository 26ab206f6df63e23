import { SAVED_ANSWERS_WORDS } from '../../../../shared/model/incident-wording.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { minuteTime } from '../../../ui/times.ts';
import { savedAnswersAdvice } from '../form/students/device-swap.ts';
import { ToldText } from '../ui/told-text.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** Who changed devices when, and where answers may still lie. */
export function Swaps() {
  const { view } = useOpenIncident();
  const isHidden = useIsProjector() || view.areStudentsHidden;
  if (view.swaps.length === 0) return null;
  const isTestNav = view.content.platformId === 'testnav';
  return (
    <ul className={classes.notes}>
      {view.swaps.map((swap) => {
        const advice = savedAnswersAdvice(swap.savedAnswers, isTestNav);
        const who = isHidden ? 'A student' : (swap.studentRef ?? 'Seat') + (swap.seat === '' ? '' : ` (${swap.seat})`);
        return (
          <li key={`${swap.at}/${swap.from.label}/${swap.to.label}`}>
            <b>{minuteTime(swap.at)}</b> {who} changed from {swap.from.label} to {swap.to.label}. Saved answers:{' '}
            {SAVED_ANSWERS_WORDS[swap.savedAnswers].toLowerCase()}.
            {advice !== null && <small className={classes.warning}>{advice}</small>}
            {swap.note !== '' && (
              <small>
                <ToldText>{swap.note}</ToldText>
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
