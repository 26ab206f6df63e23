import { useAccessStore } from '../../state/access-store.ts';
import { useIncidentsStore } from '../../state/incidents-store.ts';
import classes from './incidents-badge.module.css';

/** What waits on the incidents screen, the worst of it: overdue, else for the district's own word, else due soon. */
export function IncidentsBadge() {
  const counts = useIncidentsStore((store) => store.counts);
  const isDistrict = useAccessStore(({ access }) => access.current?.role === 'district-coordinator');
  if (counts === null) return null;
  const waiting = isDistrict ? counts.pendingDistrict : 0;
  if (counts.overdue > 0) return <Badge count={counts.overdue} says="overdue" isLate />;
  if (waiting > 0) return <Badge count={waiting} says="waiting for your decision" />;
  return counts.dueSoon > 0 ? <Badge count={counts.dueSoon} says="due soon" /> : null;
}

interface Props {
  readonly count: number;
  readonly says: string;
  readonly isLate?: boolean;
}

function Badge({ count, says, isLate = false }: Props) {
  return (
    <span className={classes.badge} data-late={isLate || undefined} title={`${count} ${says}`}>
      {count}
      <span className={classes.spoken}> {says}</span>
    </span>
  );
}
