import { styleText } from 'node:util';
import type { IncidentPage, IncidentRow } from '../../../shared/model/incident.ts';
import { categoryName, dueWords, INCIDENT_STATE_WORDS } from '../../../shared/model/incident-wording.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { cutTo } from './plain-lines.ts';
import type { TerminalSize } from './terminal.ts';

/** Where nobody sees how wide the screen is. */
const USUAL_WIDTH = 100;
const ROOM_WIDTH = 16;

export interface ListedIncidents {
  readonly rows: readonly IncidentRow[];
  readonly counts: IncidentPage['counts'];
}

/**
 * Two or three lines an incident: where it stands, when it was and what, what is to be done next.
 *
 * @param terminal  Null: no colour, and lines of 100 characters.
 */
export function listText({ rows, counts }: ListedIncidents, now: number, terminal: TerminalSize | null): string {
  const width = terminal?.columns ?? USUAL_WIDTH;
  const paint = (style: 'bold' | 'dim' | 'red', text: string) =>
    terminal?.hasColour === true ? styleText(style, text, { validateStream: false }) : text;
  const times = timesIn(null, now);
  const cells = rows.map((row) => ({
    row,
    cells: [
      row.number,
      dueOf(row, now),
      row.isPurged ? 'Erased' : INCIDENT_STATE_WORDS[row.state].word,
      cutTo(row.roomName, ROOM_WIDTH),
      row.studentCount === null ? '-' : String(row.studentCount),
    ],
  }));
  const widths = HEADINGS.map((heading, index) =>
    Math.max(heading.length, ...cells.map((line) => line.cells[index]?.length ?? 0)),
  );
  const lineOf = (texts: readonly string[]) =>
    texts
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const blocks = cells.flatMap(({ row, cells: texts }) => [
    lineOf(texts).replace(texts[1] ?? '', (due) => (isPressing(row) ? paint('red', due) : due)),
    ...whatLines(row, times.short(row.occurredAt), width).map((line) => paint('dim', line)),
  ]);
  return [paint('bold', countsLine(counts)), '', paint('dim', lineOf(HEADINGS)), ...blocks].join('\n');
}

/** One line of the list for a script; times are epoch milliseconds, words as in the window. */
export function rowRecord(row: IncidentRow, now: number) {
  const { id: _, ...rest } = row;
  return {
    ...rest,
    stateWords: INCIDENT_STATE_WORDS[row.state].word,
    category: categoryName(row.categoryCode),
    due: dueOf(row, now),
  };
}

/** With the longest words in each, the line has 80 characters. */
const HEADINGS = ['Number', 'Due', 'State', 'Room', 'Students'];

function dueOf({ nextDuty }: IncidentRow, now: number): string {
  return nextDuty === null ? '-' : dueWords(nextDuty, now);
}

function isPressing({ nextDuty }: IncidentRow): boolean {
  return nextDuty?.state === 'overdue' || nextDuty?.state === 'at-once';
}

function whatLines(row: IncidentRow, when: string, width: number): string[] {
  const told = [categoryName(row.categoryCode), row.summary].filter((part) => part !== '').join(': ');
  const what = `${when}. ${told}`;
  const next = row.nextDuty === null || row.nextDuty.state === 'done' ? [] : [`Next: ${row.nextDuty.title}`];
  return [what, ...next].map((line) => `    ${cutTo(line, width - 4)}`);
}

function countsLine({ open, overdue, pendingDistrict, drafts }: IncidentPage['counts']): string {
  const parts = [`${open} open`, `${overdue} overdue`, `${pendingDistrict} with the district`];
  return [...parts, drafts === 1 ? '1 unfinished report' : `${drafts} unfinished reports`].join(', ');
}
