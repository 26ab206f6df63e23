import { describe, expect, it } from 'vitest';
import { RosterService } from '../../../../main/roster/service.ts';
import type { Device, Room, RosterDelta } from '../../../../shared/model/roster.ts';
import { DEFAULT_IMPORT_CHOICES, type ImportPreview } from '../../../../shared/model/roster-import.ts';
import type { Result } from '../../../../shared/result.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { anInMemoryRosterRepository } from '../../../helpers/in-memory-roster-repository.ts';

const NOW = Date.UTC(2026, 10, 21);

function aService(seed: { rooms?: Room[]; devices?: Device[] } = {}) {
  let next = 1;
  const repository = anInMemoryRosterRepository(seed);
  const service = new RosterService({ repository, makeId: () => `new-${next++}`, now: () => NOW });
  const deltas: RosterDelta[] = [];
  service.onChange((delta) => deltas.push(delta));
  const device = (label: string) => service.snapshot().devices.find((one) => one.label === label);
  const room = (name: string) => service.snapshot().rooms.find((one) => one.name === name);
  const read = (text: string, name = 'devices.csv') => service.readFile({ name, bytes: Buffer.from(text) });
  const bring = async (text: string, over: Partial<typeof DEFAULT_IMPORT_CHOICES> = {}) => {
    const preview = value(await read(text));
    const again = value(await service.reread(preview.id, { ...preview.choices, ...over }));
    return value(service.commitImport(again.id));
  };
  return { service, repository, deltas, device, room, read, bring };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.error.code);
const changes = (preview: ImportPreview) => preview.sample.map(({ change, note }) => `${change} ${note}`.trim());

const SHEET = 'label,room,seat,address,serial\nCB-0417,Room 112,A1,10.0.0.1,S1\nCB-0418,Room 112,A2,10.0.0.2,S2\n';

