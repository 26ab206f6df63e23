import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { importRosterFiles, readRosterFile } from '../../../../main/roster/import-files.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import { anInMemoryRosterRepository } from '../../../helpers/in-memory-roster-repository.ts';

const NOW = Date.UTC(2026, 10, 21);
const options = { now: () => NOW };

async function fixture(name: string) {
  return { name, bytes: await readFile(new URL(`../../../fixtures/roster/${name}`, import.meta.url)) };
}

async function importFixture(name: string, repository = anInMemoryRosterRepository()) {
  const result = await importRosterFiles(repository, [await fixture(name)], options);
  const file = result.ok ? result.value.files[0] : undefined;
  if (!result.ok || file === undefined) throw new Error('the import was refused');
  const { devices, rooms } = repository.load();
  const roomOf = (device: Device) => rooms.find((room) => room.id === device.roomId)?.name ?? null;
  const byLabel = (label: string) => devices.find((device) => device.label === label);
  return { file, report: result.value, devices, roomOf, byLabel, repository };
}

const at = (code: string, warnings: readonly { code: string; line: number | null }[]) =>
  warnings.filter((warning) => warning.code === code).map((warning) => warning.line);

describe('vendor exports', () => {
  it.each([
    ['google-api.csv', 'google-api', 5],
    ['google-console.csv', 'google-console', 2],
    ['intune-inventory.csv', 'intune-inventory', 3],
    ['intune-devices.csv', 'intune-devices', 1],
    ['jamf-pro-computers.csv', 'jamf-pro-computers', 2],
    ['jamf-pro-mobile.csv', 'jamf-pro-mobile', 2],
    ['jamf-school.csv', 'jamf-school', 2],
    ['jamf-mut.csv', 'jamf-mut', 1],
    ['windows-dhcp-leases.csv', 'dhcp-leases', 4],
    ['home-made.csv', 'home-made', 4],
    ['home-made-bad-values.csv', 'home-made', 6],
  ])('%s > is recognised as %s with %i rows', async (name, kind, rows) => {
    const { file } = await importFixture(name);
    expect({ kind: file.kind, rows: file.rows, errors: file.errors }).toEqual({ kind, rows, errors: [] });
  });

  it('leave out every column about people', async () => {
    const leftOut = async (name: string) => (await importFixture(name)).file.leftOut;
    expect(await leftOut('google-api.csv')).toEqual(expect.arrayContaining(['annotatedUser', 'recentUsers.0.email']));
    expect(await leftOut('intune-inventory.csv')).toEqual(
      expect.arrayContaining([
        'UserId',
        'Primary user UPN',
        'Primary user email address',
        'Primary user display name',
        'Phone number',
      ]),
    );
    expect(await leftOut('jamf-pro-computers.csv')).toEqual(
      expect.arrayContaining(['Username', 'Full Name', 'Email Address', 'Position']),
    );
    expect(await leftOut('home-made-bad-values.csv')).toContain('Student');
  });

  it('Google > guesses rooms from location, notes and org unit, and leaves retired devices out', async () => {
    const { report, roomOf, byLabel, file } = await importFixture('google-api.csv');
    expect(report.rooms).toEqual([
      { room: 'Cart 14', devices: 2 },
      { room: 'Room 112', devices: 2 },
    ]);
    const inCart = byLabel('CB-0419');
    expect(inCart && [roomOf(inCart), inCart.seat]).toEqual(['Cart 14', '3']);
    expect(byLabel('CB-0421')).toBeUndefined();
    expect(byLabel('CB-0417')).toMatchObject({
      serial: '5CD1000001',
      macs: ['00:1b:44:aa:04:17'],
      address: '10.20.4.17',
      kind: 'chromebook',
      lastSeenAt: Date.UTC(2026, 10, 20, 14, 3, 11),
      updatesEndAt: Date.UTC(2031, 5, 1),
    });
    expect(at('stale-last-seen', file.warnings)).toEqual([4]);
  });

  it('Intune > takes Windows names as host names, both MACs, and no retiring device', async () => {
    const { devices, byLabel } = await importFixture('intune-inventory.csv');
    expect(devices).toHaveLength(2);
    expect(byLabel('LAB-PC-01')).toMatchObject({
      host: 'lab-pc-01',
      macs: ['00:1b:44:cc:00:01', '00:1b:44:cd:00:01'],
      kind: 'windows',
    });
    expect(byLabel('Front Desk iPad')).toMatchObject({ host: null, kind: 'ipad', address: '10.30.1.12' });
  });

  it('Jamf > prefers the address that the computer reported to the one its server saw', async () => {
    expect((await importFixture('jamf-pro-computers.csv')).byLabel('MAC-ART-01')?.address).toBe('10.40.0.11');
  });

  it('Jamf > refuses a public address and marks a made-up MAC, but keeps the iPad', async () => {
    const { file, byLabel } = await importFixture('jamf-pro-mobile.csv');
    expect(byLabel('iPad Cart 3-01')).toMatchObject({ address: null, macs: ['02:1b:44:ee:03:01'], kind: 'ipad' });
    expect(at('public-address', file.warnings)).toEqual([2]);
    expect(at('made-up-mac', file.warnings)).toEqual([2]);
  });

  it('home-made > seats by letter and number get their place on the grid', async () => {
    const { byLabel } = await importFixture('home-made.csv');
    expect(byLabel('CB-0602')).toMatchObject({ seat: 'A2', position: { row: 0, column: 1 } });
    expect(byLabel('PC-1')).toMatchObject({ seat: '1', position: null, host: 'lib-pc-1' });
    expect(byLabel('CB-0603')).toMatchObject({ isSpare: true, address: null });
  });

  it('home-made > a bad value costs the value and is told by the line of the editor', async () => {
    const { file, byLabel, devices } = await importFixture('home-made-bad-values.csv');
    expect(at('impossible-address', file.warnings)).toEqual([5]);
    expect(at('excel-damaged', file.warnings)).toEqual([5]);
    expect(at('public-address', file.warnings)).toEqual([6]);
    expect(at('bad-mac', file.warnings)).toEqual([6]);
    expect(at('duplicate-serial', file.warnings)).toEqual([8]);
    expect(at('duplicate-address', file.warnings)).toEqual([9]);
    expect(at('ragged-row', file.warnings)).toEqual([10]);
    expect(at('unknown-column', file.warnings)).toHaveLength(1);
    expect(byLabel('CB-0702')).toMatchObject({ address: null, serial: null, macs: ['00:1b:44:ff:07:02'], seat: 'A2' });
    expect(devices.map(({ label }) => label)).toEqual([
      'CB-0701',
      'CB-0702',
      'CB-0703 (cracked)',
      'CB-0705',
      'CB-0706',
    ]);
  });
});

