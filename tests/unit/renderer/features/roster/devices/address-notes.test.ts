import { describe, expect, it } from 'vitest';
import { addressAge, isMadeUpMac } from '../../../../../../renderer/features/roster/devices/address-notes.ts';
import { DAY_MS, HOUR_MS } from '../../../../../../shared/units.ts';

const NOW = 100 * DAY_MS;

describe('addressAge', () => {
  it('says when a fresh address was learned', () => {
    expect(addressAge({ address: '10.1.1.1', addressLearnedAt: NOW - 3 * HOUR_MS }, NOW)).toEqual({
      isOld: false,
      sentence: 'Learned 3 hours ago.',
    });
  });

  it('counts no seconds', () => {
    expect(addressAge({ address: '10.1.1.1', addressLearnedAt: NOW }, NOW).sentence).toBe('Learned just now.');
  });

  it('calls an address old after a day, and warns', () => {
    const age = addressAge({ address: '10.1.1.1', addressLearnedAt: NOW - 3 * DAY_MS }, NOW);
    expect(age).toEqual({ isOld: true, sentence: 'Learned 3 days ago. It may have changed since.' });
  });

  it('does not trust an address of unknown age', () => {
    expect(addressAge({ address: '10.1.1.1', addressLearnedAt: null }, NOW).isOld).toBe(true);
  });

  it('says nothing without an address', () => {
    expect(addressAge({ address: null, addressLearnedAt: null }, NOW)).toEqual({ isOld: false, sentence: null });
  });
});

describe('isMadeUpMac', () => {
  it.each(['02', 'a6', 'fa', 'DE'])('recognizes a local address that starts with %s', (start) => {
    expect(isMadeUpMac(`${start}:00:00:00:00:01`)).toBe(true);
  });

  it.each(['3c', '00', 'a4', '08'])('leaves a hardware address that starts with %s alone', (start) => {
    expect(isMadeUpMac(`${start}:00:00:00:00:01`)).toBe(false);
  });
});
