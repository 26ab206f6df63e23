import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { DeviceState } from '../../../../shared/model/device-state.ts';
import type { ChartSample } from '../../../../shared/model/live.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { minuteTime } from '../../../ui/times.ts';
import { chartColumns, stateSpans } from './chart-data.ts';

const HEIGHT = 116;
const BAND_HEIGHT = 8;
const WINDOW_MS = 15 * MINUTE_MS;
/** Checks further apart than this were not made: asleep, paused, or the console was closed. */
export const GAP_MS = 30 * SECOND_MS;

interface LatencyChartProps {
  readonly samples: readonly ChartSample[];
  readonly now: number;
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
}

/** Round-trip line of the last 15 minutes over a band of states. The one place that knows uPlot. */
export function LatencyChart({ samples, now, label }: LatencyChartProps) {
  const hostRef = useRef<HTMLDivElement>(null);
  const plotRef = useRef<uPlot | null>(null);
  const factsRef = useRef({ samples, now });
  factsRef.current = { samples, now };
  const scheme = useComputedColorScheme();

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const plot = new uPlot(
      plotOptions(host, () => factsRef.current),
      chartColumns(factsRef.current.samples),
      host,
    );
    plotRef.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }));
    observer.observe(host);
    return () => {
      observer.disconnect();
      plot.destroy();
      plotRef.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the page, which the scheme changes
  useEffect(() => {
    // The kit writes the new scheme to the page after this effect.
    const frame = requestAnimationFrame(() => plotRef.current?.redraw(false, true));
    return () => cancelAnimationFrame(frame);
  }, [scheme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time axis moves on with `now`
  useEffect(() => {
    plotRef.current?.setData(chartColumns(samples));
  }, [samples, now]);

  return <div ref={hostRef} role="img" aria-label={label} style={{ height: HEIGHT, overflow: 'hidden' }} />;
}

interface Facts {
  readonly samples: readonly ChartSample[];
  readonly now: number;
}

function plotOptions(host: HTMLElement, facts: () => Facts): uPlot.Options {
  // Live: tells the page's present colours whenever something is drawn.
  const colours = getComputedStyle(host);
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  const axis = {
    stroke: () => colour('--text-quiet'),
    font: '11px "Inter Variable", sans-serif',
    ticks: { show: false },
    gap: 4,
  };
  return {
    width: host.clientWidth,
    height: HEIGHT,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: () => [(facts().now - WINDOW_MS) / 1_000, facts().now / 1_000] },
      y: { range: (_plot, _low, high) => [0, Math.max(20, (high ?? 0) * 1.2)] },
    },
    axes: [
      {
        ...axis,
        size: 22,
        space: 90,
        grid: { show: false },
        values: (_plot, at) => at.map((s) => minuteTime(s * 1_000)),
      },
      {
        ...axis,
        size: 44,
        space: 34,
        grid: { stroke: () => colour('--hairline'), width: 1 },
        values: (_plot, ms) => ms.map((value) => `${value} ms`),
      },
    ],
    series: [{}, { stroke: () => colour('--up-strong'), width: 1.5, points: { show: false }, spanGaps: false }],
    hooks: { drawClear: [(plot) => drawStates(plot, facts(), colour)] },
  };
}

/** A band along the foot for every state, and the whole height tinted where the device was down. */
function drawStates(plot: uPlot, { samples, now }: Facts, colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const band = BAND_HEIGHT * devicePixelRatio;
  const bandTop = bbox.top + bbox.height - band;
  ctx.save();
  for (const span of stateSpans(samples, now, GAP_MS)) {
    const left = Math.max(bbox.left, plot.valToPos(span.from / 1_000, 'x', true));
    const width = Math.min(bbox.left + bbox.width, plot.valToPos(span.to / 1_000, 'x', true)) - left;
    if (width <= 0) continue;
    ctx.fillStyle = colour(BAND_COLOUR[span.state]);
    ctx.fillRect(left, bandTop, width, band);
    if (span.state === 'down') {
      ctx.globalAlpha = 0.22;
      ctx.fillRect(left, bbox.top, width, bbox.height - band);
      ctx.globalAlpha = 1;
    }
  }
  ctx.restore();
}

const BAND_COLOUR: Readonly<Record<DeviceState, string>> = {
  up: '--up-edge',
  slow: '--slow-edge',
  flaky: '--flaky-edge',
  down: '--down-fill',
  blocked: '--blocked-edge',
  unknown: '--hairline',
  paused: '--hairline',
};
