import { describe, expect, it } from 'vitest';
import { readAppVersions, writeAppVersions } from '../../../../main/roster/app-versions.ts';
import { exportRoster } from '../../../../main/roster/export.ts';
import { parseMemoryMiB, parseScreen } from '../../../../main/roster/hardware-values.ts';
import { importRosterFiles } from '../../../../main/roster/import-files.ts';
import { MemoryRosterRepository } from '../../../../main/roster/memory-repository.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';

async function bring(repository: MemoryRosterRepository, csv: string, includeRetired = false) {
  const options = { now: () => Date.UTC(2026, 10, 22), includeRetired };
  const report = await importRosterFiles(repository, [{ name: 'devices.csv', bytes: Buffer.from(csv) }], options);
  if (!report.ok) throw new Error(report.error.message);
  return { ...repository.load(), file: report.value.files[0], counts: report.value.devices };
}

describe('size of memory', () => {
  it.each([
    ['4 GB', 'ram', 4_096],
    ['4GB', 'memory', 4_096],
    ['3.9 GB', 'memory', 3_994],
    ['8,192 MB', 'memory', 8_192],
    ['16 GiB', 'memory', 16_384],
    ['4', 'ram', 4_096],
    ['4', 'memorygb', 4_096],
    ['8192', 'totalrammb', 8_192],
    ['4096', 'memory', 4_096],
    ['4194304', 'memory', 4_096],
    ['4294967296', 'systemramtotal', 4_096],
    ['4294967296', 'physicalmemoryinbytes', 4_096],
    ['4294967296 bytes', 'memory', 4_096],
  ])('reads %s under the heading %s', (text, header, memoryMiB) => {
    expect(parseMemoryMiB(text, header)).toBe(memoryMiB);
  });

  it.each(['', '-4 GB', 'plenty', '4 apples', '0 GB', '1.2.3'])('takes “%s” for no size', (text) => {
    expect(parseMemoryMiB(text, 'memory')).toBeNull();
  });
});

describe('screen', () => {
  it.each([
    ['1366x768', 1_366, 768],
    ['1366 x 768', 1_366, 768],
    ['1,920 × 1,080', 1_920, 1_080],
    ['1280*800 px', 1_280, 800],
    ['1920 x 1080 @ 60 Hz', 1_920, 1_080],
  ])('reads %s', (text, widthPx, heightPx) => {
    expect(parseScreen(text)).toEqual({ widthPx, heightPx });
  });

  it.each(['11.6"', 'good', '0x0', '99999x99999'])('takes “%s” for no resolution', (text) => {
    expect(parseScreen(text)).toBeNull();
  });
});

describe('versions of testing apps in one cell', () => {
  it('come back as they went, whatever stands in them', () => {
    const versions = { 'drc-insight': '17.0.0', testnav: ' 1;2 100% (build 7) ' };
    expect(writeAppVersions({ 'drc-insight': '17.0.0', testnav: '1.11.3' })).toBe('drc-insight 17.0.0; testnav 1.11.3');
    expect(readAppVersions(writeAppVersions(versions))).toEqual(versions);
  });

  it.each(['17.0.0', 'testnav', 'testnav 1; ;', 'TestNav: 1.2'])('cannot be read from “%s”', (cell) => {
    expect(readAppVersions(cell)).toBeNull();
  });
});

describe('columns that readiness lives on', () => {
  it('are recognized under the headings that exports and sheets use', async () => {
    const { devices, rooms, file } = await bring(
      new MemoryRosterRepository(),
      'Name,Serial Number,Room,Memory (GB),Screen resolution,TestNav version,DRC INSIGHT version,AP name,Switch\n' +
        'CB-1,S1,Room 112,4,1366 x 768,1.11.3,17.0.0,AP-E1,IDF-2\n',
    );
    expect(file?.warnings).toEqual([]);
    expect(devices[0]).toMatchObject({
      memoryMiB: 4_096,
      screen: { widthPx: 1_366, heightPx: 768 },
      appVersions: { testnav: '1.11.3', 'drc-insight': '17.0.0' },
      isRetired: false,
    });
    expect(rooms[0]).toMatchObject({ name: 'Room 112', accessPoint: 'AP-E1', uplink: 'IDF-2' });
  });

  it('warn about a value that is none and keep the device', async () => {
    const { devices, file } = await bring(
      new MemoryRosterRepository(),
      'Serial Number,RAM,Screen,TestNav\nS1,enough,11.6 inch,installed\n',
    );
    expect(devices[0]).toMatchObject({ serial: 'S1', memoryMiB: null, screen: null, appVersions: {} });
    expect(file?.warnings.map(({ code }) => code)).toEqual(['bad-memory', 'bad-screen', 'bad-app-version']);
  });

  it('keep the version of one app when a file tells only the other', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number,TestNav version\nS1,1.11.3\n');
    const { devices } = await bring(repository, 'Serial Number,DRC INSIGHT version\nS1,17.0.0\n');
    expect(devices[0]?.appVersions).toEqual({ testnav: '1.11.3', 'drc-insight': '17.0.0' });
  });
});

