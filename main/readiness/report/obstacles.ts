import type { CheckResult, Doer } from '../../../shared/model/readiness.ts';
import { DECISIONS_BY_CONCERN, type ReadinessRow, type RoomDecision } from '../../../shared/model/readiness-board.ts';
import type { Room, RoomId } from '../../../shared/model/roster.ts';
import type { ReportInput } from './input.ts';
import { resultsOf } from './summary.ts';
import { count, listSome, ofEachRoom } from './words.ts';

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
const REASONS_SHOWN = 4;
const ITEMS_NAMED = 2;

/** With more lines than this the table would leave its page, and lines that call for the same action are drawn together. */
const LINES_SHOWN = 6;

/** Rooms that are not ready, most in need of a person first; rooms with the very same trouble share a line. */
export function obstaclesOf(input: ReportInput): Obstacle[] {
  const rooms = new Map<RoomId, Room>(input.rooms.map((room) => [room.id, room]));
  const each = input.rows.flatMap((row) => {
    const room = rooms.get(row.roomId);
    return room === undefined || row.decision === 'go' ? [] : [obstacleOf(row, room)];
  });
  const same = together(each, ({ decision, reasons, actions, leftOut }) => [decision, reasons, actions, leftOut]);
  const shown = same.length <= LINES_SHOWN ? same : together(same, ({ decision, actions }) => [decision, actions]);
  const concern = ({ decision }: Obstacle) => DECISIONS_BY_CONCERN.indexOf(decision);
  return shown.toSorted((a, b) => concern(a) - concern(b));
}

/** @param sameness  Looks at what is said of each room, so that a room's own name keeps nothing apart. */
function together(obstacles: readonly Obstacle[], sameness: (obstacle: Obstacle) => unknown): Obstacle[] {
  const groups = new Map<string, Obstacle[]>();
  for (const obstacle of obstacles) {
    const key = JSON.stringify(sameness(inGeneral(obstacle)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [obstacle]);
    else group.push(obstacle);
  }
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : [joined(group.map(inGeneral))]));
}

function joined(group: readonly Obstacle[]): Obstacle {
  const [first] = group;
  if (first === undefined) throw new Error('There is something to join');
  const reasons = [...new Set(group.flatMap((obstacle) => obstacle.reasons))];
  const leftOut = Math.max(...group.map((obstacle) => obstacle.leftOut)) + Math.max(0, reasons.length - REASONS_SHOWN);
  return {
    ...first,
    rooms: group.flatMap((obstacle) => obstacle.rooms),
    reasons: reasons.slice(0, REASONS_SHOWN),
    leftOut,
  };
}

function inGeneral(obstacle: Obstacle): Obstacle {
  const [room, ...others] = obstacle.rooms;
  if (room === undefined || others.length > 0) return obstacle;
  return {
    ...obstacle,
    reasons: obstacle.reasons.map((reason) => ofEachRoom(reason, room.name)),
    actions: obstacle.actions.map(({ what, who }) => ({ what: ofEachRoom(what, room.name), who })),
  };
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
    open.map(({ title }) => `“${title.replace(/\.$/, '')}”`),
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