describe('importing', () => {
  it('saves nothing before the commit, and all of it in one step', async () => {
    const { service, deltas, read } = aService();
    const preview = value(await read(SHEET));
    expect(preview.counts).toEqual({ added: 2, updated: 0, unchanged: 0, skipped: 0, retired: 0 });
    expect(service.snapshot().devices).toEqual([]);
    value(service.commitImport(preview.id));
    expect(service.snapshot().devices.map(({ label }) => label)).toEqual(['CB-0417', 'CB-0418']);
    expect(deltas).toHaveLength(1);
    expect(service.undoInfo()?.what).toBe('Imported devices.csv: 2 new');
    value(service.undo());
    expect(service.snapshot()).toMatchObject({ rooms: [], devices: [] });
    expect(value(service.undo())).toBeNull();
  });

  it('shows what would change when a file comes again', async () => {
    const { read, bring } = aService();
    await bring(SHEET);
    const again = value(
      await read('serial,address,label\nS1,10.0.0.9,CB-0417\nS2,10.0.0.2,CB-0418\nS3,10.0.0.3,CB-0419\n'),
    );
    expect(again.counts).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    expect(changes(again)).toEqual(['updated address 10.0.0.1 → 10.0.0.9', 'added', 'unchanged']);
  });

  it('lists the rooms of a file as people count them', async () => {
    const { read } = aService();
    const preview = value(await read('label,room\na,Room 112\nb,Room 112\nc,Room 9\nd,Cart 3\n'));
    expect(preview.rooms.map(({ name }) => name)).toEqual(['Cart 3', 'Room 9', 'Room 112']);
  });

  it('shows up to three values of each mapped column, and none that may name a person', async () => {
    const { read, service } = aService();
    const rows = ['a,S1,Ada L.,room 9 (Kim)', 'b,S1,Bo,', 'c,S2,Cy,', 'd,S3,Di,'];
    const preview = value(await read(`label,serial,User,Notes\n${rows.join('\n')}\n`));
    expect(preview.examples).toEqual({ label: ['a', 'b', 'c'], serial: ['S1', 'S2', 'S3'] });
    const choices = { ...preview.choices, mapping: { label: 'serial', studentLabel: 'label', host: 'User' } };
    expect(value(await service.reread(preview.id, choices)).examples).toEqual({ label: ['S1', 'S2', 'S3'] });
  });

  it.each([
    ['serial number', 'serial,label\nS1,New name\n'],
    ['asset tag', 'assetTag,label\nT1,New name\n'],
    ['MAC', 'mac,label\n00-1B-44-AA-04-17,New name\n'],
  ])('joins by %s', async (_key, csv) => {
    const known = aDevice({ serial: 'S1', assetTag: 'T1', macs: ['00:1b:44:aa:04:17'], label: 'Old name' });
    const { bring, service } = aService({ rooms: [aRoom()], devices: [known] });
    expect(await bring(csv)).toMatchObject({ added: 0, updated: 1 });
    expect(service.snapshot().devices).toEqual([{ ...known, label: 'New name' }]);
  });

  it('never joins by address', async () => {
    const { bring, device } = aService({
      rooms: [aRoom()],
      devices: [aDevice({ label: 'CB-0001', address: '10.0.0.1' })],
    });
    expect(await bring('label,address\nCB-0002,10.0.0.1\n')).toMatchObject({ added: 1, updated: 0 });
    expect(device('CB-0001')?.address).toBe('10.0.0.1');
  });

  it('never takes a device with another serial number for the one with that asset tag', async () => {
    const { bring } = aService({ devices: [aDevice({ serial: 'S1', assetTag: 'T1', roomId: null })] });
    expect(await bring('serial,assetTag\nS2,T1\n')).toMatchObject({ added: 1, updated: 0 });
  });

  it('keeps columns that the file lacks, and values that it leaves empty', async () => {
    const known = aDevice({ serial: 'S1', address: '10.0.0.5', model: 'Old', host: 'cb-1', isSpare: true });
    const { bring, service } = aService({ rooms: [aRoom()], devices: [known] });
    await bring('serial,model,address\nS1,New,\n');
    expect(service.snapshot().devices).toEqual([{ ...known, model: 'New' }]);
  });

  it('keeps a place set by hand while the room stays, and a room that the file only hints at', async () => {
    const { service, bring, device, room } = aService();
    await bring(SHEET);
    const cb = device('CB-0417');
    value(
      service.placeDevices([
        { deviceId: cb?.id ?? '', roomId: room('Room 112')?.id ?? null, position: { row: 3, column: 3 } },
      ]),
    );
    await bring('serial,notes\nS1,in cart 9\n');
    expect(device('CB-0417')).toMatchObject({ position: { row: 3, column: 3 }, roomId: room('Room 112')?.id });
    expect(room('Cart 9')).toBeUndefined();
  });

  it('moves a device when a room column says so, and shows it first', async () => {
    const { bring, read, device, room } = aService();
    await bring(SHEET);
    const preview = value(await read('serial,room\nS1,Room 114\n'));
    expect(changes(preview)[0]).toContain('room Room 112 → Room 114');
    await bring('serial,room\nS1,Room 114\n');
    expect(device('CB-0417')).toMatchObject({ roomId: room('Room 114')?.id, seat: null, position: null });
  });

  it('takes corrected columns and room names', async () => {
    const { read, service, room, device } = aService();
    const preview = value(await read('Sticker no,Where\nCB-1,Room 9\nCB-2,Room 9\nCB-3,cart 4\n'));
    expect(preview.errors.map(({ code }) => code)).toEqual(['no-known-columns']);
    expect(codeOf(service.commitImport(preview.id))).toBe('not-importable');
    const choices = { ...DEFAULT_IMPORT_CHOICES, mapping: { label: 'Sticker no', room: 'Where' } };
    const mapped = value(await service.reread(preview.id, choices));
    expect(mapped.rooms.map(({ key, matchedRows }) => [key, matchedRows])).toEqual([
      ['cart 4', 1],
      ['room 9', 2],
    ]);
    const named = { ...choices, roomNames: { 'room 9': 'Ms. Ortiz', 'cart 4': null } };
    value(service.commitImport(value(await service.reread(preview.id, named)).id));
    expect(service.snapshot().rooms.map(({ name }) => name)).toEqual(['Ms. Ortiz']);
    expect(device('CB-2')?.roomId).toBe(room('Ms. Ortiz')?.id);
    expect(device('CB-3')?.roomId).toBeNull();
  });

  it('counts retired devices and brings them only when asked', async () => {
    const csv = 'serial,status\nS1,ACTIVE\nS2,DEPROVISIONED\n';
    expect(value(await aService().read(csv)).counts).toMatchObject({ added: 1, skipped: 1, retired: 1 });
    expect(await aService().bring(csv, { includeRetired: true })).toMatchObject({ added: 2, retired: 0 });
  });

  it('refuses public addresses unless they are allowed', async () => {
    const csv = 'label,address\nCB-1,8.8.8.8\n';
    const refused = aService();
    await refused.bring(csv);
    expect(refused.device('CB-1')?.address).toBeNull();
    const allowed = aService();
    await allowed.bring(csv, { allowPublicAddresses: true });
    expect(allowed.device('CB-1')?.address).toBe('8.8.8.8');
  });

  it('leaves the data exactly as it was when the file is no table', async () => {
    const { read, service, bring } = aService();
    await bring(SHEET);
    const before = service.snapshot();
    const preview = value(await read('label,room\nCB-1,"112\n'));
    expect(preview.errors).toEqual([expect.objectContaining({ line: 2, code: 'broken-quoting' })]);
    expect(codeOf(service.commitImport(preview.id))).toBe('not-importable');
    expect(service.snapshot()).toBe(before);
  });

  it('refuses a preview that is outdated, superseded or cancelled', async () => {
    const { read, service } = aService();
    const first = value(await read(SHEET));
    value(service.createRoom({ name: 'Library', kind: 'room' }));
    expect(codeOf(service.commitImport(first.id))).toBe('preview-outdated');
    const second = value(await read(SHEET));
    expect(codeOf(service.commitImport(first.id))).toBe('no-preview');
    service.cancelImport();
    expect(codeOf(service.commitImport(second.id))).toBe('no-preview');
  });

  it('stops reading when cancelled', async () => {
    const { service } = aService();
    const long = Buffer.from(`label,room\n${'CB-1,112\n'.repeat(100_000)}`);
    const reading = service.readFile({ name: 'long.csv', bytes: long }, { onProgress: () => service.cancelImport() });
    expect(codeOf(await reading)).toBe('import-cancelled');
  });

  it('proposes only addresses for a lease list once there is a roster', async () => {
    const leases = 'IPAddress,ClientId,HostName,LeaseExpiryTime\n10.0.0.7,00-1b-44-00-00-01,cb-0417,\n';
    expect(value(await aService().read(leases)).choices.addressesOnly).toBe(false);
    const { bring, read } = aService();
    await bring(SHEET);
    const preview = value(await read(leases));
    expect([preview.choices.addressesOnly, changes(preview)]).toEqual([
      true,
      ['updated address 10.0.0.1 → 10.0.0.7; host name none → cb-0417; MAC addresses'],
    ]);
  });

  it('takes rooms and labels called like parts of the language for names', async () => {
    const { bring, service } = aService();
    await bring('label,room,__proto__\nconstructor,constructor,a\n__proto__,__proto__,b\n');
    expect(
      service
        .snapshot()
        .rooms.map(({ name }) => name)
        .sort(),
    ).toEqual(['__proto__', 'constructor']);
  });

  it('refuses a room column that is none', async () => {
    const rows = Array.from({ length: 1_100 }, (_, index) => `CB-${index},place ${index}`);
    const preview = value(await aService().read(`label,room\n${rows.join('\n')}`));
    expect([preview.errors[0]?.code, preview.rooms]).toEqual(['too-many-rooms', []]);
  });

  it('tells rooms of one number in several buildings apart', async () => {
    const { bring, service } = aService();
    await bring('label,building,room\nA-0001,Lincoln,112\nA-0002,Grant,112\nA-0003,Grant,Library\n');
    expect(service.snapshot().rooms.map(({ name }) => name)).toEqual(['Grant 112', 'Library', 'Lincoln 112']);
  });
});

