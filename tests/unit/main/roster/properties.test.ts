import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportRoster } from '../../../../main/roster/export.ts';
import { importRosterFiles } from '../../../../main/roster/import-files.ts';
import { MemoryRosterRepository } from '../../../../main/roster/memory-repository.ts';
import { Device, DeviceKind, Room, RoomKind, type RosterSnapshot } from '../../../../shared/model/roster.ts';

const NOW = Date.UTC(2026, 10, 21);
const options = { now: () => NOW };

async function importText(repository: MemoryRosterRepository, text: string, name = 'devices.csv') {
  const report = await importRosterFiles(repository, [{ name, bytes: Buffer.from(text) }], options);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

/** Text that spreadsheets and CSV readers stumble over. NUL cannot be in a text file. */
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    "'quoted",
    "''",
    '+49',
    '-',
    '@SUM(A1)',
    'a"b',
    '"',
    'a,b',
    'a;b\tc|d',
    'two\r\nlines',
    'two\nlines',
    ' padded ',
    'ÄÖÜ 教室',
    '\tTab',
    '\rCR',
    '0012',
    '1.5',
    'none',
    'sep=;',
    '#TYPE x',
  ),
);
const text = (max: number) =>
  awkward
    .filter((value) => !value.includes('\0'))
    .map((value) => value.slice(0, max))
    .filter((value) => value !== '' && Buffer.from(value).toString() === value);
const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 5, maxLength: 5 })
  .map((bytes) => ['02', ...bytes.map((byte) => byte.toString(16).padStart(2, '0'))].join(':'));
const address = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 254 })).map(([a, b]) => `10.2.${a}.${b}`),
  fc.constantFrom('127.0.0.9', '::1', 'fd00::7', 'fe80::1'),
);
const at = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2050, 0) });
const PLATFORM_IDS = ['testnav', 'drc-insight', 'canvas'];
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const room = (index: number) =>
  fc.record({
    id: fc.constant(`room-${index}`),
    name: text(70).map((name) => `${name}${index}`),
    kind: fc.constantFrom(...RoomKind.options),
    note: fc.oneof(fc.constant(''), text(40)),
    order: fc.constant(index),
    columns: nullable(fc.integer({ min: 1, max: 20 })),
    accessPoint: nullable(text(40)),
    uplink: nullable(text(40)),
  });
const device = (index: number, rooms: number) =>
  fc
    .record({
      label: text(80),
      serial: nullable(text(70).map((serial) => `${serial}${index}`)),
      assetTag: nullable(text(70)),
      macs: fc.uniqueArray(mac, { maxLength: 3 }),
      host: nullable(fc.constantFrom('cb-0417', 'lab-pc.school.local', 'x')),
      address: nullable(address),
      learnedAt: at,
      kind: fc.constantFrom(...DeviceKind.options),
      model: nullable(text(40)),
      osVersion: nullable(text(20)),
      lastSeenAt: nullable(at),
      updatesEndAt: nullable(at),
      memoryMiB: nullable(fc.integer({ min: 1, max: 16_777_216 })),
      screen: nullable(
        fc.record({ widthPx: fc.integer({ min: 1, max: 32_767 }), heightPx: fc.integer({ min: 1, max: 32_767 }) }),
      ),
      appVersions: fc.dictionary(fc.constantFrom(...PLATFORM_IDS), text(20)),
      isRetired: fc.boolean(),
      room: nullable(fc.integer({ min: 0, max: Math.max(0, rooms - 1) })),
      seat: nullable(fc.oneof(text(20), fc.constantFrom('A3', 'B12', 'slot 7'))),
      position: nullable(fc.record({ row: fc.integer({ min: 0, max: 59 }), column: fc.integer({ min: 0, max: 19 }) })),
      isSpare: fc.boolean(),
      isPaused: fc.boolean(),
      studentLabel: nullable(text(12)),
    })
    .map(
      ({ learnedAt, room: roomIndex, ...rest }): Device => ({
        ...rest,
        id: `device-${index}`,
        addressLearnedAt: rest.address === null ? null : learnedAt,
        roomId: roomIndex === null || rooms === 0 ? null : `room-${roomIndex}`,
      }),
    );

const roster: fc.Arbitrary<RosterSnapshot> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 8 }))
  .chain(([rooms, devices]) =>
    fc.record({
      revision: fc.constant(1),
      rooms: fc.tuple(...Array.from({ length: rooms }, (_, index) => room(index))),
      devices: fc.tuple(...Array.from({ length: devices }, (_, index) => device(index, rooms))),
    }),
  )
  .filter(({ rooms, devices }) => rooms.length + devices.length > 0);

/** What must survive: everything but ids, which are this installation's own. Rooms by rank, devices in any order. */
function essence({ rooms, devices }: RosterSnapshot) {
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  const byText = (a: string, b: string) => (a < b ? -1 : 1);
  return {
    rooms: [...rooms].sort((a, b) => a.order - b.order).map(({ id: _id, order: _order, ...rest }) => rest),
    devices: devices
      .map(({ id: _id, roomId, ...rest }) =>
        JSON.stringify(
          { ...rest, macs: [...rest.macs].sort(), room: roomId === null ? null : names.get(roomId) },
          Object.keys({ ...rest, room: 0 })
            .sort()
            .concat('row', 'column', 'widthPx', 'heightPx', ...PLATFORM_IDS),
        ),
      )
      .sort(byText),
  };
}

