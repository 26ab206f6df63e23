import type { CheckResult } from '../../../shared/model/readiness.ts';
import { AREA_WORDS, DOER_WORDS } from '../../../shared/model/readiness-wording.ts';
import type { Room } from '../../../shared/model/roster.ts';
import { html, type Markup } from './html.ts';
import { verdictMark } from './page.ts';
import type { Times } from './times.ts';
import { CONFIDENCE_WORDS, durationOf, namesOf, ORIGIN_WORDS } from './words.ts';

/** So many devices are named with their finding; the CSV and JSON have them all. */
const DEVICES_SHOWN = 60;

/** One check in full: what, where, since when, with what evidence, by which rule, and what to do. */
export function checkBlock(result: CheckResult, rooms: readonly Room[], times: Times): Markup {
  const { verdict, sentence, action, rule, scope } = result;
  const isNamed = scope.kind === 'room' && rooms.some(({ name }) => sentence.includes(name));
  const where = isNamed ? '' : `${scope.kind === 'school' ? 'Whole school' : namesOf(rooms)}: `;
  return html`<article class="check">
<h4>${where}${sentence}</h4>
<dl>
<dt>Verdict</dt><dd>${verdictMark(verdict)}</dd>
${action === null ? null : html`<dt>What to do</dt><dd>${action.what} <strong class="who">${DOER_WORDS[action.who]}</strong></dd>`}
${scope.kind === 'school' && rooms.length > 0 ? html`<dt>Rooms concerned</dt><dd>${namesOf(rooms)}</dd>` : null}
<dt>Checked</dt><dd>${timing(result, times)}</dd>
<dt>How</dt><dd>${ORIGIN_WORDS[result.origin]} (${AREA_WORDS[result.area]})</dd>
<dt>Rule</dt><dd>${rule === null ? 'Common sense' : ruleWords(rule)}</dd>
<dt>Key</dt><dd>${result.key}</dd>
</dl>
${evidenceTable(result)}
${deviceTable(result)}
</article>
`;
}

/** Checks of one kind that need nobody: a row each, evidence in one cell. Belongs into a {@link QUIET_HEAD} table. */
export function quietRows(
  heading: Markup,
  results: readonly CheckResult[],
  roomsOf: (result: CheckResult) => readonly Room[],
  times: Times,
): Markup {
  const rule = results[0]?.rule ?? null;
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="5">${heading}${rule === null ? null : html` <span class="meta">Rule: ${ruleWords(rule)}</span>`}</th></tr>
${results.map((result) => {
  const where = result.scope.kind === 'school' ? 'Whole school' : namesOf(roomsOf(result));
  const evidence = result.evidence.map(({ label, value }) => `${label}: ${value}`).join('; ');
  return html`<tr><th scope="row">${where}</th><td>${verdictMark(result.verdict)}</td><td>${result.sentence}</td><td>${evidence}</td><td>${times.clock(result.startedAt)}, ${durationOf(result)}</td></tr>
`;
})}</tbody>
`;
}

export const QUIET_HEAD = html`<thead><tr><th scope="col">Room</th><th scope="col">Verdict</th><th scope="col">Finding</th><th scope="col">Evidence</th><th scope="col">Checked</th></tr></thead>
`;

function timing(result: CheckResult, times: Times): string {
  return `${times.exact(result.startedAt)}, took ${durationOf(result)} of ${result.deadlineMs / 1_000} s allowed`;
}

function ruleWords({ label, confidence, date, addresses }: NonNullable<CheckResult['rule']>): string {
  const sure = confidence === 'ours' ? '' : ` (${CONFIDENCE_WORDS[confidence]})`;
  return [`${label}${date === null ? '' : `, ${date}`}${sure}`, ...addresses].join(' ');
}

function evidenceTable({ evidence }: CheckResult): Markup | null {
  return evidence.length === 0
    ? null
    : html`<table class="evidence">
<caption>Evidence</caption>
<tbody>
${evidence.map(
  ({
    label,
    value,
    verdict,
  }) => html`<tr${verdict === undefined ? null : html` class="decided"`}><th scope="row">${label}</th><td>${value}${verdict === undefined ? null : html` ${verdictMark(verdict)}`}</td></tr>
`,
)}</tbody>
</table>`;
}

function deviceTable({ devices }: CheckResult): Markup | null {
  if (devices.length === 0) return null;
  const more = devices.length - DEVICES_SHOWN;
  return html`<table class="evidence">
<caption>Devices</caption>
<tbody>
${devices.slice(0, DEVICES_SHOWN).map(
  ({
    label,
    verdict,
    sentence,
  }) => html`<tr><th scope="row">${label}</th><td>${verdictMark(verdict)}</td><td>${sentence}</td></tr>
`,
)}</tbody>
</table>
${more > 0 ? html`<p class="meta">and ${more} more devices; the CSV and JSON have them all.</p>` : null}`;
}
