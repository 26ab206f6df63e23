import type { CheckArea, Verdict } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import { AREA_WORDS, DECISION_WORDS, DOER_WORDS, VERDICT_WORDS } from '../../../../shared/model/readiness-wording.ts';
import type { RoomId } from '../../../../shared/model/roster.ts';
import type { TestSession } from '../../../../shared/model/session.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { platformName } from '../../../state/profiles-store.ts';
import type { BoardRow, SchoolProblem } from './board.ts';
import { countOf } from './text.ts';
import { whenWords } from './when.ts';

/** `Grade 8 ELA · TestNav · 08:30 · Ms. Ortiz`; null without a session. */
export function sessionLine(
  session: TestSession | null,
  roomId: RoomId,
  profiles: readonly PlatformProfile[],
  now: number,
): string | null {
  if (session === null) return null;
  const proctor = session.rooms.find((room) => room.roomId === roomId)?.proctor ?? '';
  const parts = [
    session.name,
    platformName(profiles, session.platformId),
    whenWords(session.plannedStartAt, now),
    proctor,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why a room stands where it stands, and what to do about it. */
export interface RowReason {
  readonly sentence: string;
  /** `Plug in the charger cart · Proctor`; null: nothing to do. */
  readonly action: string | null;
  /** It is told on the school's line; here it is only named. */
  readonly isOfSchool: boolean;
  /** Nothing stands against the room. */
  readonly isQuiet: boolean;
}

/** The sentence that decided. A problem of the whole school is named only, so that one blocked host is not read as twelve. */
export function rowReason({ decision, reason, cells }: BoardRow): RowReason {
  const isQuiet = decision === 'go' || decision === 'unswept';
  if (reason === null) return { sentence: DECISION_WORDS[decision].meaning, action: null, isOfSchool: false, isQuiet };
  if (decision === 'waiting') return { ...waitingReason(cells.people), isOfSchool: false, isQuiet };
  if (reason.scope.kind === 'school') {
    return { sentence: `Whole school: ${reason.title}`, action: null, isOfSchool: true, isQuiet };
  }
  return { sentence: reason.sentence, action: actionLine(reason.action), isOfSchool: false, isQuiet };
}

function waitingReason({ results }: ReadinessCell): Pick<RowReason, 'sentence' | 'action'> {
  const open = results.filter(({ verdict }) => verdict === 'unchecked');
  const [first] = open;
  if (first === undefined) return { sentence: DECISION_WORDS.waiting.meaning, action: null };
  const rest = open.length > 1 ? ` (and ${countOf(open.length - 1, 'more item')})` : '';
  const sentence = `Not confirmed yet: ${first.title}`;
  return {
    sentence: `${sentence}${rest}`,
    action: first.action === null ? null : `Who: ${DOER_WORDS[first.action.who]}`,
  };
}

export function actionLine(
  action: { readonly what: string; readonly who: keyof typeof DOER_WORDS } | null,
): string | null {
  return action === null ? null : `${action.what} · ${DOER_WORDS[action.who]}`;
}

/** `12 rooms` where it counts. */
export function schoolProblemReach({ roomCount }: SchoolProblem): string {
  return `concerns ${countOf(roomCount, 'room')}`;
}

/** What stands on a cell: `text` beside the shape, `short` where it is tight. */
export interface CellWords {
  readonly text: string;
  readonly short: string;
}

/** `2 fail`, `1 warning`, `3 of 7`, `Pass`. */
export function cellWords({ area, verdict, results }: ReadinessCell): CellWords {
  const counted = results.filter((result) => result.verdict !== 'not-applicable');
  const count = counted.filter((result) => result.verdict === verdict).length;
  if (area === 'people' && counted.length > 0) return peopleWords(counted.map((result) => result.verdict));
  switch (verdict) {
    case 'fail':
      return { text: `${count} fail${count === 1 ? 's' : ''}`, short: `${count}` };
    case 'unchecked':
      return { text: `${count} unclear`, short: `${count}` };
    case 'warn':
      return { text: countOf(count, 'warning'), short: `${count}` };
    case 'pass':
      return { text: VERDICT_WORDS.pass.word, short: '' };
    case 'not-applicable':
      return { text: results.length === 0 ? '' : 'None', short: '' };
  }
}

function peopleWords(verdicts: readonly Verdict[]): CellWords {
  const refused = verdicts.filter((verdict) => verdict === 'fail').length;
  const done = verdicts.filter((verdict) => verdict === 'pass' || verdict === 'warn').length;
  if (refused > 0) return { text: `${refused} not OK`, short: `${refused}` };
  if (done === verdicts.length) return { text: 'All done', short: '' };
  return { text: `${done} of ${verdicts.length}`, short: `${done}/${verdicts.length}` };
}

/** A cell for a screen reader: `Room 112, Network: Fail, 2 of 14 checks`. */
export function spokenCell(roomName: string, cell: ReadinessCell): string {
  const where = `${roomName}, ${AREA_WORDS[cell.area]}`;
  if (cell.results.length === 0) return `${where}: no checks yet`;
  const count = cell.results.filter(({ verdict }) => verdict === cell.verdict).length;
  return `${where}: ${VERDICT_WORDS[cell.verdict].word}, ${count} of ${countOf(cell.results.length, 'check')}`;
}

/** `12 of 18 checks done` while a sweep runs. */
export function progressWords({ progress }: BoardRow): string {
  if (progress.fresh === 0) return 'Waiting for its turn';
  return `${progress.fresh} of ${countOf(progress.known, 'check')} done`;
}

export const AREAS: readonly CheckArea[] = ['devices', 'network', 'platform', 'people'];
