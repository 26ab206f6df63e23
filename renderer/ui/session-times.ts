import type { TestSession } from '../../shared/model/session.ts';
import { minuteTime } from './times.ts';

const dayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' });

/**
 * Since when it is as it is; of a session that nobody has begun with, when it is planned: `since 08:31`, `at 10:15` for one that is
 * over, `Tue, Nov 24 08:30`.
 */
export function sessionTimeWords({ state, moves, since, plannedStartAt }: TestSession): string {
  if (moves.length > 0) return `${state === 'ended' ? 'at' : 'since'} ${minuteTime(since)}`;
  const isToday = new Date(plannedStartAt).toDateString() === new Date().toDateString();
  return isToday ? minuteTime(plannedStartAt) : `${dayFormat.format(plannedStartAt)} ${minuteTime(plannedStartAt)}`;
}
