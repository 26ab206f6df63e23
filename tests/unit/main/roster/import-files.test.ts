import { describe, expect, it } from 'vitest';
import { importRosterFiles, parseMapOverrides } from '../../../../main/roster/import-files.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { anInMemoryRosterRepository } from '../../../helpers/in-memory-roster-repository.ts';

const NOW = Date.UTC(2026, 10, 21);
const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const devices = file('devices.csv', 'label,room,mac\nCB-0417,Room 112,00:1b:44:aa:04:17\n');
const leases = file(
  'leases.csv',
  'IPAddress,ClientId,HostName\n10.0.0.7,00-1b-44-aa-04-17,\n10.0.0.8,00-1b-44-aa-99-99,\n',
);

async function report(files: (typeof devices)[], options: Parameters<typeof importRosterFiles>[2] = {}, seed = {}) {
  const repository = anInMemoryRosterRepository(seed);
  const result = await importRosterFiles(repository, files, { now: () => NOW, ...options });
  if (!result.ok) throw new Error(result.error.message);
  return { ...result.value, roster: repository.load() };
}

describe('importRosterFiles', () => {
  it('lets a later file see what an earlier one made', async () => {
    const { devices: counts, roster, rooms } = await report([devices, leases]);
    expect(counts).toEqual({ added: 1, updated: 1, unchanged: 0 });
    expect(roster.devices).toHaveLength(1);
    expect(roster.devices[0]?.address).toBe('10.0.0.7');
    expect(rooms).toEqual([{ room: 'Room 112', devices: 1 }]);
  });

  it('writes nothing in a dry run, and reports the same', async () => {
    const dry = await report([devices, leases], { isDryRun: true });
    const real = await report([devices, leases]);
    expect(dry.roster.devices).toEqual([]);
    expect([dry.files, dry.devices, dry.rooms]).toEqual([real.files, real.devices, real.rooms]);
  });

  it('imports the other files when one is no table', async () => {
    const { files, devices: counts } = await report([file('plan.csv', '%PDF-1.4'), devices]);
    expect(files.map(({ errors }) => errors.map(({ code }) => code))).toEqual([['not-a-table'], []]);
    expect(counts.added).toBe(1);
  });

  it('lays a mapping over the automatic one, by heading as people type it', async () => {
    const sheet = file('sheet.csv', 'label,Wired IP,ip\nCB-1,10.0.0.1,10.0.0.2\n');
    const { files, roster } = await report([sheet], { map: { address: 'wired ip' } });
    expect(files[0]?.mapping).toEqual({ label: 'label', address: 'Wired IP' });
    expect(files[0]?.leftOut).toEqual(['ip']);
    expect(roster.devices[0]?.address).toBe('10.0.0.1');
  });

  it('leaves a field out that is mapped to nothing', async () => {
    const { roster } = await report([devices], { map: { room: '' } });
    expect(roster.rooms).toEqual([]);
  });

  it('refuses a mapping to a column that the file lacks', async () => {
    const { files, devices: counts } = await report([devices], { map: { serial: 'Nope' } });
    expect(files[0]?.errors).toEqual([expect.objectContaining({ code: 'unknown-column', line: null })]);
    expect(counts).toEqual({ added: 0, updated: 0, unchanged: 0 });
  });

  it('lists every room of the roster in its order, not only those of the file', async () => {
    const seed = { rooms: [aRoom({ order: 3 }), aRoom({ id: 'b', name: 'Annex', order: 1 })], devices: [aDevice()] };
    expect((await report([file('x.csv', 'label,room\nCB-0002,Room 112\n')], {}, seed)).rooms).toEqual([
      { room: 'Annex', devices: 0 },
      { room: 'Room 112', devices: 2 },
    ]);
  });

  it('stops when it is interrupted', async () => {
    const result = await importRosterFiles(anInMemoryRosterRepository(), [devices], { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
  });
});

describe('parseMapOverrides', () => {
  it('reads fields in any spelling, and columns with an equals sign', () => {
    expect(parseMapOverrides(['assettag=Sticker', 'ip=Address = wired', 'Student-Label='])).toEqual({
      ok: true,
      value: { assetTag: 'Sticker', address: 'Address = wired', studentLabel: '' },
    });
  });

  it.each(['colour=Blue', 'label', 'constructor=x'])('refuses %s and names the fields', (text) => {
    expect(parseMapOverrides([text])).toMatchObject({ ok: false, error: { code: 'bad-map' } });
  });
});
