import type { IncidentState, StudentState } from '../../../../shared/model/incident-codes.ts';
import { INCIDENT_STATE_WORDS, STUDENT_STATE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { INCIDENT_STATE_LOOKS, STUDENT_STATE_LOOKS } from './incident-state.ts';
import classes from './state-pill.module.css';

/** How far an incident is: a shape of its own, a word and a colour. */
export function IncidentStatePill({ state }: { readonly state: IncidentState }) {
  const { tone, icon: Shape } = INCIDENT_STATE_LOOKS[state];
  const { word, meaning } = INCIDENT_STATE_WORDS[state];
  return (
    <span className={classes.pill} data-tone={tone} title={meaning}>
      <Shape size={14} stroke={2} aria-hidden />
      {word}
    </span>
  );
}

/** The same for one student's line, smaller. */
export function StudentStatePill({ state }: { readonly state: StudentState }) {
  const { tone, icon: Shape } = STUDENT_STATE_LOOKS[state];
  const { word, meaning } = STUDENT_STATE_WORDS[state];
  return (
    <span className={classes.pill} data-tone={tone} data-small title={meaning}>
      <Shape size={12} stroke={2} aria-hidden />
      {word}
    </span>
  );
}
