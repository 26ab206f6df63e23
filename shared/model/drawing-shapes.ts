/** What a colour is for; which colour it is, the theme of the page or the window says. Every use has a shape or a word beside it. */
export type DrawingColor = 'ink' | 'muted' | 'grid' | 'up' | 'troubled' | 'down' | 'surface';
export type DrawingTheme = Readonly<Record<DrawingColor, string>>;

/** For paper: told apart without colour. */
export const PRINT_THEME: DrawingTheme = {
  ink: '#14181c',
  muted: '#454d55',
  grid: '#c5ccd2',
  up: '#e3e7ea',
  troubled: '#ffffff',
  down: '#14181c',
  surface: '#ffffff',
};

interface Rect {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: DrawingColor | null;
  readonly stroke: DrawingColor | null;
}
interface Path {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  readonly stroke: DrawingColor | null;
  readonly fill: DrawingColor | null;
  readonly strokeWidth: number;
  readonly isDashed: boolean;
}
export interface Words {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color: DrawingColor;
  readonly size: number;
  readonly isBold: boolean;
}
export type DrawingShape = Rect | Path | Words;

const TEXT_SIZE = 11;

export function words(
  x: number,
  y: number,
  text: string,
  anchor: Words['anchor'],
  color: DrawingColor = 'ink',
  isBold = false,
): Words {
  return { kind: 'text', x, y, text, anchor, color, size: TEXT_SIZE, isBold };
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: DrawingColor | null,
  stroke: DrawingColor | null,
): Rect {
  return { kind: 'rect', x, y, width, height, fill, stroke };
}

export function line(d: string, stroke: DrawingColor, strokeWidth: number): Path {
  return { kind: 'path', d, stroke, fill: null, strokeWidth, isDashed: false };
}

export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const HATCH_STEP = 5;

/** Stripes for black-and-white paper, cut off at the edges of the box. Nothing where it has no height. */
export function hatched(x: number, y: number, width: number, height: number): DrawingShape[] {
  if (height < 0.01) return [];
  const lines: string[] = [];
  for (let start = x - height; start < x + width; start += HATCH_STEP) {
    const fromX = Math.max(x, start);
    const toX = Math.min(x + width, start + height);
    if (toX > fromX)
      lines.push(`M${px(fromX)} ${px(y + height - (fromX - start))}L${px(toX)} ${px(y + height - (toX - start))}`);
  }
  return [rect(x, y, width, height, 'troubled', 'ink'), line(lines.join(''), 'ink', 0.8)];
}
