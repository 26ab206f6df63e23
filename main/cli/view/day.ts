import type { DayReport } from '../../../shared/model/day-report.ts';
import {
  categoryName,
  dueWords,
  INCIDENT_STATE_WORDS,
  ONLY_THE_DISTRICTS,
} from '../../../shared/model/incident-wording.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { cutTo, wrapped } from './plain-lines.ts';
import type { TerminalSize } from './terminal.ts';

const USUAL_WIDTH = 100;

/** A testing day for whoever was not there. */
export function dayText(report: DayReport, now: number, terminal: TerminalSize | null): string {
  const width = terminal?.columns ?? USUAL_WIDTH;
  const times = timesIn(null, report.dayAt);
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full' }).format(report.dayAt);
  const line = (text: string) => `  ${cutTo(text, width - 2)}`;
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  return [
    ...wrapped(report.school === '' ? day : `${day}, ${report.school}`, width),
    ...wrapped(numbersOf(report), width),
    ...(report.isOfAll ? [] : wrapped(ONLY_THE_DISTRICTS, width)),
    ...section(
      'Sessions',
      report.sessions.map(({ name, rooms, startedAt, endedAt }) =>
        line(`${name}, ${rooms.join(', ')}: ${lastedOf(startedAt, endedAt, times.short)}`),
      ),
    ),
    ...section(
      'Incidents',
      report.incidents.map(({ number, occurredAt, roomName, categoryCode, state, summary }) =>
        line(
          `${times.short(occurredAt)}  ${number}  ${INCIDENT_STATE_WORDS[state].word}  ${roomName}  ${categoryName(categoryCode)}: ${summary}`,
        ),
      ),
    ),
    ...section(
      'Still to do',
      report.openDuties.map(({ number, duty }) => line(`${number}  ${dueWords(duty, now)}: ${duty.title}`)),
    ),
    ...section(
      'What the console found',
      report.findings.map(({ from, sentence }) => line(`${times.short(from)}  ${sentence}`)),
    ),
  ].join('\n');
}

function numbersOf({ sessions, incidents, studentsAffected, minutesLost, openDrafts }: DayReport): string {
  return [
    counted(sessions.length, 'session'),
    counted(incidents.length, 'incident'),
    `${counted(studentsAffected, 'student')} affected`,
    `${counted(minutesLost, 'minute')} lost`,
    counted(openDrafts, 'unfinished report'),
  ].join(', ');
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

function lastedOf(startedAt: number | null, endedAt: number | null, at: (moment: number) => string): string {
  if (startedAt === null) return 'did not begin';
  return endedAt === null ? `since ${at(startedAt)}` : `${at(startedAt)} to ${at(endedAt)}`;
}
