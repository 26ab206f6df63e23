import { describe, expect, it } from 'vitest';
import {
  ALL_DEVICES,
  type DeviceQuery,
  NO_ROOM,
  queryDevices,
} from '../../../../../../renderer/features/roster/devices/device-query.ts';
import { DAY_MS } from '../../../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../../../helpers/builders.ts';

const NOW = 100 * DAY_MS;
const ROOMS = [aRoom({ id: 'r-b', name: 'Zoology' }), aRoom({ id: 'r-a', name: 'Art' })];
const DEVICES = [
  aDevice({ id: 'x', label: 'CB-10', roomId: 'r-a', seat: 'A1', addressLearnedAt: NOW, macs: ['3c:18:a0:00:00:01'] }),
  aDevice({ id: 'y', label: 'CB-2', roomId: 'r-b', seat: null, address: null, macs: ['02:18:a0:00:00:02'] }),
  aDevice({ id: 'z', label: 'LT-1', roomId: null, kind: 'windows', isSpare: true, addressLearnedAt: NOW - 2 * DAY_MS }),
];

function idsFor(query: Partial<DeviceQuery>): string[] {
  return queryDevices(DEVICES, ROOMS, { ...ALL_DEVICES, ...query }, NOW).map((device) => device.id);
}

describe('queryDevices', () => {
  it('follows the order of the rooms on screen, devices without a room last', () => {
    expect(idsFor({})).toEqual(['y', 'x', 'z']);
  });

  it('counts numbers in labels as people do', () => {
    expect(idsFor({ sort: { key: 'label', isDescending: false } })).toEqual(['y', 'x', 'z']);
    expect(idsFor({ sort: { key: 'label', isDescending: true } })).toEqual(['z', 'x', 'y']);
  });

  it('keeps empty values at the end whichever way it sorts', () => {
    expect(idsFor({ sort: { key: 'address', isDescending: false } }).at(-1)).toBe('y');
    expect(idsFor({ sort: { key: 'address', isDescending: true } }).at(-1)).toBe('y');
  });

  it('finds every word of the search anywhere in the row', () => {
    expect(idsFor({ search: 'art cb' })).toEqual(['x']);
    expect(idsFor({ search: '02:18' })).toEqual(['y']);
    expect(idsFor({ search: 'art windows' })).toEqual([]);
  });

  it('filters by room, and by having none', () => {
    expect(idsFor({ room: 'r-a' })).toEqual(['x']);
    expect(idsFor({ room: NO_ROOM })).toEqual(['z']);
  });

  it('filters by mark', () => {
    expect(idsFor({ mark: 'spare' })).toEqual(['z']);
    expect(idsFor({ mark: 'no-address' })).toEqual(['y']);
    expect(idsFor({ mark: 'old-address' })).toEqual(['z']);
    expect(idsFor({ mark: 'made-up-mac' })).toEqual(['y']);
    expect(idsFor({ mark: 'paused' })).toEqual([]);
  });
});
