import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import type { HistorySeries, Stretch } from '../../../shared/model/timeline.ts';
import { minuteTime } from '../../ui/times.ts';
import { type ChartLine, chartTable } from './chart-lines.ts';
import classes from './timeline-screen.module.css';

/** As wide as the column of names above, so that one moment stands at one place. */
const NAMES_PX = 148;
const HEIGHT = 96;

interface Props {
  readonly series: readonly HistorySeries[];
  readonly view: Stretch;
}

/** Latency and loss of what was chosen and of the way out, on the time axis of the rooms above. */
export function HistoryCharts({ series, view }: Props) {
  const { lines, latency, loss } = useMemo(() => chartTable(series), [series]);
  if (lines.length === 0) return <p className={classes.quiet}>No check is on record for this time.</p>;
  return (
    <div className={classes.charts}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
      <ul className={classes.legend} aria-label="Lines of the charts" tabIndex={0}>
        {lines.map(({ name, colour, dash }) => (
          <li key={name}>
            <svg width="26" height="8" aria-hidden="true">
              <path d="M1 4h24" stroke={`var(${colour})`} strokeWidth="2" strokeDasharray={dash.join(' ')} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <Chart label="Time of answers by the minute" unit="ms" lines={lines} columns={latency} view={view} />
      <Chart label="Checks without an answer by the minute" unit="%" lines={lines} columns={loss} view={view} />
    </div>
  );
}

interface ChartProps {
  readonly label: string;
  readonly unit: 'ms' | '%';
  readonly lines: readonly ChartLine[];
  readonly columns: uPlot.AlignedData;
  readonly view: Stretch;
}

function Chart({ label, unit, lines, columns, view }: ChartProps) {
  const hostRef = useRef<HTMLDivElement>(null);
  const plotRef = useRef<uPlot | null>(null);
  const factsRef = useRef({ columns, view });
  factsRef.current = { columns, view };
  const scheme = useComputedColorScheme();
  const identity = lines.map(({ name }) => name).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew only for other lines
  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const options = optionsOf(host, unit, lines, () => factsRef.current.view);
    const plot = new uPlot(options, factsRef.current.columns, host);
    plotRef.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }));
    observer.observe(host);
    return () => {
      observer.disconnect();
      plot.destroy();
      plotRef.current = null;
    };
  }, [identity, unit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the colours, the view the axis
  useEffect(() => {
    // The kit writes a new scheme to the page after this effect.
    const frame = requestAnimationFrame(() => {
      plotRef.current?.setData(columns);
      performance.mark('charts-drawn');
    });
    return () => cancelAnimationFrame(frame);
  }, [columns, view, scheme]);

  return (
    <figure>
      <figcaption>{label}</figcaption>
      <div ref={hostRef} role="img" aria-label={`${label}: ${lines.map(({ name }) => name).join(', ')}`} />
    </figure>
  );
}

function optionsOf(
  host: HTMLElement,
  unit: 'ms' | '%',
  lines: readonly ChartLine[],
  view: () => Stretch,
): uPlot.Options {
  const colours = getComputedStyle(host);
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  const axis = {
    stroke: () => colour('--text-quiet'),
    font: '11px "Inter Variable", sans-serif',
    ticks: { show: false },
    grid: { stroke: () => colour('--hairline'), width: 1 },
  };
  return {
    width: host.clientWidth,
    height: HEIGHT,
    padding: [6, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: () => [view().from / 1_000, view().to / 1_000] },
      y: {
        range: (_plot, _low, high) =>
          unit === '%' ? [0, Math.min(100, Math.max(10, (high ?? 0) * 1.15))] : [0, Math.max(20, (high ?? 0) * 1.15)],
      },
    },
    axes: [
      { ...axis, size: 20, space: 84, values: (_plot, at) => at.map((s) => minuteTime(s * 1_000)) },
      { ...axis, size: NAMES_PX, space: 30, gap: 8, values: (_plot, values) => values.map((v) => `${v} ${unit}`) },
    ],
    series: [
      {},
      ...lines.map((line) => ({
        stroke: () => colour(line.colour),
        width: 1.5,
        dash: [...line.dash],
        points: { show: false },
        spanGaps: false,
      })),
    ],
  };
}
