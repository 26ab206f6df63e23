import { CONFIDENCE_WORDS } from '../../../shared/model/confidence-wording.ts';
import type { CheckResult, DeviceFinding } from '../../../shared/model/readiness.ts';
import { AREA_WORDS, DOER_WORDS } from '../../../shared/model/readiness-wording.ts';
import type { Room } from '../../../shared/model/roster.ts';
import { html, type Markup } from './html.ts';
import { verdictMark } from './page.ts';
import type { Times } from './times.ts';
import { durationOf, namesOf, ORIGIN_WORDS, ofEachRoom } from './words.ts';

/** So many devices are named beside a finding; the CSV and JSON have them all. */
const DEVICES_SHOWN = 60;

/** One check in full: what, where, when, with what evidence, and what to do. Its rule stands once, above it. */
export function checkBlock(result: CheckResult, rooms: readonly Room[], times: Times): Markup {
  const { verdict, sentence, action, scope } = result;
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
${alikeInRooms(results, roomsOf).map(({ rooms, sentence, evidence, of }) => {
  const [first] = of;
  if (first === undefined) return null;
  const where = first.scope.kind === 'school' ? 'Whole school' : namesOf(rooms);
  return html`<tr><th scope="row">${where}</th><td>${verdictMark(first.verdict)}</td><td>${sentence}</td><td>${evidence}</td><td>${times.clock(first.startedAt)}, ${durationOf(first)}</td></tr>
`;
})}</tbody>
`;
}

interface Alike {
  readonly rooms: readonly Room[];
  readonly sentence: string;
  readonly evidence: string;
  readonly of: readonly CheckResult[];
}

/** Rooms that passed with the same evidence in one row; times are those of the first, the CSV and JSON have all. */
function alikeInRooms(
  results: readonly CheckResult[],
  roomsOf: (result: CheckResult) => readonly Room[],
): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const result of results) {
    const rooms = roomsOf(result);
    const [own] = result.scope.kind === 'room' ? rooms : [];
    const evidence = result.evidence.map(({ label, value }) => `${label}: ${value}`).join('; ');
    const general = own === undefined ? result.sentence : ofEachRoom(result.sentence, own.name);
    const key = JSON.stringify([result.verdict, result.scope.kind, general, evidence]);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? { rooms, sentence: result.sentence, evidence, of: [result] }
        : { rooms: [...known.rooms, ...rooms], sentence: general, evidence, of: [...known.of, result] },
    );
  }
  return [...groups.values()];
}

export const QUIET_HEAD = html`<thead><tr><th scope="col">Room</th><th scope="col">Verdict</th><th scope="col">Finding</th><th scope="col">Evidence</th><th scope="col">Checked</th></tr></thead>
`;

function timing(result: CheckResult, times: Times): string {
  return `${times.exact(result.startedAt)}, took ${durationOf(result)} of ${result.deadlineMs / 1_000} s allowed`;
}

/** Who says so, how sure that is, and where to read it. */
export function ruleWords({ label, confidence, date, addresses }: NonNullable<CheckResult['rule']>): string {
  const sure = confidence === 'ours' ? '' : ` (${CONFIDENCE_WORDS[confidence].aside})`;
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

/** Devices with the same finding in one row: thirty old laptops are one fact. */
function deviceTable({ devices }: CheckResult): Markup | null {
  if (devices.length === 0) return null;
  const alike = new Map<string, DeviceFinding[]>();
  for (const device of devices) {
    const key = `${device.verdict} ${device.sentence}`;
    alike.set(key, [...(alike.get(key) ?? []), device]);
  }
  return html`<table class="evidence">
<caption>Devices</caption>
<tbody>
${[...alike.values()].map((group) => {
  const [first] = group;
  if (first === undefined) return null;
  const labels = group.slice(0, DEVICES_SHOWN).map(({ label }) => label);
  const more = group.length - labels.length;
  return html`<tr><th scope="row">${labels.join(', ')}${more > 0 ? ` and ${more} more, see CSV or JSON` : ''}</th><td>${verdictMark(first.verdict)}</td><td>${first.sentence}</td></tr>
`;
})}</tbody>
</table>`;
}
