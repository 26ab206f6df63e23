import type { IncidentEvidence } from '../../../shared/model/incident-evidence.ts';
import { evidenceOf } from '../../../shared/model/incident-masks.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import { VERDICT_WORDS } from '../../../shared/model/readiness-wording.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import type { ExportContext } from './context.ts';
import { exhibitDrawing } from './drawing.ts';
import { section, tableOf, timesOf } from './page.ts';

/** Every exhibit: its drawing, the same in words, and what readiness had found before. */
export function measuredSection(view: IncidentView, context: ExportContext): Markup | null {
  const exhibits = evidenceOf(view);
  if (exhibits.length === 0) return section('What was measured', html`<p class="nothing">Nothing was measured.</p>`);
  return section(
    'What was measured',
    html`${exhibits.map((exhibit, index) => exhibitPart(exhibit, index, view, context))}`,
  );
}

function exhibitPart(exhibit: IncidentEvidence, index: number, view: IncidentView, context: ExportContext): Markup {
  const { account, series, madeAt, readiness } = exhibit;
  const times = timesOf(context);
  const [title = '', ...lines] = account.text.trim().split('\n');
  return html`<div class="exhibit">
<h3>Exhibit ${index + 1}. ${title}</h3>
<p class="meta">Measured by the console itself, frozen ${times.dated(madeAt)}; later measurements do not change it.</p>
${exhibitDrawing(account, series, view.content.occurredAt, context.timeZone)}
${lines.length === 0 ? null : html`<pre class="account">${lines.join('\n').trim()}</pre>`}
${readinessPart(readiness, times.dated)}
</div>`;
}

/** What had not passed stands here; what had is counted. */
function readinessPart(results: readonly CheckResult[], at: (moment: number) => string): Markup | null {
  if (results.length === 0) return null;
  const open = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'unchecked');
  const passed = results.filter(({ verdict }) => verdict === 'pass').length;
  return html`<p><strong>Readiness before it happened:</strong> ${passed} checks had passed, ${open.length} had not.</p>
${tableOf(open, [
  { heading: 'Check', of: ({ title }) => title, isWide: true },
  { heading: 'Found', of: ({ verdict }) => VERDICT_WORDS[verdict].word },
  { heading: 'What', of: ({ sentence }) => sentence, isWide: true },
  { heading: 'When', of: ({ endedAt }) => at(endedAt) },
])}`;
}
