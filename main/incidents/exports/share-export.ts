import { LAYER_WORDS } from '../../../shared/model/diagnosis-wording.ts';
import { SEVERITY_WORDS } from '../../../shared/model/incident-rules.ts';
import { forShare, type SharedIncident } from '../../../shared/model/incident-share.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import { categoryName } from '../../../shared/model/incident-wording.ts';
import { csvOf, isoTime } from '../../history/tables.ts';
import { html } from '../../readiness/report/html.ts';
import type { ExportContext } from './context.ts';
import { holdsFields, holdsLines, holdsNotice, incidentPage, schoolOf, tableOf, timesOf } from './page.ts';

export function shareJson(views: readonly IncidentView[], context: ExportContext): string {
  const incidents = shared(views, context);
  return `${JSON.stringify({ ...holdsFields('share', context), school: context.school, incidents }, null, 2)}\n`;
}

/** One row an incident. Documented in `docs/incident-exports.md`; new columns go to the end. */
export function shareCsv(views: readonly IncidentView[], context: ExportContext): string {
  const columns = [
    'position',
    'happened_about',
    'room',
    'category',
    'severity',
    'platform',
    'students',
    'is_over',
    'at_fault',
    'holds',
  ];
  const holds = holdsLines('share', context).join(' ');
  const rows = shared(views, context).map((one) => [
    one.position,
    isoTime(one.occurredAt),
    one.room,
    one.categoryCode,
    one.severity,
    one.platformId,
    one.students,
    one.isOver ? 'yes' : 'no',
    one.faults.join(' '),
    holds,
  ]);
  return csvOf({ columns, rows });
}

export function sharePage(views: readonly IncidentView[], context: ExportContext): string {
  const times = timesOf(context);
  const incidents = shared(views, context);
  const title = incidents.length === 1 ? 'One incident' : `${incidents.length} incidents`;
  return incidentPage(
    `${title} in testing, ${schoolOf(context)}`,
    html`<header>
<p class="kicker">${schoolOf(context)}. Printed ${times.long(context.now)}</p>
<h1>${title} in testing</h1>
${holdsNotice('share', context)}
</header>
<main>
${tableOf(incidents, [
  { heading: 'No.', of: ({ position }) => String(position) },
  { heading: 'About', of: ({ occurredAt }) => times.dated(occurredAt) },
  { heading: 'Where', of: ({ room }) => room },
  { heading: 'What', of: (one) => whatOf(one), isWide: true },
  { heading: 'On', of: ({ platformId }) => context.platformName(platformId), isWide: true },
  { heading: 'Students', of: ({ students }) => students },
  { heading: 'At fault', of: ({ faults }) => faults.map((layer) => LAYER_WORDS[layer]).join(', '), isWide: true },
  { heading: 'Over', of: ({ isOver }) => (isOver ? 'yes' : 'not yet') },
])}
</main>`,
  );
}

function whatOf({ categoryCode, severity }: SharedIncident): string {
  return severity === null ? categoryName(categoryCode) : `${categoryName(categoryCode)}. ${SEVERITY_WORDS[severity]}`;
}

function shared(views: readonly IncidentView[], { site, programOf }: ExportContext): SharedIncident[] {
  return forShare(views, site.smallCount, programOf);
}
