import type { CheckResult, Doer } from '../../../shared/model/readiness.ts';
import { DECISIONS_BY_CONCERN, type ReadinessRow, type RoomDecision } from '../../../shared/model/readiness-board.ts';
import type { Room, RoomId } from '../../../shared/model/roster.ts';
import type { ReportInput } from './input.ts';
import { resultsOf } from './summary.ts';
import { count, listSome } from './words.ts';

/** What stands between some rooms and their test: one line of the principal's table. */
export interface Obstacle {
  readonly decision: RoomDecision;
  readonly rooms: readonly Room[];
  /** Plain sentences, the one that decided first. */
  readonly reasons: readonly string[];
  /** In the order of the reasons; several reasons may share one. */
  readonly actions: readonly { readonly what: string; readonly who: Doer }[];
  /** Reasons that are left to the full report. */
  readonly leftOut: number;
}

/** More for one room do not help somebody who has to decide; the full report has them. */
const REASONS_SHOWN = 3;
const ITEMS_NAMED = 3;

/** Rooms that are not ready, most in need of a person first; rooms with the very same trouble share a line. */
export function obstaclesOf(input: ReportInput): Obstacle[] {
  const rooms = new Map<RoomId, Room>(input.rooms.map((room) => [room.id, room]));
  const groups = new Map<string, Obstacle>();
  for (const row of input.rows) {
    const room = rooms.get(row.roomId);
    if (room === undefined || row.decision === 'go') continue;
    const obstacle = obstacleOf(row, room);
    const { decision, reasons, actions, leftOut } = obstacle;
    const same = JSON.stringify([decision, reasons, actions, leftOut]);
    const known = groups.get(same);
    groups.set(same, known === undefined ? obstacle : { ...known, rooms: [...known.rooms, room] });
  }
  const concern = ({ decision }: Obstacle) => DECISIONS_BY_CONCERN.indexOf(decision);
  return [...groups.values()].toSorted((a, b) => concern(a) - concern(b));
}

function obstacleOf(row: ReadinessRow, room: Room): Obstacle {
  const { decision } = row;
  if (decision === 'unswept') {
    return { decision, rooms: [room], reasons: ['Nothing has been checked here yet.'], actions: [], leftOut: 0 };
  }
  const against = resultsOf(row).filter(({ verdict }) => verdict === (decision === 'no-go' ? 'fail' : 'unchecked'));
  if (decision === 'waiting') return waitingFor(room, against);
  const decisive = against.filter((result) => result.area !== 'people' || result.verdict === 'fail');
  const worstFirst =
    row.reason === null ? decisive : [row.reason, ...decisive.filter(({ key }) => key !== row.reason?.key)];
  const shown = worstFirst.slice(0, REASONS_SHOWN);
  return {
    decision,
    rooms: [room],
    reasons: shown.map(({ sentence }) => sentence),
    actions: distinctActions(shown),
    leftOut: worstFirst.length - shown.length,
  };
}

/** The open items of the check list in one sentence: forty rooms with nine items each are not forty times nine lines. */
function waitingFor(room: Room, open: readonly CheckResult[]): Obstacle {
  const named = listSome(
    open.map(({ title }) => `“${title}”`),
    ITEMS_NAMED,
  );
  return {
    decision: 'waiting',
    rooms: [room],
    reasons: [`${count(open.length, 'item')} of the check list still to be confirmed: ${named}.`],
    actions: [{ what: 'Go through the check list and tick what is done.', who: open[0]?.action?.who ?? 'coordinator' }],
    leftOut: 0,
  };
}

function distinctActions(results: readonly CheckResult[]): Obstacle['actions'] {
  const actions = results.flatMap(({ action }) => (action === null ? [] : [action]));
  return actions.filter(({ what, who }, index) => actions.findIndex((a) => a.what === what && a.who === who) === index);
}
