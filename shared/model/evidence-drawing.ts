import { HOUR_MS, MINUTE_MS } from '../units.ts';
import { type DrawingColor, type DrawingShape, hatched, line, px, rect, words } from './drawing-shapes.ts';
import type { IncidentEvidence } from './incident-evidence.ts';
import type { HistorySeries, RoomBand, RoomTimeline, SeriesPoint, Stretch } from './timeline.ts';
import { formatLoss, formatRtt } from './wording.ts';

export type { DrawingColor, DrawingShape, DrawingTheme } from './drawing-shapes.ts';

/** A picture as plain shapes, drawn in order; the window makes elements of them, paper an SVG. */
export interface EvidenceDrawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly DrawingShape[];
}

export interface DrawingWish {
  /** Marked when it lies in the span; null: no mark. */
  readonly occurredAt: number | null;
  /** IANA name; null: the laptop's own. */
  readonly timeZone: string | null;
}

const WIDTH = 720;
const LEFT = 146;
const RIGHT = 128;
const PLOT = WIDTH - LEFT - RIGHT;
const TOP = 22;
const BAND_HEIGHT = 26;
const SERIES_HEIGHT = 36;
const GAP = 9;
/** More rows would not be read; the records have all of them. */
const BANDS_SHOWN = 6;
const SERIES_SHOWN = 7;
const NAME_LENGTH = 20;

/**
 * The timeline of an exhibit: a band for the room (how many devices answered), below it latency and loss of the room and of each
 * hop of the way out, the moment of the incident across all of them, clock times below.
 */
export function drawEvidence(
  evidence: Pick<IncidentEvidence, 'account' | 'series'>,
  { occurredAt, timeZone }: DrawingWish,
): EvidenceDrawing {
  const { span, bands, title } = evidence.account;
  const x = scaleOf(span);
  const rows = [
    ...worstBands(bands).map((band) => ({ height: BAND_HEIGHT, draw: (y: number) => bandRow(band, y, x) })),
    ...tellingSeries(evidence.series).map((series) => ({
      height: SERIES_HEIGHT,
      draw: (y: number) => seriesRow(series, y, x, span),
    })),
  ];
  let y = TOP;
  const drawn: DrawingShape[] = [];
  for (const row of rows) {
    drawn.push(...row.draw(y));
    y += row.height + GAP;
  }
  const bottom = rows.length === 0 ? TOP + SERIES_HEIGHT : y - GAP;
  const nothing =
    rows.length === 0 ? [words(LEFT + PLOT / 2, TOP + 20, 'Nothing was measured in this time.', 'middle')] : [];
  const shapes = [
    ...grid(span, x, bottom, timeZone),
    ...drawn,
    ...nothing,
    ...moment(occurredAt, span, x, bottom, timeZone),
    ...legend(bottom + 34, bands.length > 0),
  ];
  return { width: WIDTH, height: bottom + 62, title, description: describe(bands, evidence.series), shapes };
}

type Scale = (at: number) => number;

function scaleOf({ from, to }: Stretch): Scale {
  return (at) => LEFT + (PLOT * (Math.min(to, Math.max(from, at)) - from)) / (to - from);
}

/** In their order, but when there are many the ones that lost most. */
function worstBands(timelines: readonly RoomTimeline[]): readonly RoomTimeline[] {
  if (timelines.length <= BANDS_SHOWN) return timelines;
  const lost = ({ bands }: RoomTimeline) => bands.reduce((sum, { from, to, down }) => sum + down * (to - from), 0);
  return timelines.toSorted((a, b) => lost(b) - lost(a)).slice(0, BANDS_SHOWN);
}

/** The first one (room, device or school) always; of the hops those with loss before those without, in the order given. */
function tellingSeries(all: readonly HistorySeries[]): readonly HistorySeries[] {
  const series = all.filter(({ points }) => points.length > 0);
  if (series.length <= SERIES_SHOWN) return series;
  const [first, ...hops] = series;
  const hasLoss = ({ points }: HistorySeries) => points.some(({ lossRatio }) => lossRatio > 0);
  const picked = new Set([...hops.filter(hasLoss), ...hops].slice(0, SERIES_SHOWN - 1));
  return first === undefined ? [] : [first, ...hops.filter((hop) => picked.has(hop))];
}

function bandRow({ roomName, bands }: RoomTimeline, y: number, x: Scale): DrawingShape[] {
  const most = Math.max(0, ...bands.map(({ down }) => down));
  const devices = Math.max(0, ...bands.map(totalOf));
  const note = most === 0 ? 'none down' : `up to ${most} of ${devices} down`;
  return [
    name(roomName, y + BAND_HEIGHT / 2 + 4),
    ...bands.flatMap((band) => bandShapes(band, y, x)),
    rect(LEFT, y, PLOT, BAND_HEIGHT, null, 'grid'),
    words(LEFT + PLOT + 8, y + BAND_HEIGHT / 2 + 4, note, 'start', 'muted'),
  ];
}

