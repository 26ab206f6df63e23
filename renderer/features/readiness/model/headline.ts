import type { CheckKey, SweepSummary } from '../../../../shared/model/readiness.ts';
import { DECISIONS_BY_CONCERN, type RoomDecision } from '../../../../shared/model/readiness-board.ts';
import { countOf } from '../../../ui/counts.ts';
import type { Board, BoardRow } from './board.ts';
import { isReopened } from './sign-offs.ts';
import { listSome } from './text.ts';

/** The one sentence for the school, and how loud it is. */
export interface Headline {
  readonly tone: RoomDecision;
  readonly title: string;
  /** What lies behind it; empty when the title says all. */
  readonly detail: string;
}

/** What a stranger has to know first. */
export function headline({ rows, school }: Board): Headline {
  const tone = DECISIONS_BY_CONCERN.find((decision) => rows.some((row) => row.decision === decision)) ?? 'unswept';
  const concerned = rows.filter(({ decision }) => decision === tone);
  const more = detail(rows, concerned, school.problems[0]?.key);
  const said = title(tone, concerned, rows);
  const isWell = tone === 'go' || tone === 'waiting';
  if (!isWell || rows.every(({ open }) => open === null)) return { tone, title: said, detail: more };
  if (rows.some(({ open }) => open === 'running')) return { tone: 'unswept', title: 'nothing found', detail: '' };
  return { tone: 'unclear', title: 'The check was stopped before it was done', detail: `${STOPPED} ${said}. ${more}` };
}

const STOPPED = 'As far as it came:';

function title(tone: RoomDecision, concerned: readonly BoardRow[], rows: readonly BoardRow[]): string {
  const isAll = concerned.length === rows.length;
  const some = `${concerned.length} of ${countOf(rows.length, 'room')}`;
  const names = isAll ? '' : `: ${listSome(concerned.map(({ room }) => room.name))}`;
  const verb = concerned.length === 1 ? 'is' : 'are';
  switch (tone) {
    case 'no-go':
      return isAll && rows.length > 1 ? 'No room is ready' : `${some} ${verb} not ready${names}`;
    case 'unclear':
      return `${some} ${verb} not clear${names}`;
    case 'unswept':
      return isAll ? 'No room has been checked yet' : `${some} ${verb} not checked yet${names}`;
    case 'waiting':
      return `${waiting(concerned.length, rows.length)} for people to confirm${names}`;
    case 'go':
      return rows.length === 1 ? 'The room is ready' : `All ${rows.length} rooms are ready`;
  }
}

/** `Both rooms wait`, `The room waits`, `3 of 12 rooms wait`. */
function waiting(count: number, all: number): string {
  if (count < all) return `${count} of ${countOf(all, 'room')} ${count === 1 ? 'waits' : 'wait'}`;
  return ['', 'The room waits', 'Both rooms wait'][all] ?? `All ${all} rooms wait`;
}

/** One problem of the whole school behind every room that is not ready is said once; else how the other rooms stand. */
function detail(rows: readonly BoardRow[], concerned: readonly BoardRow[], schoolKey: CheckKey | undefined): string {
  const [first] = concerned;
  const isShared = concerned.length > 1 && concerned.every(({ reason }) => reason?.key === schoolKey);
  const parts = [
    isShared && first?.reason != null ? `One cause for all of them: ${first.reason.sentence}` : '',
    isShared ? '' : otherRooms(rows, concerned),
    reopenedWords(rows),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const OTHERS: Readonly<Record<RoomDecision, string>> = {
  'no-go': 'not ready',
  unclear: 'not clear',
  unswept: 'not checked yet',
  waiting: 'waiting for people',
  go: 'ready',
};

function otherRooms(rows: readonly BoardRow[], concerned: readonly BoardRow[]): string {
  const counts = DECISIONS_BY_CONCERN.flatMap((decision) => {
    const count = rows.filter((row) => row.decision === decision && !concerned.includes(row)).length;
    return count === 0 ? [] : [`${count} ${OTHERS[decision]}`];
  });
  const declared = rows.filter(({ signOff }) => signOff !== null && !isReopened(signOff)).length;
  if (declared > 0) counts.push(`${declared} declared ready by name`);
  return counts.length === 0 ? '' : `${concerned.length === rows.length ? '' : 'The others: '}${counts.join(', ')}.`;
}

function reopenedWords(rows: readonly BoardRow[]): string {
  const reopened = rows.filter(({ signOff }) => isReopened(signOff)).map(({ room }) => room.name);
  if (reopened.length === 0) return '';
  return `No longer declared ready: ${listSome(reopened)}.`;
}

/** What a screen reader hears when a sweep ends. */
export function endOfSweep(sweep: SweepSummary, board: Board): string {
  const how = sweep.isStopped ? `Stopped after ${sweep.done} of ${sweep.total} checks.` : 'All checks are done.';
  return `${how} ${headline(board).title}.`;
}
