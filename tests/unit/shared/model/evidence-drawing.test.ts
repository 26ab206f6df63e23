import { describe, expect, test } from 'vitest';
import { type DrawingShape, PRINT_THEME } from '../../../../shared/model/drawing-shapes.ts';
import { drawEvidence } from '../../../../shared/model/evidence-drawing.ts';
import { svgOf } from '../../../../shared/model/evidence-svg.ts';
import type { HistorySeries, RoomBand } from '../../../../shared/model/timeline.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { anEvidence } from '../../../helpers/incident-builders.ts';

/** 8:00 to 8:30 in Denver. */
const FROM = Date.UTC(2026, 10, 24, 15);
const SPAN = { from: FROM, to: FROM + 30 * MINUTE_MS };
const DENVER = { occurredAt: FROM + 15 * MINUTE_MS, timeZone: 'America/Denver' };

function aBand(over: Partial<RoomBand> = {}): RoomBand {
  return { ...SPAN, devices: 28, down: 0, troubled: 0, unknown: 0, ...over };
}

function aSeries(name: string, lossRatio = 0, rttAvgMs: number | null = 12): HistorySeries {
  const points = Array.from({ length: 30 }, (_, minute) => ({
    minuteAt: FROM + minute * MINUTE_MS,
    rttAvgMs,
    rttMaxMs: rttAvgMs,
    lossRatio,
  }));
  return { kind: 'path', name, points };
}

function evidence(bands: readonly RoomBand[], series: HistorySeries[], roomName = 'Room 114') {
  const base = anEvidence();
  const timelines = bands.length === 0 ? [] : [{ roomName, roomId: 'room-1', bands: [...bands] }];
  return { ...base, series, account: { ...base.account, span: SPAN, bands: timelines } };
}

function wordsIn(shapes: readonly DrawingShape[]): string[] {
  return shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
}

describe('drawEvidence', () => {
  test('writes the moment of the incident and the clock of the school', () => {
    const words = wordsIn(drawEvidence(evidence([aBand()], [aSeries('Gateway')]), DENVER).shapes);
    expect(words).toContain('Incident 08:15');
    expect(words).toEqual(expect.arrayContaining(['08:00', '08:05', '08:30']));
  });

  test('says in words how many devices were down, not by colour alone', () => {
    const drawing = drawEvidence(evidence([aBand({ down: 22 })], []), DENVER);
    expect(wordsIn(drawing.shapes)).toContain('up to 22 of 28 down');
    expect(drawing.description).toContain('Room 114: up to 22 devices down.');
  });

  test('fills a share of the band that is the share of devices that were down', () => {
    const { shapes } = drawEvidence(evidence([aBand({ devices: 20, down: 5 })], []), DENVER);
    const bar = shapes.find((shape) => shape.kind === 'rect' && shape.fill === 'down');
    const band = shapes.find((shape) => shape.kind === 'rect' && shape.fill === null);
    if (bar?.kind !== 'rect' || band?.kind !== 'rect') return expect.fail('no bar');
    expect(bar.height / band.height).toBeCloseTo(0.25);
    expect(bar.width).toBeCloseTo(band.width);
    expect(bar.y + bar.height).toBeCloseTo(band.y + band.height);
  });

  test('says of a hop that lost answers how much, and of the others that nothing was lost', () => {
    const words = wordsIn(drawEvidence(evidence([], [aSeries('Gateway'), aSeries('TestNav', 0.8)]), DENVER).shapes);
    expect(words).toEqual(expect.arrayContaining(['no loss', 'loss up to 80 %']));
  });

  test('says that there was no answer where no minute has one', () => {
    const words = wordsIn(drawEvidence(evidence([], [aSeries('Internet', 1, null)]), DENVER).shapes);
    expect(words).toContain('no answer');
  });

  test('shows hops that lost answers before quiet ones when there are many', () => {
    const quiet = Array.from({ length: 20 }, (_, index) => aSeries(`Hop ${index}`));
    const words = wordsIn(drawEvidence(evidence([], [...quiet, aSeries('The bad one', 0.5)]), DENVER).shapes);
    expect(words).toContain('The bad one');
    expect(words).not.toContain('Hop 19');
  });

  test('draws nothing outside of the picture, whatever was measured', () => {
    const late = aSeries('Late', 0.4, 4_800);
    const outside = { ...late, points: late.points.map((point) => ({ ...point, minuteAt: point.minuteAt + HOUR_MS })) };
    const wide = aBand({ from: FROM - HOUR_MS, to: FROM + 2 * HOUR_MS, down: 3, troubled: 4, unknown: 9 });
    const { shapes, width, height } = drawEvidence(evidence([wide], [late, outside]), DENVER);
    for (const shape of shapes) {
      if (shape.kind !== 'rect') continue;
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.x + shape.width).toBeLessThanOrEqual(width);
      expect(shape.y + shape.height).toBeLessThanOrEqual(height);
    }
  });

  test('leaves the mark out when the incident lies outside of a further exhibit', () => {
    const words = wordsIn(drawEvidence(evidence([aBand()], []), { ...DENVER, occurredAt: FROM - HOUR_MS }).shapes);
    expect(words.some((text) => text.startsWith('Incident'))).toBe(false);
  });

  test('says so when nothing was measured', () => {
    const drawing = drawEvidence(evidence([], []), DENVER);
    expect(wordsIn(drawing.shapes)).toContain('Nothing was measured in this time.');
  });
});

describe('svgOf', () => {
  test('escapes what a room is called', () => {
    const svg = svgOf(drawEvidence(evidence([aBand()], [], '<script>"&'), DENVER), PRINT_THEME);
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  });

  test('carries a description for those who cannot see it', () => {
    const svg = svgOf(drawEvidence(evidence([aBand({ down: 2 })], []), DENVER), PRINT_THEME);
    expect(svg).toMatch(/role="img" aria-label="[^"]*up to 2 devices down/);
  });
});
