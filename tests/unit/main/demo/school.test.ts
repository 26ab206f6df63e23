import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { demoDeviceId, demoSchool } from '../../../../main/demo/school.ts';
import { Device, Room } from '../../../../shared/model/roster.ts';

const AT = Date.UTC(2026, 3, 14, 8, 30);
const { rooms, devices } = demoSchool(AT);
const find = (roomId: string, seat: string) => devices.find(({ id }) => id === demoDeviceId(roomId, seat));

describe('demo school', () => {
  it('is a roster that the data model accepts', () => {
    expect(() => rooms.map((room) => Room.parse(room))).not.toThrow();
    expect(() => devices.map((device) => Device.parse(device))).not.toThrow();
  });

  it('has four rooms, a cart of spares and about 110 devices of mixed kinds', () => {
    expect(rooms.map(({ name }) => name)).toEqual(['Room 112', 'Room 114', 'Room 118', 'Library', 'Cart 3']);
    const seats = rooms.map(({ id }) => devices.filter(({ roomId }) => roomId === id).length);
    expect(seats).toEqual([28, 12, 24, 30, 12]);
    expect(new Set(devices.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(5);
    expect(devices.filter(({ isSpare }) => isSpare)).toHaveLength(12);
  });

  it('keeps ids, places, MACs and addresses apart', () => {
    const places = devices.map(({ roomId, position }) => `${roomId}/${position?.row}/${position?.column}`);
    const addresses = devices.flatMap(({ address }) => address ?? []);
    const macs = devices.flatMap((device) => device.macs);
    for (const list of [devices.map(({ id }) => id), places, addresses, macs])
      expect(new Set(list).size).toBe(list.length);
  });

  it('uses only addresses that are reserved for documentation', () => {
    const ranges = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'].map((range) =>
      ipaddr.parseCIDR(range),
    );
    for (const { address } of devices) {
      if (address === null) continue;
      const parsed = ipaddr.parse(address);
      expect(
        ranges.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits)),
        address,
      ).toBe(true);
      expect(parsed.toString()).toBe(address);
    }
  });

  it('has the troubles that a real roster has', () => {
    expect(devices.filter(({ host, address }) => host !== null && address === null).length).toBeGreaterThanOrEqual(3);
    expect(devices.filter(({ macs, host, address }) => macs.length > 0 && !host && !address)).toHaveLength(1);
    expect(find('demo-cart-3', 'B5')).toMatchObject({ address: null, host: null, macs: [] });
    expect(devices.filter(({ isPaused }) => isPaused)).toHaveLength(3);
  });

  it('has the old stock and the crowded corners that readiness looks for', () => {
    expect(devices.filter(({ osVersion }) => osVersion === '114').map(({ roomId }) => roomId)).toEqual([
      'demo-room-112',
      'demo-room-112',
    ]);
    expect(devices.filter(({ isRetired }) => isRetired)).toEqual([find('demo-room-118', 'C6')]);
    expect(devices.filter(({ updatesEndAt }) => updatesEndAt !== null && updatesEndAt < AT)).toHaveLength(2);
    const accessPoints = rooms.filter(({ kind }) => kind === 'room').map(({ accessPoint }) => accessPoint);
    expect(accessPoints).not.toContain(null);
    expect(new Set(accessPoints).size).toBe(accessPoints.length - 1);
    expect(new Set(rooms.map(({ uplink }) => uplink))).toEqual(new Set(['Floor 1', 'Floor 2']));
  });

  it('names no student', () => {
    for (const { studentLabel, seat } of devices) expect([null, seat]).toContain(studentLabel);
  });
});
