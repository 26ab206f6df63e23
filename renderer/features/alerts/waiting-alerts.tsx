import { isWaiting, useAlertsStore } from '../../state/alerts-store.ts';
import classes from './waiting-alerts.module.css';

/** How many alerts last and nobody has acknowledged; nothing when there is none. */
export function WaitingAlerts() {
  const count = useAlertsStore((store) => store.alerts.filter(isWaiting).length);
  if (count === 0) return null;
  return (
    <span className={classes.badge}>
      {count}
      <span className={classes.spoken}> not acknowledged</span>
    </span>
  );
}
