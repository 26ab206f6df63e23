import type { DrawingShape, DrawingTheme } from './drawing-shapes.ts';
import type { EvidenceDrawing } from './evidence-drawing.ts';

/**
 * A drawing as one `<svg>` element: no script, no style, nothing loaded, so that it stands in any page and prints anywhere.
 * Text is escaped.
 */
export function svgOf({ width, height, title, description, shapes }: EvidenceDrawing, theme: DrawingTheme): string {
  const label = escapeXml(`${title}. ${description}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${label}" font-family="Inter, Segoe UI, Helvetica Neue, Arial, sans-serif">${shapes
    .map((shape) => element(shape, theme))
    .join('')}</svg>`;
}

function element(shape: DrawingShape, theme: DrawingTheme): string {
  const paint = (color: keyof DrawingTheme | null) => (color === null ? 'none' : escapeXml(theme[color]));
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" fill="${paint(shape.fill)}" stroke="${paint(shape.stroke)}" stroke-width="0.8"/>`;
    case 'path':
      return `<path d="${shape.d}" fill="${paint(shape.fill)}" stroke="${paint(shape.stroke)}" stroke-width="${shape.strokeWidth}"${shape.isDashed ? ' stroke-dasharray="4 3"' : ''}/>`;
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.anchor}" fill="${paint(shape.color)}" font-size="${shape.size}"${shape.isBold ? ' font-weight="650"' : ''}>${escapeXml(shape.text)}</text>`;
  }
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What turns text around or is no character of XML: a room's name may quote it. */
const INVISIBLE = /\p{Cc}|\p{Bidi_Control}/gu;

function escapeXml(text: string): string {
  return text.replaceAll(INVISIBLE, '').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
