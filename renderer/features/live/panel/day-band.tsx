import { DAY_MS, HOUR_MS } from '../../../../shared/units.ts';
import { minuteTime } from '../../../ui/times.ts';
import { WORDS } from '../../../words.ts';
import { daySpans, dayWords, type MinuteState } from './chart-data.ts';
import classes from './day-band.module.css';

const MARK_HOURS = [18, 12, 6];

interface DayBandProps {
  readonly minutes: readonly MinuteState[];
  readonly now: number;
}

/** The last 24 hours as one band, in words beside it. */
export function DayBand({ minutes, now }: DayBandProps) {
  const words = dayWords(minutes, now);
  const startsAt = now - DAY_MS;
  const share = (at: number) => `${((Math.max(at, startsAt) - startsAt) / DAY_MS) * 100}%`;
  return (
    <figure className={classes.day}>
      <figcaption>
        <span>{WORDS.panel.day}</span>
        <span>{words ?? WORDS.panel.dayNothing}</span>
      </figcaption>
      <div className={classes.band} aria-hidden="true">
        {daySpans(minutes, now).map(({ from, to, state }) => (
          <span
            key={from}
            data-state={state}
            style={{ left: share(from), width: `calc(${share(to)} - ${share(from)})` }}
          />
        ))}
      </div>
      <div className={classes.marks} aria-hidden="true">
        {MARK_HOURS.map((hours) => (
          <span key={hours} style={{ left: share(now - hours * HOUR_MS) }}>
            {minuteTime(now - hours * HOUR_MS)}
          </span>
        ))}
      </div>
    </figure>
  );
}
