import type { StudentView } from '../../../shared/model/incident.ts';
import type { StudentState } from '../../../shared/model/incident-codes.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import { categoryName, STUDENT_STATE_WORDS } from '../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS, vendorActionName } from '../../../shared/model/student-actions.ts';
import { csvOf, isoTime } from '../../history/tables.ts';
import { html } from '../../readiness/report/html.ts';
import type { ExportContext } from './context.ts';
import { holdsLines, holdsNotice, incidentPage, schoolOf, tableOf, timesOf } from './page.ts';

/** What is still to be entered, or waits for an answer. */
const OPEN: ReadonlySet<StudentState> = new Set([
  'requested',
  'district-approved',
  'needs-resubmission',
  'rejected-by-system',
  'entered',
  'pending-state',
]);
/** These can be entered in the portal now. */
const TO_ENTER: ReadonlySet<StudentState> = new Set(['district-approved', 'needs-resubmission', 'rejected-by-system']);

interface ActionRow {
  readonly view: IncidentView;
  readonly line: StudentView;
  readonly asked: string;
  /** As the vendor's portal calls it. */
  readonly vendorWords: string;
  readonly warning: string;
}

/** Whether an incident has a line that somebody has to work on. */
export function hasOpenAction({ students }: Pick<IncidentView, 'students'>): boolean {
  return students.some(isOpen);
}

/** One row a student line. Documented in `docs/incident-exports.md`; new columns go to the end. */
export function actionListCsv(views: readonly IncidentView[], context: ExportContext): string {
  const columns = [
    'incident',
    'happened',
    'room',
    'line',
    'label',
    'device',
    'asked_for',
    'vendor_words',
    'platform',
    'state',
    'request',
    'warning',
    'holds',
  ];
  const holds = holdsLines('action-list', context).join(' ');
  const rows = rowsOf(views).map(({ view, line, asked, vendorWords, warning }) => [
    view.number,
    isoTime(view.content.occurredAt),
    view.content.roomName,
    line.ref,
    line.label,
    line.device?.label ?? null,
    asked,
    vendorWords,
    context.platformName(view.content.platformId),
    line.state,
    line.portalRequestId,
    warning,
    holds,
  ]);
  return csvOf({ columns, rows });
}

/** To be printed and ticked off at the vendor's portal, incident by incident. */
export function actionListPage(views: readonly IncidentView[], context: ExportContext): string {
  const times = timesOf(context);
  const rows = rowsOf(views);
  const withLines = views.filter((view) => rows.some((row) => row.view === view));
  const count = rows.length === 1 ? '1 student line' : `${rows.length} student lines`;
  return incidentPage(
    `Student actions, ${schoolOf(context)}`,
    html`<header>
<p class="kicker">${schoolOf(context)}. Printed ${times.long(context.now)}</p>
<h1>Student actions: ${count}</h1>
<p class="facts">${rows.filter(({ line }) => TO_ENTER.has(line.state)).length} can be entered now; the others wait for a decision or an answer.</p>
${holdsNotice('action-list', context)}
</header>
<main>
${withLines.length === 0 ? html`<p>Nothing is open.</p>` : null}
${withLines.map((view) => {
  const own = rows.filter((row) => row.view === view);
  const warnings = [...new Set(own.map(({ warning }) => warning))].filter((warning) => warning !== '');
  return html`<section>
<h2>${view.number}: ${categoryName(view.content.categoryCode)}${view.content.roomName === '' ? '' : `, ${view.content.roomName}`}, ${times.dated(view.content.occurredAt)}</h2>
${warnings.map((warning) => html`<p><strong>${warning}</strong></p>`)}
${tableOf(own, [
  { heading: 'Done', of: () => html`<span class="tick">☐</span>` },
  { heading: 'Line', of: ({ line }) => html`<strong>${line.ref}</strong>` },
  { heading: 'Seat or label', of: ({ line }) => line.label },
  { heading: 'Device', of: ({ line }) => line.device?.label ?? '' },
  { heading: 'Asked for', of: ({ asked }) => asked, isWide: true },
  {
    heading: `In ${context.platformName(view.content.platformId) || 'the portal'}`,
    of: ({ vendorWords }) => vendorWords,
    isWide: true,
  },
  { heading: 'Stands', of: ({ line }) => STUDENT_STATE_WORDS[line.state].word, isWide: true },
  {
    heading: 'Request no.',
    of: ({ line }) => (line.portalRequestId === '' ? html`<span class="blank"></span>` : line.portalRequestId),
  },
])}
</section>`;
})}
</main>`,
  );
}

function rowsOf(views: readonly IncidentView[]): ActionRow[] {
  return views.flatMap((view) =>
    view.students.flatMap((line) => {
      if (line.requested === null || !isOpen(line)) return [];
      const { plain, warning } = STUDENT_ACTIONS[line.requested];
      const vendorWords =
        vendorActionName(line.requested, view.content.platformId) ?? 'no name was found: ask your district';
      return [{ view, line, asked: plain, vendorWords, warning: warning === null ? '' : `${plain}: ${warning}` }];
    }),
  );
}

function isOpen({ requested, state }: StudentView): boolean {
  return requested !== null && requested !== 'no-action' && OPEN.has(state);
}
