import { describe, expect, it } from 'vitest';
import { MILLISECONDS, PERCENT, SECONDS } from '../../../../../renderer/features/settings/display-units.ts';
import { readRetryOffsets, readTcpPorts } from '../../../../../renderer/features/settings/number-lists.ts';
import { LIMIT_FIELDS, TIMING_FIELDS, whyRefused } from '../../../../../renderer/features/settings/probe-fields.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';

const PROBE = DEFAULT_SETTINGS.probe;

describe('display units', () => {
  it.each([
    ['seconds', SECONDS, 1_250, 1.25],
    ['percent', PERCENT, 0.07, 7],
    ['percent with a decimal', PERCENT, 0.125, 12.5],
    ['milliseconds', MILLISECONDS, 150, 150],
  ])('show and store %s without drift', (_name, unit, stored, shown) => {
    expect(unit.toShown(stored)).toBe(shown);
    expect(unit.toStored(shown)).toBe(stored);
  });
});

describe('whyRefused', () => {
  const [period, timeout] = TIMING_FIELDS;
  const [flaky] = LIMIT_FIELDS;
  if (period === undefined || timeout === undefined || flaky === undefined) throw new Error('A field is missing.');

  it('says the range in the unit of the screen', () => {
    expect(whyRefused(period, 500, PROBE)).toBe('Between 1 s and 300 s.');
    expect(whyRefused(flaky, 0.95, PROBE)).toBe('Between 2 % and 90 %.');
  });

  it('takes both ends of the range', () => {
    expect(whyRefused(period, 1_000, PROBE)).toBeNull();
    expect(whyRefused(period, 300_000, PROBE)).toBeNull();
  });

  it('asks for a number when there is none', () => {
    expect(whyRefused(timeout, Number.NaN, PROBE)).toBe('Type a number of seconds.');
  });

  it('does not let the wait outlast the time between checks, from either side', () => {
    expect(whyRefused(timeout, 3_000, { ...PROBE, periodMs: 2_000 })).toContain('2 s');
    expect(whyRefused(period, 2_000, { ...PROBE, timeoutMs: 3_000 })).toContain('3 s');
  });
});

describe('readRetryOffsets', () => {
  it('takes seconds to milliseconds, in order and each once', () => {
    expect(readRetryOffsets('1, 0.25 0.5; 0.25')).toEqual({ ok: true, values: [250, 500, 1_000] });
    expect(readRetryOffsets('')).toEqual({ ok: true, values: [] });
  });

  it.each(['soon', '0.01', '6', '1 2 3 4 5 0.5'])('refuses “%s”', (text) => {
    expect(readRetryOffsets(text).ok).toBe(false);
  });
});

describe('readTcpPorts', () => {
  it('keeps the order typed', () => {
    expect(readTcpPorts('3389, 445, 3389')).toEqual({ ok: true, values: [3_389, 445] });
  });

  it.each(['0', '65536', '80.5', 'http', '1 2 3 4 5 6 7 8 9'])('refuses “%s”', (text) => {
    expect(readTcpPorts(text).ok).toBe(false);
  });
});