describe('rooms by hand', () => {
  it('are made, renamed, ordered and removed; devices stay', () => {
    const { service, deltas } = aService({ devices: [aDevice({ roomId: null })] });
    const a = value(service.createRoom({ name: ' Room  112 ', kind: 'room' }));
    const b = value(service.createRoom({ name: 'Cart 3', kind: 'cart' }));
    expect([a.name, a.order, b.order]).toEqual(['Room 112', 0, 1]);
    expect(value(service.updateRoom({ roomId: a.id, patch: { name: 'Annex', columns: 6 } }))).toMatchObject({
      name: 'Annex',
      columns: 6,
    });
    value(service.reorderRooms([b.id, a.id]));
    expect(service.snapshot().rooms.map(({ name, order }) => [name, order])).toEqual([
      ['Annex', 1],
      ['Cart 3', 0],
    ]);
    value(service.placeDevices([{ deviceId: 'device-1', roomId: a.id, position: { row: 0, column: 1 } }]));
    value(service.removeRoom(a.id));
    expect(service.snapshot().devices[0]).toMatchObject({ roomId: null, position: null });
    expect(deltas.map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('are told what their network hangs on; an emptied field is no name', () => {
    const { service } = aService({ rooms: [aRoom({ uplink: 'Floor 1' })] });
    const patch = { accessPoint: ' AP  112 ', uplink: '' };
    expect(value(service.updateRoom({ roomId: 'room-1', patch }))).toMatchObject({
      accessPoint: 'AP 112',
      uplink: null,
    });
  });

  it('are refused a name that is taken or empty, and ids that are unknown', () => {
    const { service, deltas } = aService({ rooms: [aRoom({ name: 'Room 112' })] });
    expect(codeOf(service.createRoom({ name: 'room 112', kind: 'room' }))).toBe('room-name-taken');
    expect(codeOf(service.createRoom({ name: ' ', kind: 'room' }))).toBe('room-name-empty');
    expect(codeOf(service.updateRoom({ roomId: 'x', patch: {} }))).toBe('unknown-room');
    expect(codeOf(service.removeRoom('x'))).toBe('unknown-room');
    expect(codeOf(service.reorderRooms(['x']))).toBe('unknown-room');
    expect(deltas).toEqual([]);
  });
});

describe('devices by hand', () => {
  it('are added, edited together, paused and removed', () => {
    const { service, device } = aService({ rooms: [aRoom()] });
    const made = value(service.createDevice({ label: 'CB-9', address: '010.0.0.9', seat: 'B2', roomId: 'room-1' }));
    expect(made).toMatchObject({ address: '10.0.0.9', addressLearnedAt: NOW, position: { row: 1, column: 1 } });
    value(service.updateDevices({ deviceIds: [made.id], patch: { isPaused: true, host: 'CB-9.local' } }));
    expect(device('CB-9')).toMatchObject({ isPaused: true, host: 'cb-9.local', address: '10.0.0.9' });
    value(service.removeDevices([made.id]));
    expect(service.snapshot().devices).toEqual([]);
  });

  it('say nothing changed when nothing did', () => {
    const { service, deltas } = aService({ rooms: [aRoom()], devices: [aDevice()] });
    value(service.updateDevices({ deviceIds: ['device-1'], patch: { isPaused: false } }));
    expect(deltas).toEqual([]);
  });

  it('are refused impossible addresses, host names and unknown ids', () => {
    const { service } = aService({ rooms: [aRoom()], devices: [aDevice()] });
    const update = (patch: object) => codeOf(service.updateDevices({ deviceIds: ['device-1'], patch }));
    expect(update({ address: '10.0.0.300' })).toBe('impossible-address');
    expect(update({ host: 'not a host' })).toBe('bad-host-name');
    expect(update({ label: '  ' })).toBe('label-empty');
    expect(codeOf(service.removeDevices(['device-1', 'x']))).toBe('unknown-device');
    expect(codeOf(service.placeDevices([{ deviceId: 'device-1', roomId: 'x', position: null }]))).toBe('unknown-room');
    expect(codeOf(service.createDevice({ label: 'A', roomId: 'x' }))).toBe('unknown-room');
  });

  it('take serial number, asset tag and MACs, however they are written', () => {
    const { service, device } = aService({ rooms: [aRoom()], devices: [aDevice({ label: 'CB-1' })] });
    const patch = { serial: ' S1 ', assetTag: 'T1', macs: ['00-1B-44-AA-04-17', '001b44aa0417', '001b.44aa.0418'] };
    value(service.updateDevices({ deviceIds: ['device-1'], patch }));
    expect(device('CB-1')).toMatchObject({
      serial: 'S1',
      assetTag: 'T1',
      macs: ['00:1b:44:aa:04:17', '00:1b:44:aa:04:18'],
    });
    value(service.updateDevices({ deviceIds: ['device-1'], patch: { serial: null, macs: [] } }));
    expect(device('CB-1')).toMatchObject({ serial: null, assetTag: 'T1', macs: [] });
  });

  it('are refused the identity of another device, with its name', () => {
    const { service } = aService({
      rooms: [aRoom()],
      devices: [aDevice({ label: 'CB-1', serial: 'S1', assetTag: 'T1', macs: ['00:1b:44:aa:04:17'] })],
    });
    const add = (patch: object) => service.createDevice({ label: 'CB-2', roomId: null, ...patch });
    const refused = add({ serial: 's1' });
    expect(refused.ok ? '' : refused.error.message).toContain('belongs to “CB-1” already');
    expect(codeOf(add({ assetTag: 'T1' }))).toBe('asset-tag-taken');
    expect(codeOf(add({ macs: ['001B44AA0417'] }))).toBe('mac-taken');
    expect(codeOf(add({ macs: ['01:00:5e:00:00:01'] }))).toBe('bad-mac');
    expect(codeOf(add({ serial: 'To be filled by O.E.M.' }))).toBe('placeholder-serial');
    const other = value(add({ serial: 'S2' }));
    const both = { deviceIds: ['device-1', other.id], patch: { serial: 'S3' } };
    expect(codeOf(service.updateDevices(both))).toBe('not-for-several');
  });

  it('say which of them moved, not which were only pinned where they stood', () => {
    const seats = ['a', 'b', 'c'].map((id) => aDevice({ id, label: id.toUpperCase() }));
    const { service } = aService({ rooms: [aRoom({ columns: 3 })], devices: seats });
    const at = (deviceId: string, row: number, column: number) => ({
      deviceId,
      roomId: 'room-1',
      position: { row, column },
    });
    value(service.placeDevices([at('a', 1, 0), at('b', 0, 1), at('c', 0, 2)]));
    expect(service.undoInfo()?.what).toBe('Moved A');
    value(service.undo());
    value(service.placeDevices([at('a', 0, 0), at('b', 0, 1)]));
    expect(service.undoInfo()?.what).toBe('Changed the layout of a room');
  });

  it('take the name of the grid place with them, and keep a sticker', () => {
    const { service, device } = aService({
      rooms: [aRoom(), aRoom({ id: 'room-2', name: 'Room 114' })],
      devices: [aDevice({ id: 'a', label: 'A', seat: 'A1' }), aDevice({ id: 'b', label: 'B', seat: 'slot 7' })],
    });
    const place = { roomId: 'room-2', position: { row: 1, column: 2 } };
    value(
      service.placeDevices([
        { deviceId: 'a', ...place },
        { deviceId: 'b', roomId: 'room-2', position: null },
      ]),
    );
    expect([device('A')?.seat, device('B')?.seat]).toEqual(['B3', 'slot 7']);
  });
});

describe('exporting', () => {
  it('gives a file named after the day that imports back unchanged', async () => {
    const { service, bring, read } = aService();
    await bring(SHEET);
    value(service.createRoom({ name: 'Empty room', kind: 'cart' }));
    const file = value(service.exportCsv());
    expect(file.name).toBe('testing-day-roster-2026-11-21.csv');
    const preview = value(await read(file.text, file.name));
    expect([preview.kind, preview.counts.added, preview.counts.updated]).toEqual(['testing-day-console', 0, 0]);
    const fresh = aService();
    await fresh.bring(file.text);
    expect(fresh.service.snapshot().rooms.map(({ name, kind }) => [name, kind])).toEqual([
      ['Room 112', 'room'],
      ['Empty room', 'cart'],
    ]);
  });
});
