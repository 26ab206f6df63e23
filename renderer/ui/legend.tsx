import { DEVICE_STATES_BY_CONCERN } from '../../shared/model/device-state.ts';
import { SIGN_MEANINGS, STATE_LETTERS, STATE_MEANINGS, STATE_WORDS } from '../../shared/model/wording.ts';
import classes from './legend.module.css';
import { StateShape } from './state-shape.tsx';

/** Every sign that a tile can carry, worst state first: its look, its word, what it means. */
export function Legend() {
  return (
    <dl className={classes.legend}>
      {DEVICE_STATES_BY_CONCERN.toReversed().map((state) => (
        <div key={state}>
          <dt>
            <span className={classes.sample} data-state={state}>
              <StateShape state={state} size={15} />
            </span>
            {STATE_WORDS[state]}
            {state !== 'up' && state !== 'unknown' && <small>{STATE_LETTERS[state]}</small>}
          </dt>
          <dd>{STATE_MEANINGS[state]}</dd>
        </div>
      ))}
      {SIGN_MEANINGS.map(({ sign, word, meaning }) => (
        <div key={sign}>
          <dt>
            <span className={classes.sample} data-sign={sign} />
            {word}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
