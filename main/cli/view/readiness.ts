import { styleText } from 'node:util';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import {
  DECISIONS_BY_CONCERN,
  decide,
  type ReadinessRow,
  type RoomDecision,
} from '../../../shared/model/readiness-board.ts';
import { DECISION_WORDS, DOER_WORDS } from '../../../shared/model/readiness-wording.ts';
import { isRehearsal } from '../../../shared/model/site.ts';
import type { ReportInput } from '../../readiness/report/index.ts';
import { comparisonSentence, headline, resultsOf } from '../../readiness/report/summary.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { count, DECISION_SHAPES, LIMITS, listSome, namesOf, REHEARSAL } from '../../readiness/report/words.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { TerminalSize } from './terminal.ts';

export interface Deciding {
  /** The check list decides too. */
  readonly people: boolean;
}

/** More open items are counted, not listed. */
const LISTED_ITEMS = 10;
const NAMED_ROOMS = 4;
/** `? Waiting for people` is the longest. */
const DECISION_WIDTH = 21;

/** A no-go before what is missing: somebody has to act, whatever else is not known. */
export function decideExit(
  rows: readonly ReadinessRow[],
  { people, isStopped }: Deciding & { readonly isStopped: boolean },
): ExitCode {
  const decisions = rows.map((row) => decisionOf(row, people).decision);
  if (decisions.includes('no-go')) return EXIT.down;
  const isAllGo = decisions.length > 0 && decisions.every((decision) => decision === 'go');
  return isAllGo && !isStopped ? EXIT.ok : EXIT.unchecked;
}

/**
 * Rooms with decision, reason and action, most in need of a person first; then the open check list.
 *
 * @param terminal  Null: no colour.
 */
export function readinessText(input: ReportInput, { people }: Deciding, terminal: TerminalSize | null): string {
  const names = new Map(input.rooms.map(({ id, name }) => [id, name]));
  const rooms = input.rows
    .map((row) => ({ ...row, ...decisionOf(row, people), name: names.get(row.roomId) ?? row.roomId }))
    .toSorted((a, b) => DECISIONS_BY_CONCERN.indexOf(a.decision) - DECISIONS_BY_CONCERN.indexOf(b.decision));
  const paint = painter(terminal);
  const lines = [
    ...(isRehearsal(input.site) ? [REHEARSAL] : []),
    headline(rooms),
    '',
    ...roomsLines(rooms, people, paint),
    ...checkListLines(input, names, people),
    '',
    footLine(input),
    LIMITS,
  ];
  return lines.join('\n');
}

/** What the whole school passed says nothing good of a room that nobody looked at, such as after Ctrl+C. */
function decisionOf(row: ReadinessRow, people: boolean): { decision: RoomDecision; reason: CheckResult | null } {
  const counting = resultsOf(row).filter(({ area }) => people || area !== 'people');
  const decided = decide(counting);
  const isLookedAt = counting.some(({ scope }) => scope.kind === 'room');
  return isLookedAt || decided.decision === 'no-go' ? decided : { decision: 'unswept', reason: null };
}

interface RoomOfText extends ReadinessRow {
  readonly name: string;
}

/** Rooms with the same decision for the same reason of the whole school share their lines. */
function roomsLines(rooms: readonly RoomOfText[], people: boolean, paint: Paint): string[] {
  const groups = new Map<string, RoomOfText[]>();
  for (const room of rooms) {
    const key = `${room.decision} ${sentenceOf(room)} ${moreIn(room, people)}`;
    groups.set(key, [...(groups.get(key) ?? []), room]);
  }
  return [...groups.values()].flatMap((group) => roomLines(group, people, paint));
}

function roomLines(group: readonly RoomOfText[], people: boolean, paint: Paint): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { decision, reason } = first;
  const word = `${DECISION_SHAPES[decision]} ${DECISION_WORDS[decision].word}`.padEnd(DECISION_WIDTH);
  const indent = ' '.repeat(DECISION_WIDTH);
  const sentence = sentenceOf(first);
  const action = reason?.verdict === 'pass' ? null : (reason?.action ?? null);
  const more = moreIn(first, people);
  return [
    `${paint(decision, word)}${namesOf(group)}${sentence === '' ? '' : `: ${sentence}`}`,
    ...(action === null ? [] : [`${indent}${DOER_WORDS[action.who]}: ${action.what}`]),
    ...(more > 0 ? [`${indent}and ${more} more (see --json or --html)`] : []),
  ];
}

function sentenceOf({ reason }: RoomOfText): string {
  return reason === null || reason.verdict === 'pass' ? '' : reason.sentence;
}

/** Results as bad as the one that is shown. */
function moreIn(room: RoomOfText, people: boolean): number {
  const { reason } = room;
  if (reason === null) return 0;
  const alike = resultsOf(room).filter(
    ({ verdict, area }) => verdict === reason.verdict && (people || area !== 'people'),
  );
  return Math.max(0, alike.length - 1);
}

function checkListLines(input: ReportInput, names: ReadonlyMap<string, string>, people: boolean): string[] {
  const open = input.results.filter(
    ({ origin, verdict }) => origin === 'person' && verdict !== 'pass' && verdict !== 'not-applicable',
  );
  if (open.length === 0) return [];
  const byTitle = new Map<string, Set<string>>();
  for (const { title, scope } of open) {
    const rooms = byTitle.get(title) ?? new Set<string>();
    rooms.add(scope.kind === 'school' ? 'whole school' : (names.get(scope.roomId) ?? scope.roomId));
    byTitle.set(title, rooms);
  }
  const items = [...byTitle].map(([title, rooms]) => `  ? ${title} (${listSome([...rooms], NAMED_ROOMS)})`);
  const rest = items.length - LISTED_ITEMS;
  return [
    '',
    `Check list, ${count(items.length, 'item')} not confirmed${people ? '' : ' (does not decide here; --people lets it)'}:`,
    ...items.slice(0, LISTED_ITEMS),
    ...(rest > 0 ? [`  and ${rest} more (see --json)`] : []),
  ];
}

function footLine(input: ReportInput): string {
  const { sweep, results } = input;
  const took =
    sweep === null || sweep.endedAt === null ? '' : ` in ${((sweep.endedAt - sweep.startedAt) / 1_000).toFixed(1)} s`;
  const stopped = sweep?.isStopped === true ? `Stopped: ${sweep.done} of ${sweep.total} checks were made.` : null;
  const compared = comparisonSentence(input, timesIn(input.timeZone, input.at).short);
  return [`${count(results.length, 'check')}${took}.`, stopped, compared].filter((part) => part !== null).join(' ');
}

type Paint = (decision: RoomDecision, text: string) => string;

const STYLES: Readonly<Record<RoomDecision, Parameters<typeof styleText>[0]>> = {
  go: 'green',
  waiting: 'yellow',
  unclear: 'yellow',
  unswept: 'dim',
  'no-go': ['bold', 'red'],
};

function painter(terminal: TerminalSize | null): Paint {
  return terminal?.hasColour === true
    ? (decision, text) => styleText(STYLES[decision], text, { validateStream: false })
    : (_, text) => text;
}
