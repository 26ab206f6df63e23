import type { CheckArea, Verdict } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import { AREA_WORDS, DECISION_WORDS, DOER_WORDS, VERDICT_WORDS } from '../../../../shared/model/readiness-wording.ts';
import type { TestSession } from '../../../../shared/model/session.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { platformName } from '../../../state/profiles-store.ts';
import { countOf } from '../../../ui/counts.ts';
import type { BoardRow } from './board.ts';
import { whenWords } from './when.ts';

/** `08:30 · Grade 8 ELA · TestNav`; null without a session. */
export function sessionLine(
  session: TestSession | null,
  profiles: readonly PlatformProfile[],
  now: number,
): string | null {
  if (session === null) return null;
  const parts = [whenWords(session.plannedStartAt, now), session.name, platformName(profiles, session.platformId)];
  return parts.join(' · ');
}

/** Who is with the students; empty: not known. */
export function proctorOf({ session, roomId }: Pick<BoardRow, 'session' | 'roomId'>): string {
  return session?.rooms.find((room) => room.roomId === roomId)?.proctor ?? '';
}

/** Why a room stands where it stands, and what to do about it. */
export interface RowReason {
  readonly sentence: string;
  /** Null: nothing to do. */
  readonly action: RowAction | null;
  /** It is told on the school's line; here it is only named. */
  readonly isOfSchool: boolean;
  /** Nothing stands against the room. */
  readonly isQuiet: boolean;
}

/** `Proctor`: `Plug in the charger cart.` */
export interface RowAction {
  readonly who: string;
  readonly what: string;
}

/** The sentence that decided. A problem of the whole school is named only, so that one blocked host is not read as twelve. */
export function rowReason({ decision, reason, cells }: BoardRow): RowReason {
  const isQuiet = decision === 'go' || decision === 'unswept';
  if (reason === null) return { sentence: DECISION_WORDS[decision].meaning, action: null, isOfSchool: false, isQuiet };
  if (decision === 'waiting') return { ...waitingReason(cells.people), isOfSchool: false, isQuiet };
  if (reason.scope.kind === 'school') {
    return {
      sentence: `Whole school, see above: ${reason.title}`,
      action: null,
      isOfSchool: true,
      isQuiet,
    };
  }
  return { sentence: reason.sentence, action: rowAction(reason.action), isOfSchool: false, isQuiet };
}

function waitingReason({ results }: ReadinessCell): Pick<RowReason, 'sentence' | 'action'> {
  const open = results.filter(({ verdict }) => verdict === 'unchecked');
  if (open.length === 0) return { sentence: DECISION_WORDS.waiting.meaning, action: null };
  const titles = open.map(({ title }) => title.replace(/\.$/, '')).join('; ');
  return { sentence: `${countOf(open.length, 'item')} to confirm: ${titles}`, action: null };
}

export function rowAction(
  action: { readonly what: string; readonly who: keyof typeof DOER_WORDS } | null,
): RowAction | null {
  return action === null ? null : { who: DOER_WORDS[action.who], what: action.what };
}

/** What stands on a cell: `text` beside the shape, `short` where it is tight. */
export interface CellWords {
  readonly text: string;
  readonly short: string;
}

/** `2 fail`, `1 warning`, `3 to do`, `Pass`. */
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
  const left = verdicts.length - done;
  return { text: `${left} to do`, short: `${left}` };
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