describe('access point and uplink', () => {
  it('go to the room of the device, also when the file does not name the room', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number,MAC,Room\nS1,aa:bb:cc:00:00:01,Room 112\n');
    const { rooms } = await bring(repository, 'MAC,AP name\naa:bb:cc:00:00:01,AP-E1\n');
    expect(rooms).toMatchObject([{ name: 'Room 112', accessPoint: 'AP-E1', uplink: null }]);
  });

  it('are what most rows of the room say, with a warning when they disagree', async () => {
    const { rooms, file } = await bring(
      new MemoryRosterRepository(),
      'Serial Number,Room,Access point\nS1,Room 112,AP-E2\nS2,Room 112,AP-E1\nS3,Room 112,AP-E1\n',
    );
    expect(rooms[0]?.accessPoint).toBe('AP-E1');
    expect(file?.warnings).toMatchObject([
      {
        code: 'room-facts-differ',
        message: 'The file names 2 access points for Room 112. The one on most lines, “AP-E1”, was taken.',
      },
    ]);
  });

  it('stay when a file says nothing of them', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number,Room,Access point\nS1,112,AP-E1\n');
    const { rooms } = await bring(repository, 'Serial Number,Room,Model\nS1,112,Demo 11\n');
    expect(rooms[0]?.accessPoint).toBe('AP-E1');
  });
});

describe('retired devices', () => {
  const csv = 'Serial Number,Status\nS1,DEPROVISIONED\nS2,ACTIVE\n';

  it('come marked as retired when they are asked for', async () => {
    const { devices } = await bring(new MemoryRosterRepository(), csv, true);
    expect(devices.map(({ serial, isRetired }) => [serial, isRetired])).toEqual([
      ['S1', true],
      ['S2', false],
    ]);
  });

  it('are marked, not left out, when the roster has them already; nothing else of them changes', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number,Asset Tag,Room\nS1,T1,Room 112\nS2,T2,Room 112\n');
    const before = repository.load().devices;
    const { devices, counts } = await bring(
      repository,
      'Serial Number,Asset Tag,Status\nS1,T1-old,Retired\nS3,T2,Retired\n',
    );
    expect(devices).toEqual(before.map((device) => ({ ...device, isRetired: device.serial === 'S1' })));
    expect(counts).toEqual({ added: 0, updated: 1, unchanged: 0 });
  });

  it('stay in service when another line of the list calls them active', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number\nS1\n');
    const { devices } = await bring(repository, 'Serial Number,Status\nS1,DEPROVISIONED\nS1,ACTIVE\n');
    expect(devices.map(({ isRetired }) => isRetired)).toEqual([false]);
  });

  it('are back in service when a later export says so', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, csv, true);
    const { devices } = await bring(repository, 'Serial Number,Status\nS1,ACTIVE\n');
    expect(devices.every(({ isRetired }) => !isRetired)).toBe(true);
  });

  it('stay as they are when a lease list calls their address active', async () => {
    const repository = new MemoryRosterRepository();
    await bring(repository, 'Serial Number,MAC,Status\nS1,aa:bb:cc:00:00:01,RETIRED\n', true);
    const leases = 'IPAddress,ClientId,HostName,AddressState\n10.2.0.7,aa-bb-cc-00-00-01,cb-1,Active\n';
    const { devices } = await bring(repository, leases);
    expect(devices).toMatchObject([{ address: '10.2.0.7', isRetired: true }]);
  });
});

describe('an export from before these columns', () => {
  it('leaves what the roster has in place', async () => {
    const repository = new MemoryRosterRepository();
    const device = aDevice({ serial: 'S1', memoryMiB: 4_096, isRetired: true, appVersions: { testnav: '1.11.3' } });
    const room = aRoom({ accessPoint: 'AP-E1', uplink: 'Floor 1' });
    repository.write({ what: 'made', rooms: [room], devices: [device] });
    const newer = new Set(['Memory (MiB)', 'Screen', 'App versions', 'Retired', 'Room access point', 'Room uplink']);
    const lines = exportRoster(repository.load())
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const keep = lines[0]?.map((heading) => !newer.has(heading)) ?? [];
    const older = lines.map((cells) => cells.filter((_, index) => keep[index]).join(',')).join('\r\n');
    const after = await bring(repository, older);
    expect(after.devices).toEqual([device]);
    expect(after.rooms).toEqual([room]);
  });
});
