import { styleText } from 'node:util';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import {
  DECISIONS_BY_CONCERN,
  decide,
  type ReadinessRow,
  type RoomDecision,
} from '../../../shared/model/readiness-board.ts';
import { DECISION_WORDS, DOER_WORDS } from '../../../shared/model/readiness-wording.ts';
import type { ReportInput } from '../../readiness/report/index.ts';
import { comparisonSentence, headline, isRehearsal, resultsOf } from '../../readiness/report/summary.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { count, DECISION_SHAPES, LIMITS, listSome, REHEARSAL } from '../../readiness/report/words.ts';
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
    ...(isRehearsal(input) ? [REHEARSAL] : []),
    headline(rooms),
    '',
    ...rooms.flatMap((room) => roomLines(room, people, paint)),
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

function roomLines(room: RoomOfText, people: boolean, paint: Paint): string[] {
  const { decision, reason, name } = room;
  const word = `${DECISION_SHAPES[decision]} ${DECISION_WORDS[decision].word}`.padEnd(DECISION_WIDTH);
  const indent = ' '.repeat(DECISION_WIDTH);
  const sentence = reason === null || reason.verdict === 'pass' ? '' : `: ${reason.sentence}`;
  const against = resultsOf(room).filter(
    ({ verdict, area }) => verdict === reason?.verdict && (people || area !== 'people'),
  ).length;
  const more = against - 1;
  const action = reason?.action ?? null;
  return [
    `${paint(decision, word)}${name}${sentence}`,
    ...(action === null ? [] : [`${indent}${DOER_WORDS[action.who]}: ${action.what}`]),
    ...(more > 0 ? [`${indent}and ${more} more (see --json or --html)`] : []),
  ];
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
