import { type DistrictIncident, forDistrict, type MaskedExhibit } from '../../../shared/model/incident-masks.ts';
import { SEVERITY_WORDS } from '../../../shared/model/incident-rules.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import {
  categoryName,
  DELIVERY_WORDS,
  dueWords,
  INCIDENT_STATE_WORDS,
  PHASE_WORDS,
  RESPONSES_SAVED_WORDS,
  STUDENT_STATE_WORDS,
} from '../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS } from '../../../shared/model/student-actions.ts';
import { formatLoss, formatRtt } from '../../../shared/model/wording.ts';
import { csvOf, isoTime } from '../../history/tables.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { type ExportContext, knownWords } from './context.ts';
import { exhibitDrawing } from './drawing.ts';
import {
  facts,
  holdsFields,
  holdsLines,
  holdsNotice,
  incidentPage,
  said,
  schoolOf,
  section,
  tableOf,
  timesOf,
  unbroken,
} from './page.ts';

function masked(views: readonly IncidentView[], context: ExportContext): DistrictIncident[] {
  const known = knownWords(context);
  return views.map((view) => forDistrict(view, known, context.programOf(view.content.programId)));
}

export function districtJson(views: readonly IncidentView[], context: ExportContext): string {
  const incidents = masked(views, context);
  return `${JSON.stringify({ ...holdsFields('district', context), school: context.school, incidents }, null, 2)}\n`;
}

/** One row an incident. Documented in `docs/incident-exports.md`; new columns go to the end. */
export function districtCsv(views: readonly IncidentView[], context: ExportContext): string {
  const columns = [
    'number',
    'state',
    'category',
    'severity',
    'happened',
    'known',
    'room',
    'program',
    'test',
    'subject',
    'grade',
    'students',
    'minutes_lost',
    'asked_for',
    'told_district',
    'told_state',
    'vendor_case',
    'state_case',
    'description',
    'actions_taken',
    'outcome',
    'holds',
  ];
  const time = (at: number | null) => (at === null ? null : isoTime(at));
  const holds = holdsLines('district', context).join(' ');
  const rows = masked(views, context).map((one) => [
    one.number,
    one.state,
    one.categoryCode,
    one.severity,
    time(one.occurredAt),
    time(one.awareAt),
    one.roomName,
    one.programId,
    one.testName,
    one.contentArea,
    one.grade,
    one.studentCount,
    minutesLost(one),
    [...new Set(one.students.flatMap(({ requested }) => requested ?? []))].join(' '),
    time(one.toldDistrictAt),
    time(one.toldStateAt),
    one.vendorCaseNumber,
    one.stateCaseNumber,
    one.description,
    one.actionsTaken,
    one.outcome,
    holds,
  ]);
  return csvOf({ columns, rows });
}

export function districtPage(views: readonly IncidentView[], context: ExportContext): string {
  const incidents = masked(views, context);
  const [first] = incidents;
  const title =
    incidents.length === 1 && first !== undefined ? `Incident ${first.number}` : `${incidents.length} incidents`;
  return incidentPage(
    `${title} for the district, ${schoolOf(context)}`,
    html`<main>
${incidents.map((one) => article(one, context))}
</main>`,
    `${title} - district summary`,
  );
}

function article(one: DistrictIncident, context: ExportContext): Markup {
  const times = timesOf(context);
  const onDay = timesIn(context.timeZone, one.occurredAt);
  const brief = (moment: number | null) => (moment === null ? '' : onDay.short(moment));
  const at = (moment: number | null) => (moment === null ? '' : times.dated(moment));
  return html`<article class="incident">
<header>
<p class="kicker">For the district: incident ${one.number}, ${schoolOf(context)}. Printed ${times.long(context.now)}</p>
<h1>${categoryName(one.categoryCode)}${one.roomName === '' ? '' : `, ${one.roomName}`}</h1>
<p class="facts">${INCIDENT_STATE_WORDS[one.state].word} since ${at(one.since)}.${one.severity === null ? '' : ` ${SEVERITY_WORDS[one.severity]}.`}</p>
${holdsNotice('district', context)}
</header>
${section('What is asked', askedPart(one, brief))}
${section(
  'What happened',
  html`${said(one.description)}
${tableOf(one.sequence, [
  { heading: 'Time', of: (step) => brief(step.at) },
  { heading: 'What happened then', of: ({ text }) => text, isWide: true },
])}
${one.cause === '' ? null : html`<h3>Why it happened</h3>${said(one.cause)}`}`,
)}
${section('Where and when', wherePart(one, at, context))}
${section('What was measured', measuredPart(one, brief, context))}
${section(
  'What was done',
  html`${said(one.actionsTaken)}${one.outcome === '' ? null : html`<h3>How it ended</h3>${said(one.outcome)}`}${
    one.correctivePlan === '' ? null : html`<h3>How it will not happen again</h3>${said(one.correctivePlan)}`
  }`,
)}
${section('Steps and duties', stepsPart(one, brief, context.now))}
<p class="meta">Hash of the newest event: <span class="hash">${one.head}</span></p>
</article>
`;
}

