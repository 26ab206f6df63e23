import { EXPORT_WORDS, type LeavingKind } from '../../../shared/model/export-wording.ts';
import { documentOf } from '../../readiness/report/document.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import { type Times, timesIn } from '../../readiness/report/times.ts';
import type { ExportContext } from './context.ts';
import { INCIDENT_STYLE } from './style.ts';

export const DEMO_NOTICE = 'Demo school: nothing in this file happened.';

/** @param footer  Stands at the foot of every page, such as an incident's number; letters, digits, spaces and hyphens only. */
export function incidentPage(title: string, body: Markup, footer = ''): string {
  return documentOf({ title, style: INCIDENT_STYLE + footerStyle(footer), bodyClass: 'network', body });
}

/** Sheets get apart: each says where it belongs. */
function footerStyle(footer: string): string {
  const text = footer.replaceAll(/[^A-Za-z0-9 -]/g, '');
  return text === '' ? '' : `@page { @bottom-left { content: "${text}"; } }`;
}

/** What every file says first: what it holds and who may read it. */
export function holdsNotice(kind: LeavingKind, { isDemo }: Pick<ExportContext, 'isDemo'>): Markup {
  const { name, holds, mayRead } = EXPORT_WORDS[kind];
  return html`<div class="holds"><p><strong>${name}.</strong> ${holds}</p><p>${mayRead}</p></div>
${isDemo ? html`<p class="notice"><strong>${DEMO_NOTICE}</strong></p>` : null}`;
}

/** The same as plain lines, for files without markup. */
export function holdsLines(kind: LeavingKind, { isDemo }: Pick<ExportContext, 'isDemo'>): string[] {
  const { name, holds, mayRead } = EXPORT_WORDS[kind];
  return [`${name}: ${holds}`, mayRead, ...(isDemo ? [DEMO_NOTICE] : [])];
}

/** The same as fields, for JSON. */
export function holdsFields(kind: LeavingKind, { isDemo, now }: Pick<ExportContext, 'isDemo' | 'now'>) {
  const { name, holds, mayRead } = EXPORT_WORDS[kind];
  return { schema: 1, kind, name, holds, mayRead, madeAt: new Date(now).toISOString(), isDemo };
}

export function timesOf({ timeZone, now }: Pick<ExportContext, 'timeZone' | 'now'>): Times {
  return timesIn(timeZone, now);
}

export function schoolOf({ school }: Pick<ExportContext, 'school'>): string {
  return school === '' ? 'our school' : school;
}

/** Pairs as a list of facts; what is empty is left out. */
export function facts(pairs: readonly (readonly [label: string, value: string | Markup | null])[]): Markup {
  const shown = pairs.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts-grid">
${shown.map(
  ([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>
`,
)}</dl>`;
}

/** A list of labels, none of them cut at its hyphen; null: there is none. */
export function unbroken(labels: readonly string[]): Markup | null {
  if (labels.length === 0) return null;
  return html`${labels.map((label, index) => html`${index === 0 ? '' : ', '}<span class="label">${label}</span>`)}`;
}

/** What somebody wrote, lines as they wrote them; `nothing noted` where it is empty. */
export function said(text: string): Markup {
  return text.trim() === '' ? html`<p class="nothing">Nothing noted.</p>` : html`<p class="said">${text.trim()}</p>`;
}

/** A heading and its part; nothing where there is nothing. */
export function section(title: string, part: Markup | null): Markup | null {
  return part === null
    ? null
    : html`<section><h2>${title}</h2>
${part}
</section>`;
}

export interface Column<Row> {
  readonly heading: string;
  readonly of: (row: Row) => string | Markup;
  /** May take a line of its own; others stay on one line, so that `S10` or `CB-0417` is not cut. */
  readonly isWide?: boolean;
}

/** Longer text than this would push a table over the edge of the paper if it stayed on one line. */
const ONE_LINE_CHARACTERS = 26;

/** Heads are repeated on every page and rows are not cut. Nothing where there are no rows. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Markup | null {
  if (rows.length === 0) return null;
  return html`<table class="grid">
<thead><tr>${columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${columns.map((column) => cell(column, row))}</tr>
`,
)}</tbody>
</table>`;
}

function cell<Row>({ of, isWide = false }: Column<Row>, row: Row): Markup {
  const value = of(row);
  const mayWrap = isWide || (typeof value === 'string' && value.length > ONE_LINE_CHARACTERS);
  return mayWrap ? html`<td class="wide">${value}</td>` : html`<td>${value}</td>`;
}
