import type { DayReport } from '../../../shared/model/day-report.ts';
import {
  categoryName,
  dueWords,
  INCIDENT_STATE_WORDS,
  ONLY_THE_DISTRICTS,
} from '../../../shared/model/incident-wording.ts';
import { withoutSuspects } from '../../../shared/model/personal-data.ts';
import { REMOVED } from '../../../shared/model/text-mask.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { csvOf, isoTime } from '../../history/tables.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import { type ExportContext, knownWords } from './context.ts';
import { holdsFields, holdsLines, holdsNotice, incidentPage, section, tableOf, timesOf } from './page.ts';

/** Of the day's incidents the beginnings of what was written; names found in them by rule are taken out before they leave. */
function checked(report: DayReport, context: ExportContext): DayReport {
  const known = knownWords(context);
  const incidents = report.incidents.map((one) => ({ ...one, summary: withoutSuspects(one.summary, known, REMOVED) }));
  return { ...report, incidents };
}

export function dayJson(report: DayReport, context: ExportContext): string {
  return `${JSON.stringify({ ...holdsFields('day', context), ...checked(report, context) }, null, 2)}\n`;
}

/** One row an incident. Documented in `docs/incident-exports.md`; new columns go to the end. */
export function dayCsv(report: DayReport, context: ExportContext): string {
  const columns = ['number', 'happened', 'room', 'category', 'state', 'students', 'summary', 'holds'];
  const holds = holdsLines('day', context).join(' ');
  const rows = checked(report, context).incidents.map((one) => [
    one.number,
    isoTime(one.occurredAt),
    one.roomName,
    one.categoryCode,
    one.state,
    one.studentCount,
    one.summary,
    holds,
  ]);
  return csvOf({ columns, rows });
}

export function dayPage(given: DayReport, context: ExportContext): string {
  const report = checked(given, context);
  const times = timesOf({ ...context, now: report.dayAt });
  const day = dayName(report.dayAt, context.timeZone);
  const school = report.school === '' ? 'our school' : report.school;
  return incidentPage(
    `Testing day ${times.stamp(report.dayAt).slice(0, 'YYYY-MM-DD'.length)}, ${school}`,
    html`<header>
<p class="kicker">Testing day at ${school}. Made ${times.dated(report.madeAt)}</p>
<h1>${day}</h1>
${holdsNotice('day', context)}
</header>
<main>
${numbers(report)}
${section('Sessions', sessionTable(report, times.short))}
${section('Incidents', incidentTable(report, times.short))}
${section('Still to do', dutiesPart(report, times.dated))}
${section('What the console found', findingTable(report, times.short))}
</main>
<footer class="limits"><p>${report.isOfAll ? null : `${ONLY_THE_DISTRICTS} `}Students are counted for each incident: one who was in two counts twice.${
      report.head === null ? null : html` Hash of the ledger's newest entry: <span class="hash">${report.head}</span>`
    }</p></footer>`,
  );
}

function dayName(at: number, timeZone: string | null): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', ...(timeZone === null ? {} : { timeZone }) }).format(at);
}

function numbers(report: DayReport): Markup {
  const cells: readonly (readonly [number, string])[] = [
    [report.sessions.length, 'sessions'],
    [report.incidents.length, 'incidents'],
    [report.studentsAffected, 'students affected'],
    [report.minutesLost, 'minutes lost'],
    [report.openDuties.length, 'open duties'],
    [report.openDrafts, 'unfinished drafts'],
  ];
  return html`<ul class="numbers">${cells.map(
    ([value, label]) => html`<li><strong>${value.toLocaleString('en-US')}</strong> ${label}</li>
`,
  )}</ul>
${report.byCategory.length === 0 ? null : html`<p>${report.byCategory.map(({ categoryCode, count }) => `${categoryName(categoryCode)}: ${count}`).join('. ')}.</p>`}`;
}

function sessionTable(report: DayReport, at: (moment: number) => string): Markup {
  return (
    tableOf(report.sessions, [
      { heading: 'Session', of: ({ name }) => name, isWide: true },
      { heading: 'Platform', of: ({ platform }) => platform, isWide: true },
      { heading: 'Rooms', of: ({ rooms }) => rooms.join(', '), isWide: true },
      {
        heading: 'Planned',
        of: ({ plannedStartAt, plannedEndAt }) => `${at(plannedStartAt)} to ${at(plannedEndAt)}`,
      },
      { heading: 'Was', of: ({ startedAt, endedAt }) => actual(startedAt, endedAt, at) },
      { heading: 'Paused', of: ({ pausedMs }) => (pausedMs === 0 ? '' : `${Math.round(pausedMs / MINUTE_MS)} min`) },
    ]) ?? html`<p class="nothing">No session on this day.</p>`
  );
}

function actual(startedAt: number | null, endedAt: number | null, at: (moment: number) => string): string {
  if (startedAt === null) return 'did not begin';
  return endedAt === null ? `from ${at(startedAt)}, not ended` : `${at(startedAt)} to ${at(endedAt)}`;
}

function incidentTable(report: DayReport, at: (moment: number) => string): Markup {
  return (
    tableOf(report.incidents, [
      { heading: 'Time', of: ({ occurredAt }) => at(occurredAt) },
      { heading: 'Number', of: ({ number }) => number },
      { heading: 'Room', of: ({ roomName }) => roomName },
      {
        heading: 'What',
        of: ({ categoryCode, summary }) => html`<strong>${categoryName(categoryCode)}.</strong> ${summary}`,
        isWide: true,
      },
      {
        heading: 'Students',
        of: ({ studentCount }) => (studentCount === null ? 'not counted' : String(studentCount)),
      },
      { heading: 'State', of: ({ state }) => INCIDENT_STATE_WORDS[state].word },
    ]) ??
    html`<p class="nothing">${report.isOfAll ? 'No incident on this day.' : 'No incident of this day was sent to the district.'}</p>`
  );
}

function dutiesPart({ openDuties, openDrafts, madeAt }: DayReport, at: (moment: number) => string): Markup {
  const drafts =
    openDrafts === 0
      ? null
      : html`<p>${openDrafts === 1 ? 'One report was begun and not submitted.' : `${openDrafts} reports were begun and not submitted.`}</p>`;
  const table = tableOf(openDuties, [
    { heading: 'Incident', of: ({ number }) => number },
    { heading: 'Duty', of: ({ duty }) => duty.title, isWide: true },
    { heading: 'Whose', of: ({ duty }) => duty.actor, isWide: true },
    { heading: 'Due', of: ({ duty }) => (duty.dueAt === null ? '' : at(duty.dueAt)) },
    { heading: 'Stands', of: ({ duty }) => dueWords(duty, madeAt) },
  ]);
  if (table === null && drafts === null) return html`<p class="nothing">Nothing is left to do.</p>`;
  return html`${drafts}${table}`;
}

function findingTable({ findings }: DayReport, at: (moment: number) => string): Markup {
  return (
    tableOf(findings, [
      { heading: 'From', of: ({ from }) => at(from) },
      { heading: 'To', of: ({ to }) => (to === null ? 'lasts' : at(to)) },
      { heading: 'What was wrong', of: ({ sentence }) => sentence, isWide: true },
    ]) ?? html`<p class="nothing">Nothing was wrong.</p>`
  );
}
