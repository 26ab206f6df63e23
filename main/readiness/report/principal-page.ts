import { html, type Markup } from './html.ts';
import type { ReportInput } from './input.ts';
import { page } from './page.ts';
import { headline } from './summary.ts';
import type { Times } from './times.ts';

export function principalPage(input: ReportInput, times: Times): string {
  const school = input.site.school === '' ? 'Our school' : input.site.school;
  const body: Markup = html`<h1>${headline(input.rows)}</h1><p>${school}, ${times.long(input.at)}</p>`;
  return page({ title: `Readiness for testing, ${school}`, body });
}
