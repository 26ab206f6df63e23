import { describe, expect, it } from 'vitest';
import { attentionItems } from '../../../../renderer/state/attention.ts';
import { filterRooms, matchesSearch, searchWords } from '../../../../renderer/state/filtering.ts';
import { fromRosterSnapshot } from '../../../../renderer/state/roster-delta.ts';
import { arrangeSchool, checkedCount, countRoom } from '../../../../renderer/state/school.ts';
import { NO_FILTERS } from '../../../../renderer/state/ui-store.ts';
import { aDevice, aLive, aRoom } from '../../../helpers/builders.ts';
import { fakeSchool } from '../../../helpers/fake-school.ts';

function arrange(minute: 'good' | 'bad') {
  const school = fakeSchool('demo', minute, 1_000_000);
  const roster = fromRosterSnapshot({ revision: 1, rooms: [...school.rooms], devices: [...school.devices] });
  return { roster, view: arrangeSchool(roster), live: new Map(school.live.map((live) => [live.id, live])) };
}

describe('arrangeSchool', () => {
  it('puts devices without a room last, under their own heading and by their labels', () => {
    const roster = fromRosterSnapshot({
      revision: 1,
      rooms: [aRoom()],
      devices: [aDevice({ id: 'a' }), aDevice({ id: 'b', roomId: null, seat: null, label: 'CB-9' })],
    });
    const view = arrangeSchool(roster);
    expect(view.rooms.map((room) => room.name)).toEqual(['Room 112', 'No room yet']);
    expect(view.seatNames.get('b')).toBe('CB-9');
  });

  it('leaves out rooms that have no devices', () => {
    expect(arrangeSchool(fromRosterSnapshot({ revision: 1, rooms: [aRoom()], devices: [] })).rooms).toEqual([]);
  });

  it('names a place by row and column when the roster names no seat', () => {
    const devices = ['a', 'b'].map((id) => aDevice({ id, label: id, seat: null }));
    const view = arrangeSchool(fromRosterSnapshot({ revision: 1, rooms: [aRoom({ columns: 1 })], devices }));
    expect([...view.seatNames.values()]).toEqual(['A1', 'B1']);
  });

  it('counts a device without live state as unknown, and paused ones as not checked', () => {
    const { view, live } = arrange('good');
    const cart = view.rooms.find((room) => room.name === 'Cart 3');
    if (cart === undefined) throw new Error('no cart');
    live.delete(cart.deviceIds[0] ?? '');
    const counts = countRoom(cart, live);
    expect(counts).toMatchObject({ unknown: 3, paused: 2, up: 7 });
    expect(checkedCount(counts)).toBe(10);
  });
});

describe('attentionItems', () => {
  it('makes one line of a lost room and puts it before a single flaky device', () => {
    const { view, live } = arrange('bad');
    const items = attentionItems(view.rooms, live);
    expect(items[0]).toMatchObject({ roomName: 'Room 114', state: 'down', checkedCount: 12 });
    expect(items[0]?.deviceIds).toHaveLength(11);
    expect(items.slice(1).map((item) => item.state)).toEqual(['flaky', 'slow']);
  });

  it('does not send anybody to devices that are alive with ping blocked, unknown or paused', () => {
    const { view, live } = arrange('good');
    expect(attentionItems(view.rooms, live).map((item) => item.state)).toEqual(['flaky', 'slow']);
  });
});

describe('filterRooms', () => {
  const { roster, view, live } = arrange('bad');
  const filter = (patch: Partial<typeof NO_FILTERS>) =>
    filterRooms(view.rooms, roster.devices, live, view.seatNames, { ...NO_FILTERS, ...patch });

  it('hides nothing without filters', () => {
    expect(filter({})).toEqual({ rooms: view.rooms, visible: null, hiddenCount: 0 });
  });

  it('leaves only devices in the chosen state, and says how many it hides', () => {
    const result = filter({ states: new Set(['down']) });
    expect(result.rooms.map((room) => room.name)).toEqual(['Room 114']);
    expect(result.visible?.size).toBe(11);
    expect(result.hiddenCount).toBe(106 - 11);
  });

  it('asks all filters at once', () => {
    expect(filter({ kinds: new Set(['windows']), states: new Set(['down']) }).visible?.size).toBe(0);
    expect(filter({ kinds: new Set(['windows']), states: new Set(['blocked']) }).visible?.size).toBe(2);
    expect(filter({ roomIds: new Set(['r4']), search: 'a5' }).visible).toEqual(new Set(['d4-5']));
  });
});

describe('matchesSearch', () => {
  const device = aDevice({ label: 'CB-0417', serial: '5CD9000417', macs: ['02:00:00:00:00:aa'] });
  const live = aLive({ address: '10.20.4.117' });
  const find = (search: string) => matchesSearch(device, live, 'A3', 'Room 114', searchWords(search));

  it('finds a device by seat and room, label, serial, current address or MAC', () => {
    for (const search of ['114 a3', 'cb-0417', '9000417', '4.117', '00:aa', '  ']) expect(find(search)).toBe(true);
  });

  it('wants every word', () => {
    expect(find('114 b3')).toBe(false);
  });
});
