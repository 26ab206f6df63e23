import type { HistorySeries } from '../../../shared/model/timeline.ts';
import { MINUTE_MS } from '../../../shared/units.ts';

/** A line of the charts; colour and dash together tell it from the others. */
export interface ChartLine {
  readonly name: string;
  /** A colour of `tokens.css`. */
  readonly colour: string;
  readonly dash: readonly number[];
}

type Column = (number | null)[];

export interface ChartTable {
  readonly lines: readonly ChartLine[];
  /** Seconds, then a column a line. */
  readonly latency: [number[], ...Column[]];
  /** The same with lost shares in per cent. */
  readonly loss: [number[], ...Column[]];
}

const COLOURS = ['--up-strong', '--blocked-edge', '--flaky-edge', '--slow-edge', '--down-on-surface', '--unknown-edge'];
const DASHES = [[], [6, 3], [2, 3]];

/** Series on one axis of minutes; a minute without a check stays open in each line, and a longer silence in all of them. */
export function chartTable(series: readonly HistorySeries[]): ChartTable {
  const drawn = series.filter(({ points }) => points.length > 0);
  const known = [...new Set(drawn.flatMap(({ points }) => points.map(({ minuteAt }) => minuteAt)))].sort(
    (a, b) => a - b,
  );
  const minutes = withBreaks(known);
  const rowOf = new Map(minutes.map((minuteAt, row) => [minuteAt, row]));
  const column = (
    points: HistorySeries['points'],
    value: (point: HistorySeries['points'][number]) => number | null,
  ) => {
    const values: Column = minutes.map(() => null);
    for (const point of points) values[rowOf.get(point.minuteAt) ?? 0] = value(point);
    return values;
  };
  const seconds = minutes.map((minuteAt) => minuteAt / 1_000);
  return {
    lines: drawn.map(({ name }, index) => ({
      name,
      colour: COLOURS[index % COLOURS.length] ?? '--text',
      dash: DASHES[Math.floor(index / COLOURS.length) % DASHES.length] ?? [],
    })),
    latency: [seconds, ...drawn.map(({ points }) => column(points, ({ rttAvgMs }) => rttAvgMs))],
    loss: [seconds, ...drawn.map(({ points }) => column(points, ({ lossRatio }) => lossRatio * 100))],
  };
}

/** An empty minute after each that has no successor, so that no line is drawn over what is not known. */
function withBreaks(minutes: readonly number[]): number[] {
  return minutes.flatMap((minuteAt, index) => {
    const next = minutes[index + 1];
    return next !== undefined && next - minuteAt > MINUTE_MS ? [minuteAt, minuteAt + MINUTE_MS] : [minuteAt];
  });
}