/** Many small imports; a busy machine must not make them fail. */
const PATIENCE = { timeout: 60_000 };

describe('export and import', PATIENCE, () => {
  it('lose nothing when an empty console imports the export', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async (before) => {
        const fresh = new MemoryRosterRepository();
        const report = await importText(fresh, exportRoster(before));
        expect(report.files[0]?.errors).toEqual([]);
        expect(report.files[0]?.kind).toBe('testing-day-console');
        expect(essence(fresh.load())).toEqual(essence(before));
      }),
      { numRuns: 200 },
    );
  });

  it('change nothing when the export comes back to the roster it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async (before) => {
        const repository = new MemoryRosterRepository(before);
        const report = await importText(repository, exportRoster(before));
        expect(report.devices.added).toBe(0);
        expect(essence(repository.load())).toEqual(essence(before));
      }),
      { numRuns: 200 },
    );
  });

  it('never let a cell begin as a formula', () => {
    fc.assert(
      fc.property(roster, (before) => {
        const rows: string[][] = parse(exportRoster(before), { bom: true, record_delimiter: '\r\n' });
        expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
      }),
    );
  });
});

/** Small pools, so that rows collide in every way. */
const pick = (...values: string[]) => fc.constantFrom('', ...values);
const sheet = fc
  .array(
    fc.record({
      label: pick('CB-0001', 'CB-0002', '1', '2', 'iPad 3', 'Front desk'),
      room: pick('Room 112', 'Room 114', 'Cart 3', 'rm 112'),
      seat: pick('A1', 'A2', '7'),
      address: pick('10.0.0.1', '10.0.0.2', '10.0.0.300', '8.8.8.8', '127.0.0.1'),
      mac: pick('00:11:22:33:44:55', '00-11-22-33-44-66', '02:00:00:00:00:01', 'zz', '1.1E+11'),
      host: pick('cb-1', 'cb-2', 'not a host'),
      serial: pick('S1', 's1', 'S2', 'S3', '1.23E+10', 'Default string'),
      assetTag: pick('T1', 'T2', 't1'),
      status: pick('ACTIVE', 'DEPROVISIONED'),
      notes: pick('in cart 14 slot 3', 'Room 9', 'lab B'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((rows) =>
    fc
      .subarray(['label', 'room', 'seat', 'address', 'mac', 'host', 'serial', 'assetTag', 'status', 'notes'] as const, {
        minLength: 1,
      })
      .map((columns) =>
        [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\r\n'),
      ),
  );

describe('import', PATIENCE, () => {
  it('adds and updates nothing when the same file comes again', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async (csv) => {
        const repository = new MemoryRosterRepository();
        const first = await importText(repository, csv);
        const before = repository.load();
        const again = await importText(repository, csv);
        if (first.files[0]?.errors.length === 0) {
          expect({ csv, added: again.devices.added, updated: again.devices.updated }).toEqual({
            csv,
            added: 0,
            updated: 0,
          });
        }
        expect(repository.load()).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the roster sound whatever files come in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 4 }), async (files) => {
        const repository = new MemoryRosterRepository();
        for (const csv of files) await importText(repository, csv);
        const { rooms, devices } = repository.load();
        for (const one of devices) Device.parse(one);
        for (const one of rooms) Room.parse(one);
        const serials = devices.flatMap(({ serial }) => (serial === null ? [] : [serial.toUpperCase()]));
        expect(new Set(serials).size).toBe(serials.length);
        const roomIds = new Set(rooms.map(({ id }) => id));
        expect(devices.filter(({ roomId }) => roomId !== null && !roomIds.has(roomId))).toEqual([]);
        expect(new Set(rooms.map(({ name }) => name.toLowerCase())).size).toBe(rooms.length);
      }),
      { numRuns: 200 },
    );
  });

  it('accounts for every row', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async (csv) => {
        const { files, devices } = await importText(new MemoryRosterRepository(), csv);
        const file = files[0];
        expect(devices.added + devices.updated + devices.unchanged).toBeLessThanOrEqual(file?.rows ?? 0);
        if (file?.errors.length) expect(devices).toEqual({ added: 0, updated: 0, unchanged: 0 });
      }),
    );
  });

  it('never throws, whatever the bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((value) => new Uint8Array(Buffer.from(value))),
      fc
        .stringMatching(/^[a-z",;\t\r\n 0-9]{0,80}$/)
        .map((value) => new Uint8Array(Buffer.from(`label,serial\n${value}`))),
      sheet.map((csv) => new Uint8Array(Buffer.from(csv, 'utf16le'))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        const repository = new MemoryRosterRepository();
        const report = await importRosterFiles(repository, [{ name: 'x.csv', bytes: input }], options);
        expect(report.ok).toBe(true);
        for (const one of repository.load().devices) Device.parse(one);
      }),
      { numRuns: 200 },
    );
  });
});
