import type { ReportAudience, ReportFormat } from '../../../shared/model/readiness.ts';
import type { NamedText } from '../../services.ts';
import { csvReport } from './csv.ts';
import type { ReportInput } from './input.ts';
import { jsonReport } from './json.ts';
import { networkPage } from './network-page.ts';
import { principalPage } from './principal-page.ts';
import { withoutSecrets } from './secrets.ts';
import { timesIn } from './times.ts';

export { type ReportInput, reportInput } from './input.ts';

/**
 * Writes the report on the board. Pure: the same input gives the same text.
 *
 * @param audience  `principal`: one page in plain words. `network`: every check with its evidence. CSV and JSON carry every check
 *                  whoever they are for.
 * @param format    A PDF is printed from `html`.
 * @returns The text and a name to suggest, such as `readiness-2026-11-24-0715-principal.html`.
 */
export function buildReport(
  input: ReportInput,
  audience: ReportAudience,
  format: Exclude<ReportFormat, 'pdf'>,
): NamedText {
  const safe = withoutSecrets(input);
  const times = timesIn(safe.timeZone, safe.at);
  const name = `readiness-${times.stamp(safe.at)}`;
  switch (format) {
    case 'json':
      return { name: `${name}.json`, text: `${jsonReport(safe)}\n` };
    case 'csv':
      return { name: `${name}.csv`, text: csvReport(safe) };
    case 'html': {
      const page = audience === 'principal' ? principalPage(safe, times) : networkPage(safe, times);
      return { name: `${name}-${audience}.html`, text: page };
    }
  }
}
