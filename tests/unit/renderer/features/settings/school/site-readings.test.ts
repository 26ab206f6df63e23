import { describe, expect, it } from 'vitest';
import {
  readBlockPageWords,
  readChecklistItem,
  readExtraHost,
  readHosts,
  readMachine,
  readNetworkDevice,
  readProxy,
  readTargets,
  readThreshold,
  readThroughputUrl,
  readTimes,
  showTargets,
} from '../../../../../../renderer/features/settings/school/site-readings.ts';

const good = <Value>(value: Value) => ({ ok: true, value });
const isRefused = (reading: { ok: boolean }) => reading.ok === false;

describe('lists', () => {
  it('take hosts in any usual separation, once each', () => {
    expect(readHosts('10.0.0.1, 10.0.0.2\n10.0.0.1', 8)).toEqual(good(['10.0.0.1', '10.0.0.2']));
    expect(readHosts('', 8)).toEqual(good([]));
  });

  it('refuse addresses with a scheme or a path, and more than there is room for', () => {
    expect(readHosts('https://10.0.0.1/', 8)).toMatchObject({
      ok: false,
      message: expect.stringContaining('https://'),
    });
    expect(readHosts('a b c', 2)).toEqual({ ok: false, message: 'At most 2.' });
  });

  it('keep spaces inside words of the block page, and refuse words that any page would match', () => {
    expect(readBlockPageWords('Access denied, MegaFilter')).toEqual(good(['Access denied', 'MegaFilter']));
    expect(isRefused(readBlockPageWords('ok'))).toBe(true);
  });

  it('give internet targets port 443 where none is typed, and show them as typed', () => {
    const reading = readTargets('one.example two.example:8443');
    expect(reading).toEqual(
      good([
        { host: 'one.example', port: 443 },
        { host: 'two.example', port: 8443 },
      ]),
    );
    expect(showTargets(reading.ok ? reading.value : [])).toBe('one.example:443, two.example:8443');
    expect(isRefused(readTargets('a:1 b:1 c:1 d:1 e:1'))).toBe(true);
    expect(isRefused(readTargets('a:99999'))).toBe(true);
  });

  it('sort times of day and take them without a leading zero', () => {
    expect(readTimes('12:30, 7:15')).toEqual(good(['07:15', '12:30']));
    expect(isRefused(readTimes('25:00'))).toBe(true);
  });
});

describe('single values', () => {
  it('mean nothing when they are empty', () => {
    expect(readProxy(' ')).toEqual(good(null));
    expect(readThroughputUrl('')).toEqual(good(null));
    expect(readThreshold('')).toEqual(good(null));
  });

  it('refuse what cannot be used', () => {
    expect(isRefused(readProxy('proxy.example'))).toBe(true);
    expect(isRefused(readThroughputUrl('file:///etc/passwd'))).toBe(true);
    expect(isRefused(readThreshold('-1'))).toBe(true);
    expect(isRefused(readThreshold('1,5'))).toBe(true);
  });

  it('take what can', () => {
    expect(readProxy('proxy.example:8080')).toEqual(good('proxy.example:8080'));
    expect(readThroughputUrl('https://files.example/a.bin')).toEqual(good('https://files.example/a.bin'));
    expect(readThreshold('2.5')).toEqual(good(2.5));
  });
});

describe('rows', () => {
  it('make a machine, with the platform’s ports where none are typed', () => {
    expect(readMachine({ name: 'Library', host: '10.20.0.5', ports: '' })).toEqual(
      good({ name: 'Library', host: '10.20.0.5', ports: [] }),
    );
    expect(readMachine({ name: 'Library', host: '10.20.0.5', ports: '4480 x' })).toMatchObject({ ok: false });
    expect(readMachine({ name: '', host: '10.20.0.5', ports: '' })).toMatchObject({ ok: false });
  });

  it('make an extra host on port 443 unless another is typed', () => {
    const row = { host: 'sso.example', port: '', purpose: 'Sign-in', need: 'required', protocol: 'https' };
    expect(readExtraHost(row)).toMatchObject(good({ host: 'sso.example', port: 443 }));
    expect(readExtraHost({ ...row, port: '0' })).toMatchObject({ ok: false });
  });

  it('make a network device, known by name only if need be, that does not hang on itself', () => {
    const row = { name: 'AP-114', kind: 'access-point', address: '', uplink: 'SW-2' };
    expect(readNetworkDevice(row)).toEqual(
      good({ name: 'AP-114', kind: 'access-point', address: null, uplink: 'SW-2' }),
    );
    expect(readNetworkDevice({ ...row, uplink: 'AP-114' })).toMatchObject({ ok: false });
  });

  it('make a check-list item that keeps its id and is marked as nobody’s rule', () => {
    const row = { id: 'school-1', title: 'Headphones', per: 'room', holdsFor: 'day' };
    expect(readChecklistItem(row)).toMatchObject(good({ id: 'school-1', title: 'Headphones', confidence: 'ours' }));
    expect(readChecklistItem({ ...row, title: ' ' })).toMatchObject({ ok: false });
  });
});
