import type { RoomBand, RoomTimeline, Stretch } from '../../../shared/model/timeline.ts';

/** Of one room, CSS pixels: marks above, bands below. */
export const ROW_HEIGHT = 34;
const BAND_TOP = 14;
const BAND_HEIGHT = 17;
/** However few devices are down, it must be seen. */
const LEAST_SHARE = 0.3;
/** A short loss must be seen on a whole day. */
const LEAST_WIDTH = 1.5;

export interface Picture {
  readonly rooms: readonly RoomTimeline[];
  readonly gaps: readonly Stretch[];
  readonly ticks: readonly number[];
  readonly view: Stretch;
  readonly now: number;
  /** CSS pixels. */
  readonly width: number;
}

type Colour = (name: string) => string;

/**
 * Draws all rooms. What is down fills from the top, the more the deeper; slow or flaky is striped; not checked is dotted; gaps are
 * hatched over the whole height: told apart without colour.
 */
export function paint(context: CanvasRenderingContext2D, picture: Picture, colour: Colour): void {
  const { rooms, width } = picture;
  context.clearRect(0, 0, width, rooms.length * ROW_HEIGHT);
  const patterns = patternsOf(context, colour);
  paintTicks(context, picture, colour);
  for (const [row, room] of rooms.entries()) {
    const top = row * ROW_HEIGHT;
    for (const band of room.bands) {
      if (band.to > picture.view.from && band.from < picture.view.to) {
        paintBand(context, picture, band, top + BAND_TOP, patterns, colour);
      }
    }
    context.fillStyle = colour('--hairline');
    context.fillRect(0, top + ROW_HEIGHT - 1, width, 1);
  }
  paintGaps(context, picture, patterns);
  paintNow(context, picture, colour);
}

interface Patterns {
  readonly stripes: CanvasPattern | null;
  readonly dots: CanvasPattern | null;
  readonly hatch: CanvasPattern | null;
}

function paintBand(
  context: CanvasRenderingContext2D,
  { view, width }: Picture,
  band: RoomBand,
  top: number,
  patterns: Patterns,
  colour: Colour,
): void {
  const { left, wide } = placed(band, view, width);
  const { devices, down, troubled, unknown } = band;
  context.fillStyle = colour('--up-edge');
  context.fillRect(left, top + BAND_HEIGHT - 6, wide, 6);
  if (unknown > 0) fillShare(context, left, top, wide, unknown / devices, patterns.dots);
  const isShort = wide < LEAST_WIDTH;
  const seen = isShort ? LEAST_WIDTH : wide;
  if (troubled > 0) fillShare(context, left, top, seen, (troubled + down) / devices, patterns.stripes);
  if (down > 0) fillShare(context, left, top, seen, down / devices, colour('--down-fill'));
}

function fillShare(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  share: number,
  fill: string | CanvasPattern | null,
): void {
  if (fill === null) return;
  const height = BAND_HEIGHT * Math.min(1, Math.max(LEAST_SHARE, share));
  context.fillStyle = fill;
  context.fillRect(left, top, width, height);
}

function placed({ from, to }: Stretch, view: Stretch, width: number): { left: number; wide: number } {
  const scale = width / (view.to - view.from);
  const left = (Math.max(from, view.from) - view.from) * scale;
  return { left, wide: (Math.min(to, view.to) - view.from) * scale - left };
}

function paintGaps(context: CanvasRenderingContext2D, picture: Picture, { hatch }: Patterns): void {
  if (hatch === null) return;
  context.fillStyle = hatch;
  for (const gap of picture.gaps) {
    const { left, wide } = placed(gap, picture.view, picture.width);
    if (wide > 0) context.fillRect(left, 0, wide, picture.rooms.length * ROW_HEIGHT);
  }
}

function paintTicks(context: CanvasRenderingContext2D, { ticks, view, width, rooms }: Picture, colour: Colour): void {
  context.fillStyle = colour('--hairline');
  for (const at of ticks) {
    const left = ((at - view.from) / (view.to - view.from)) * width;
    context.fillRect(Math.round(left), 0, 1, rooms.length * ROW_HEIGHT);
  }
}

function paintNow(context: CanvasRenderingContext2D, { now, view, width, rooms }: Picture, colour: Colour): void {
  if (now < view.from || now > view.to) return;
  context.fillStyle = colour('--accent');
  context.fillRect(((now - view.from) / (view.to - view.from)) * width, 0, 1.5, rooms.length * ROW_HEIGHT);
}

function patternsOf(context: CanvasRenderingContext2D, colour: Colour): Patterns {
  return {
    stripes: pattern(context, 6, (tile) => {
      tile.fillStyle = colour('--slow-fill');
      tile.fillRect(0, 0, 6, 6);
      tile.fillStyle = colour('--slow-edge');
      tile.fillRect(0, 0, 3, 6);
    }),
    dots: pattern(context, 5, (tile) => {
      tile.fillStyle = colour('--unknown-edge');
      tile.fillRect(1, 1, 2, 2);
    }),
    hatch: pattern(context, 8, (tile) => {
      tile.strokeStyle = colour('--hairline-strong');
      tile.lineWidth = 1;
      tile.beginPath();
      tile.moveTo(-2, 10);
      tile.lineTo(10, -2);
      tile.moveTo(-2, 2);
      tile.lineTo(2, -2);
      tile.moveTo(6, 10);
      tile.lineTo(10, 6);
      tile.stroke();
    }),
  };
}

function pattern(
  context: CanvasRenderingContext2D,
  size: number,
  draw: (tile: CanvasRenderingContext2D) => void,
): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const tileContext = tile.getContext('2d');
  if (tileContext === null) return null;
  draw(tileContext);
  return context.createPattern(tile, 'repeat');
}
