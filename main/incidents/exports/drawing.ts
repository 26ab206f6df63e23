import { PRINT_THEME } from '../../../shared/model/drawing-shapes.ts';
import { drawEvidence } from '../../../shared/model/evidence-drawing.ts';
import { svgOf } from '../../../shared/model/evidence-svg.ts';
import { html, type Markup, trusted } from '../../readiness/report/html.ts';

/** The timeline of an exhibit on paper. Its own text is escaped where the drawing is written. */
export function exhibitDrawing(
  account: Parameters<typeof drawEvidence>[0]['account'],
  series: Parameters<typeof drawEvidence>[0]['series'],
  occurredAt: number,
  timeZone: string | null,
): Markup {
  const drawing = drawEvidence({ account, series }, { occurredAt, timeZone });
  return html`<figure>${trusted(svgOf(drawing, PRINT_THEME))}</figure>`;
}