describe('DHCP leases', () => {
  it('add addresses to devices already there and nothing else', async () => {
    const { repository } = await importFixture('google-api.csv');
    const before = repository.load();
    const { report, file, byLabel, devices } = await importFixture('windows-dhcp-leases.csv', repository);
    expect(report.devices).toEqual({ added: 0, updated: 1, unchanged: 1 });
    expect(byLabel('CB-0417')).toMatchObject({
      address: '10.20.4.99',
      addressLearnedAt: NOW,
      host: 'cb-0417.school.local',
    });
    expect(byLabel('CB-0420')?.address).toBe('10.20.4.20');
    expect(devices.map(({ roomId }) => roomId)).toEqual(before.devices.map(({ roomId }) => roomId));
    expect(at('unmatched-rows', file.warnings)).toEqual([null]);
  });

  it('find a device by its asset tag where the server knows only a name', async () => {
    const { repository } = await importFixture('google-api.csv');
    const leases = 'IPAddress,ClientId,HostName,LeaseExpiryTime\n10.20.9.9,00-1b-44-00-00-01,cb-0419.school.local,\n';
    await importRosterFiles(repository, [{ name: 'leases.csv', bytes: Buffer.from(leases) }], options);
    expect(repository.load().devices.find(({ label }) => label === 'CB-0419')?.address).toBe('10.20.9.9');
  });

  it('take an address from its former owner, who would otherwise look alive through another', async () => {
    const { repository } = await importFixture('google-api.csv');
    const leases = 'IPAddress,ClientId,HostName,LeaseExpiryTime\n10.20.4.18,00-1b-44-aa-04-17,,\n';
    await importRosterFiles(repository, [{ name: 'leases.csv', bytes: Buffer.from(leases) }], options);
    const addressOf = (label: string) => repository.load().devices.find((one) => one.label === label)?.address;
    expect([addressOf('CB-0417'), addressOf('CB-0418')]).toEqual(['10.20.4.18', null]);
  });

  it('make devices where the roster is empty', async () => {
    expect((await importFixture('windows-dhcp-leases.csv')).report.devices.added).toBe(3);
  });
});

describe('readRosterFile', () => {
  it('reads a roster without keeping it', async () => {
    const { name, bytes } = await fixture('home-made.csv');
    const read = await readRosterFile(bytes, name, options);
    expect(read.ok && [read.value.rooms.length, read.value.devices.length, read.value.warnings]).toEqual([2, 4, []]);
  });

  it('fails with the first error of a file that is no table', async () => {
    const read = await readRosterFile(Buffer.from('%PDF-1.7 …'), 'plan.csv');
    expect(read).toMatchObject({ ok: false, error: { code: 'not-a-table' } });
  });
});
