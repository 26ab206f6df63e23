import { describe, expect, it } from 'vitest';
import {
  chartColumns,
  dayMinutes,
  daySpans,
  dayWords,
  latestRtt,
  spanWords,
  stateSpans,
} from '../../../../../../renderer/features/live/panel/chart-data.ts';
import { deviceFacts, standingWords } from '../../../../../../renderer/features/live/panel/device-facts.ts';
import { aDevice, aLive } from '../../../../../helpers/builders.ts';
import { aProfile } from '../../../../../helpers/readiness-builders.ts';

const options = { isStudentHidden: false, profiles: [aProfile({ id: 'testnav', name: 'TestNav' })], now: 10_000 };

describe('deviceFacts', () => {
  const value = (label: string, ...args: Parameters<typeof deviceFacts>) =>
    deviceFacts(...args).find((fact) => fact.label === label);

  it('warns when the device answers on another address than the roster has', () => {
    const device = aDevice({ address: '10.1.1.5' });
    const live = aLive({ address: '10.1.1.77', addressSource: 'neighbour', isAddressDrifted: true });
    expect(value('Address', device, live, options)).toEqual({
      label: 'Address',
      value: '10.1.1.77',
      note: 'moved: the roster says 10.1.1.5',
      isWarning: true,
    });
  });

  it('says how an address was learned', () => {
    const live = aLive({ addressSource: 'dns' });
    expect(value('Address', aDevice(), live, options)?.note).toBe('looked up from its host name');
  });

  it('says what to do when no address is known', () => {
    const fact = value('Address', aDevice({ address: null }), aLive({ address: null }), options);
    expect(fact).toMatchObject({ value: 'not known', note: expect.stringContaining('roster') });
  });

  it('shows the student label, and hides it on the projector', () => {
    const device = aDevice({ studentLabel: '17' });
    expect(value('Student', device, aLive(), options)?.value).toBe('17');
    expect(value('Student', device, aLive(), { ...options, isStudentHidden: true })).toBeUndefined();
  });

  it('shows what readiness judges by, under the names that people know', () => {
    const device = aDevice({
      memoryMiB: 4_096,
      screen: { widthPx: 1_366, heightPx: 768 },
      appVersions: { testnav: '1.11.3', unheard: '2' },
      isRetired: true,
    });
    expect(value('Memory', device, aLive(), options)?.value).toBe('4 GB');
    expect(value('Screen', device, aLive(), options)?.value).toBe('1366 × 768');
    expect(value('TestNav', device, aLive(), options)?.value).toBe('1.11.3');
    expect(value('unheard', device, aLive(), options)?.value).toBe('2');
    expect(value('Status', device, aLive(), options)).toMatchObject({ value: 'retired', isWarning: true });
    expect(value('Memory', aDevice(), aLive(), options)).toBeUndefined();
  });

  it('marks an overdue check', () => {
    const live = aLive({ checkedAt: 4_000, isStale: true });
    expect(value('Last check', aDevice(), live, options)).toMatchObject({ value: '6 s ago', isWarning: true });
  });
});

describe('standingWords', () => {
  const unchecked = (reason: 'not-yet' | 'no-address') => aLive({ evidence: { kind: 'unchecked', reason } });

  it('tells why a device is not checked and what to do about it', () => {
    expect(standingWords(aDevice(), undefined)).toContain('Just added');
    expect(standingWords(aDevice(), unchecked('not-yet'))).toContain('Not checked yet');
    expect(standingWords(aDevice(), unchecked('no-address'))).toContain('Add an address');
    expect(standingWords(aDevice({ isPaused: true }), unchecked('not-yet'))).toContain('on purpose');
  });

  it('says what the state rests on, and when that is old', () => {
    const live = aLive({ evidence: { kind: 'echo', rttMs: 12 } });
    expect(standingWords(aDevice(), live)).toBe('Answers in 12 ms.');
    expect(standingWords(aDevice(), { ...live, isStale: true })).toBe('Answers in 12 ms. This check is overdue.');
  });
});

describe('the last 24 hours', () => {
  const MINUTE = 60_000;
  const now = 40 * 3_600_000;
  const minute = (minutesAgo: number, worst: 'up' | 'slow' | 'down') => ({
    deviceId: 'device-1',
    minuteAt: now - minutesAgo * MINUTE,
    checks: 12,
    lost: 0,
    rttMinMs: 1,
    rttAvgMs: 2,
    rttMaxMs: 3,
    worst,
  });

  it('shows each quarter hour in its worst state and leaves open what was not checked', () => {
    const rollups = [minute(60, 'up'), minute(59, 'down'), minute(44, 'up'), minute(29, 'up'), minute(1_500, 'down')];
    expect(daySpans(rollups, now)).toEqual([
      { from: now - 60 * MINUTE, to: now - 45 * MINUTE, state: 'down' },
      { from: now - 45 * MINUTE, to: now - 15 * MINUTE, state: 'up' },
    ]);
  });

  it('ends the running quarter now', () => {
    expect(daySpans([minute(0, 'slow')], now + 2 * MINUTE)).toEqual([
      { from: now, to: now + 2 * MINUTE, state: 'slow' },
    ]);
  });

  it('takes the running minute, which is not on disk yet, from the samples', () => {
    const samples = [
      { at: now - 61_000, rttMs: 5, state: 'down' as const },
      { at: now, rttMs: null, state: 'down' as const },
      { at: now + 5_000, rttMs: 5, state: 'up' as const },
    ];
    expect(dayMinutes([minute(2, 'up')], samples)).toEqual([minute(2, 'up'), { minuteAt: now, worst: 'down' }]);
  });

  it('counts minutes in trouble in words', () => {
    expect(dayWords([minute(3, 'up'), minute(2, 'down'), minute(1, 'down')], now)).toBe(
      'checked in 3 minutes: down in 2',
    );
    expect(dayWords([minute(1, 'up')], now)).toBe('checked in 1 minute: no trouble');
    expect(dayWords([], now)).toBeNull();
  });
});

describe('spanWords', () => {
  it('adds up how long each state lasted, worst first', () => {
    const span = (from: number, to: number, state: 'up' | 'down') => ({ from, to, state });
    expect(spanWords([span(0, 60_000, 'up'), span(60_000, 90_000, 'down'), span(90_000, 180_000, 'up')])).toBe(
      'down 30 s, up 2 min',
    );
  });
});

describe('stateSpans', () => {
  const sample = (at: number, state: 'up' | 'down') => ({ at, rttMs: state === 'up' ? 12 : null, state });

  it('joins samples of one state and ends the last one now', () => {
    const samples = [sample(0, 'up'), sample(5_000, 'up'), sample(10_000, 'down')];
    expect(stateSpans(samples, 14_000, 30_000)).toEqual([
      { from: 0, to: 10_000, state: 'up' },
      { from: 10_000, to: 14_000, state: 'down' },
    ]);
  });

  it('leaves a time open in which nothing was checked', () => {
    const spans = stateSpans([sample(0, 'up'), sample(100_000, 'up')], 105_000, 30_000);
    expect(spans).toEqual([
      { from: 0, to: 30_000, state: 'up' },
      { from: 100_000, to: 105_000, state: 'up' },
    ]);
  });

  it('breaks the line where no reply came, and remembers the latest reply', () => {
    const samples = [sample(0, 'up'), sample(5_000, 'down')];
    expect(chartColumns(samples)).toEqual([
      [0, 5],
      [12, null],
    ]);
    expect(latestRtt(samples)).toBe(12);
    expect(latestRtt([sample(0, 'down')])).toBeNull();
  });
});