function askedPart(one: DistrictIncident, at: (moment: number | null) => string): Markup {
  const count =
    one.studentCount === null ? 'Students affected were not counted.' : `Students affected: ${one.studentCount}.`;
  return html`<p>${one.districtReasons.length === 0 ? 'The school may close it itself.' : `It comes to the district: ${one.districtReasons.join(' ')}`} ${count}</p>
${tableOf(one.students, [
  { heading: 'Line', of: ({ ref }) => html`<strong>${ref}</strong>` },
  {
    heading: 'Asked for',
    of: ({ requested }) => (requested === null ? 'Nothing' : STUDENT_ACTIONS[requested].plain),
    isWide: true,
  },
  { heading: 'Stands', of: ({ state, since }) => `${STUDENT_STATE_WORDS[state].word}, ${at(since)}`, isWide: true },
  { heading: 'Device', of: ({ device }) => device ?? '' },
  { heading: 'Lost', of: ({ minutesLost: lost }) => (lost === null ? '' : `${lost} min`) },
  { heading: 'Answers saved', of: ({ responsesSaved }) => RESPONSES_SAVED_WORDS[responsesSaved] },
])}`;
}

function wherePart(one: DistrictIncident, at: (moment: number | null) => string, context: ExportContext): Markup {
  return facts([
    ['It happened', at(one.occurredAt)],
    ['It became known', at(one.awareAt)],
    ['Place', one.roomName],
    ['Devices', unbroken(one.devices)],
    ['Program', context.programOf(one.programId)?.name ?? 'No program chosen'],
    ['Platform', context.platformName(one.platformId)],
    ['Test', [one.testName, one.contentArea, one.unit].filter((part) => part !== '').join(', ')],
    ['Grade', one.grade],
    ['How', `${DELIVERY_WORDS[one.deliveryMode]}. ${PHASE_WORDS[one.phase]}.`],
    ['Staff there', one.staff.map(({ role }) => role).join(', ')],
    ['Heard of it by', one.heardFrom],
    ['School coordinator told', at(one.toldSchoolAt)],
    ['District told', at(one.toldDistrictAt)],
    ['State told', at(one.toldStateAt)],
    ['Vendor told', at(one.toldVendorAt)],
    ['Vendor case', one.vendorCaseNumber],
    ['State case', one.stateCaseNumber],
    [
      'Material',
      one.material === null
        ? ''
        : `${one.material.documentType} ${one.material.securityNumber}, ${one.material.issue}`.trim(),
    ],
  ]);
}

function measuredPart(one: DistrictIncident, at: (moment: number | null) => string, context: ExportContext): Markup {
  if (one.exhibits.length === 0) return html`<p class="nothing">Nothing was measured.</p>`;
  return html`${one.exhibits.map(
    (exhibit) => html`<div class="exhibit">
<p>${sumSentence(exhibit)}</p>
${exhibitDrawing(asAccount(exhibit), [...exhibit.series], one.occurredAt, context.timeZone)}
${tableOf(exhibit.findings, [
  { heading: 'From', of: ({ from }) => at(from) },
  { heading: 'To', of: ({ to }) => (to === null ? 'lasts' : at(to)) },
  { heading: 'What the console found', of: ({ sentence }) => sentence, isWide: true },
])}
</div>`,
  )}`;
}

function sumSentence({ samplesSummary: { checks, lost, rttAvgMs } }: MaskedExhibit): string {
  if (checks === 0) return 'No check is on record for this time.';
  const speed = rttAvgMs === null ? 'nothing answered' : `answers took ${formatRtt(rttAvgMs)} on average`;
  return `${checks.toLocaleString('en-US')} checks, ${formatLoss(lost / checks)} without an answer; ${speed}.`;
}

/** What the drawing needs; everything else of an account is left out of this copy. */
function asAccount({ span, bands, samplesSummary }: MaskedExhibit): Parameters<typeof exhibitDrawing>[0] {
  return {
    span,
    bands: [...bands],
    samplesSummary,
    title: 'What was measured',
    scope: { kind: 'school' },
    text: '',
    transitions: [],
    findings: [],
    alerts: [],
    pathEvents: [],
  };
}

function stepsPart(one: DistrictIncident, at: (moment: number | null) => string, now: number): Markup {
  const moves = one.events.filter(({ to, note }) => to !== null || note !== '');
  return html`${tableOf(moves, [
    { heading: 'When', of: (event) => at(event.at) },
    { heading: 'Role', of: ({ role }) => role },
    { heading: 'Step', of: ({ to }) => (to === null ? 'Note' : INCIDENT_STATE_WORDS[to].word) },
    { heading: 'Their words', of: ({ note }) => note, isWide: true },
  ])}
${tableOf(one.duties, [
  { heading: 'Duty', of: ({ title }) => title, isWide: true },
  { heading: 'Whose', of: ({ actor }) => actor, isWide: true },
  { heading: 'Due', of: ({ dueAt }) => at(dueAt) },
  { heading: 'Stands', of: (duty) => (duty.doneAt === null ? dueWords(duty, now) : `done ${at(duty.doneAt)}`) },
])}`;
}

function minutesLost({ students }: DistrictIncident): number | null {
  const counted = students.flatMap(({ minutesLost: lost }) => lost ?? []);
  return counted.length === 0 ? null : counted.reduce((sum, lost) => sum + lost, 0);
}