function totalOf({ devices, unknown }: RoomBand): number {
  return devices + unknown;
}

/** Shares from below: down (solid), slow or flaky (hatched), not known (empty), answering (light). */
function bandShapes(band: RoomBand, y: number, x: Scale): DrawingShape[] {
  const total = totalOf(band);
  const left = x(band.from);
  const width = x(band.to) - left;
  if (total === 0 || width <= 0) return [];
  const share = (count: number) => (BAND_HEIGHT * count) / total;
  const down = share(band.down);
  const troubled = share(band.troubled);
  const unknown = share(band.unknown);
  const up = BAND_HEIGHT - down - troubled - unknown;
  return [
    ...box(left, y, width, up, 'up'),
    ...box(left, y + up, width, unknown, 'surface'),
    ...hatched(left, y + up + unknown, width, troubled),
    ...box(left, y + up + unknown + troubled, width, down, 'down'),
  ];
}

function box(x: number, y: number, width: number, height: number, fill: DrawingColor): DrawingShape[] {
  return height < 0.01 ? [] : [rect(x, y, width, height, fill, null)];
}

function seriesRow(series: HistorySeries, y: number, x: Scale, span: Stretch): DrawingShape[] {
  const points = series.points.filter(({ minuteAt }) => minuteAt + MINUTE_MS > span.from && minuteAt < span.to);
  const top = niceAbove(Math.max(0, ...points.map(({ rttAvgMs }) => rttAvgMs ?? 0)));
  return [
    name(series.name, y + SERIES_HEIGHT / 2 + 4),
    rect(LEFT, y, PLOT, SERIES_HEIGHT, null, 'grid'),
    ...lossBars(points, y, x),
    ...latencyLine(points, y, x, top),
    ...seriesNotes(points, y, top),
  ];
}

/** From the top: how much of the minute went without an answer. */
function lossBars(points: readonly SeriesPoint[], y: number, x: Scale): DrawingShape[] {
  return points
    .filter(({ lossRatio }) => lossRatio > 0)
    .map(({ minuteAt, lossRatio }) => {
      const left = x(minuteAt);
      return rect(left, y, Math.max(1, x(minuteAt + MINUTE_MS) - left - 0.6), SERIES_HEIGHT * lossRatio, 'down', null);
    });
}

/** Broken where nothing answered, or nothing was asked. */
function latencyLine(points: readonly SeriesPoint[], y: number, x: Scale, top: number): DrawingShape[] {
  let d = '';
  let last: number | null = null;
  for (const { minuteAt, rttAvgMs } of points) {
    if (rttAvgMs === null) last = null;
    else {
      const isNext = last !== null && minuteAt - last <= 2 * MINUTE_MS;
      const at = `${px(x(minuteAt + MINUTE_MS / 2))} ${px(y + SERIES_HEIGHT - 2 - ((SERIES_HEIGHT - 6) * rttAvgMs) / top)}`;
      // A minute that stands alone is a short stroke, since a line of one point is not drawn.
      d += isNext ? `L${at}` : `M${at}h2`;
      last = minuteAt;
    }
  }
  return d === '' ? [] : [line(d, 'surface', 4), line(d, 'ink', 1.5)];
}

function seriesNotes(points: readonly SeriesPoint[], y: number, top: number): DrawingShape[] {
  const worst = Math.max(0, ...points.map(({ lossRatio }) => lossRatio));
  const hasAnswer = points.some(({ rttAvgMs }) => rttAvgMs !== null);
  const scale = hasAnswer ? `0 to ${formatRtt(top)}` : 'no answer';
  const loss = worst === 0 ? 'no loss' : `loss up to ${formatLoss(worst)}`;
  return [
    words(LEFT + PLOT + 8, y + 15, scale, 'start', 'muted'),
    words(LEFT + PLOT + 8, y + 29, loss, 'start', worst === 0 ? 'muted' : 'ink', worst > 0),
  ];
}

/** Our own: a millisecond more or less is no news and must not look like one. */
const LEAST_SCALE_MS = 10;

/** 10, 20, 50, 100 …: a scale that people read without thinking. */
function niceAbove(value: number): number {
  if (value <= LEAST_SCALE_MS) return LEAST_SCALE_MS;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value * 1.05) ?? 20 * power;
}

const TICK_STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1_440].map((minutes) => minutes * MINUTE_MS);
const TICKS_AT_MOST = 8;

