import { EXPORT_WORDS, type LeavingKind } from '../../../shared/model/export-wording.ts';
import { html, type Markup, trusted } from '../../readiness/report/html.ts';
import { type Times, timesIn } from '../../readiness/report/times.ts';
import type { ExportContext } from './context.ts';
import { INCIDENT_STYLE } from './style.ts';

export const DEMO_NOTICE = 'Demo school: nothing in this file happened.';

/** A whole document: nothing is loaded, nothing runs, so it can be printed, mailed and opened anywhere. */
export function incidentPage(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Testing Day Console">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${trusted(INCIDENT_STYLE)}</style>
</head>
<body class="network">
${body}
</body>
</html>
`.text;
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
  /** May take a line of its own; others are kept on one line. */
  readonly isWide?: boolean;
}

/** Heads are repeated on every page and rows are not cut. Nothing where there are no rows. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[], isShort = false): Markup | null {
  if (rows.length === 0) return null;
  const wide = (isWide: boolean | undefined) => (isWide === true ? 'wide' : '');
  return html`<table class="${isShort ? 'short' : ''}">
<thead><tr>${columns.map(({ heading, isWide }) => html`<th scope="col" class="${wide(isWide)}">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${columns.map(({ of, isWide }) => html`<td class="${wide(isWide)}">${of(row)}</td>`)}</tr>
`,
)}</tbody>
</table>`;
}
