import { describe, expect, it } from 'vitest';
import { networkNames } from '../../../../../../renderer/features/roster/rooms/network-names.ts';
import { aRoom } from '../../../../../helpers/builders.ts';

describe('names offered for access point and uplink', () => {
  it('are those that rooms and the site use, each once, in the order in which people count', () => {
    const rooms = [
      aRoom({ accessPoint: 'AP 10', uplink: 'Floor 1' }),
      aRoom({ id: 'room-2', accessPoint: 'AP 9', uplink: 'Floor 1' }),
      aRoom({ id: 'room-3' }),
    ];
    const devices = [
      { name: 'AP 10', kind: 'access-point', address: null, uplink: null },
      { name: 'IDF 2', kind: 'switch', address: null, uplink: null },
    ] as const;
    expect(networkNames(rooms, devices)).toEqual({ accessPoints: ['AP 9', 'AP 10'], uplinks: ['Floor 1', 'IDF 2'] });
  });
});