function grid(span: Stretch, x: Scale, bottom: number, timeZone: string | null): DrawingShape[] {
  const length = span.to - span.from;
  const step = TICK_STEPS_MS.find((ms) => length / ms <= TICKS_AT_MOST) ?? 24 * HOUR_MS;
  const clock = clockIn(timeZone);
  const shapes: DrawingShape[] = [];
  for (let at = Math.ceil(span.from / step) * step; at <= span.to; at += step) {
    shapes.push(line(`M${px(x(at))} ${TOP - 4}V${px(bottom + 3)}`, 'grid', 0.8));
    shapes.push(words(x(at), bottom + 15, clock(at), 'middle', 'muted'));
  }
  return shapes;
}

function moment(at: number | null, span: Stretch, x: Scale, bottom: number, timeZone: string | null): DrawingShape[] {
  if (at === null || at < span.from || at > span.to) return [];
  const left = x(at);
  // Near an edge the words would leave the picture.
  const anchor = left > LEFT + PLOT - 60 ? 'end' : left < LEFT + 60 ? 'start' : 'middle';
  return [
    line(`M${px(left)} ${TOP - 6}V${px(bottom + 3)}`, 'surface', 3.4),
    { ...line(`M${px(left)} ${TOP - 6}V${px(bottom + 3)}`, 'ink', 1.6), isDashed: true },
    {
      kind: 'path',
      d: `M${px(left - 5)} ${TOP - 11}h10l-5 7z`,
      stroke: null,
      fill: 'ink',
      strokeWidth: 0,
      isDashed: false,
    },
    words(left, TOP - 13, `Incident ${clockIn(timeZone)(at)}`, anchor, 'ink', true),
  ];
}

function legend(y: number, hasBands: boolean): DrawingShape[] {
  const bandKeys: [string, (x: number) => DrawingShape[]][] = [
    ['answers', (x) => [rect(x, y, 14, 10, 'up', 'grid')]],
    ['slow or unsteady', (x) => hatched(x, y, 14, 10)],
    ['does not answer', (x) => [rect(x, y, 14, 10, 'down', null)]],
    ['not known', (x) => [rect(x, y, 14, 10, 'surface', 'grid')]],
  ];
  const lineKeys: [string, (x: number) => DrawingShape[]][] = [
    ['line: time to answer', (x) => [line(`M${x} ${y + 7}l5 -4 4 3 5 -4`, 'ink', 1.5)]],
    ['bar from above: share lost', (x) => [rect(x + 5, y, 4, 10, 'down', null)]],
  ];
  let x = LEFT;
  return [...(hasBands ? bandKeys : []), ...lineKeys].flatMap(([text, key], index, all) => {
    // The lines' own keys stand on a second row when the room's fill the first.
    const isSecondRow = hasBands && index >= bandKeys.length;
    if (isSecondRow && index === bandKeys.length) x = LEFT;
    const down = isSecondRow ? 15 : 0;
    const shapes = [
      ...key(x).map((shape) => lowered(shape, down)),
      words(x + 19, y + 9 + down, text, 'start', 'muted'),
    ];
    x += 19 + text.length * 5.6 + (index === all.length - 1 ? 0 : 18);
    return shapes;
  });
}

function lowered(shape: DrawingShape, by: number): DrawingShape {
  if (by === 0) return shape;
  if (shape.kind !== 'path') return { ...shape, y: shape.y + by };
  return {
    ...shape,
    d: shape.d.replaceAll(/([ML])([\d.]+) ([\d.]+)/g, (_, step, x, y) => `${step}${x} ${px(Number(y) + by)}`),
  };
}

function describe(bands: readonly RoomTimeline[], series: readonly HistorySeries[]): string {
  const rooms = bands.map(({ roomName, bands: parts }) => {
    const most = Math.max(0, ...parts.map(({ down }) => down));
    return `${roomName}: ${most === 0 ? 'no device down' : `up to ${most} devices down`}.`;
  });
  const lines = series
    .filter(({ points }) => points.length > 0)
    .map(({ name: of, points }) => {
      const worst = Math.max(...points.map(({ lossRatio }) => lossRatio));
      return `${of}: ${worst === 0 ? 'no loss' : `loss up to ${formatLoss(worst)}`}.`;
    });
  return [...rooms, ...lines].join(' ') || 'Nothing was measured in this time.';
}

/** `08:15`, as the window and the words of the exhibit write it. */
function clockIn(timeZone: string | null): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  });
  return (at) => format.format(at);
}

function name(text: string, y: number): DrawingShape {
  const short = text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH - 1)}…`;
  return words(LEFT - 8, y, short, 'end', 'ink');
}
