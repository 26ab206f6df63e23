import { describe, expect, it } from 'vitest';
import { chartColumns, latestRtt, stateSpans } from '../../../../../../renderer/features/live/panel/chart-data.ts';
import { deviceFacts } from '../../../../../../renderer/features/live/panel/device-facts.ts';
import { aDevice, aLive } from '../../../../../helpers/fake-school.ts';

const options = { isStudentHidden: false, now: 10_000 };

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

  it('marks an overdue check', () => {
    const live = aLive({ checkedAt: 4_000, isStale: true });
    expect(value('Last check', aDevice(), live, options)).toMatchObject({ value: '6 s ago', isWarning: true });
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
