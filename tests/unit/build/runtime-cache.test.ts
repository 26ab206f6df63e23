import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../build/lib/lock.mjs';
import { cacheFolder } from '../../../build/lib/paths.mjs';
import { checkFolder, describeFolder, writeManifest } from '../../../build/runtime/manifest.mjs';
import { installedElectron, recentFailure } from '../../../build/runtime/official.mjs';
import { overridingElectron } from '../../../build/runtime/override.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtime-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('checkFolder', () => {
  const manifest = () => join(folder, 'manifest.json');
  const dist = () => join(folder, 'dist');
  const check = (recipe = 'recipe 1') => checkFolder(dist(), manifest(), recipe);

  beforeEach(async () => {
    await mkdir(join(dist(), 'locales'), { recursive: true });
    await writeFile(join(dist(), 'electron'), 'the program');
    await writeFile(join(dist(), 'locales', 'en.pak'), 'words');
    await writeManifest(manifest(), await describeFolder(dist(), 'recipe 1'));
  });

  it('accepts a folder that is as it was made', async () => {
    expect(await check()).toEqual({ ok: true });
  });

  it('refuses a file with the same length but other content', async () => {
    await writeFile(join(dist(), 'electron'), 'the progrAm');
    expect(await check()).toEqual({ ok: false, reason: 'electron has the wrong checksum' });
  });

  it('refuses a file that was cut short', async () => {
    await writeFile(join(dist(), 'locales', 'en.pak'), 'wo');
    expect(await check()).toEqual({ ok: false, reason: `${join('locales', 'en.pak')} has the wrong size` });
  });

  it('refuses a folder with a file missing', async () => {
    await rm(join(dist(), 'electron'));
    expect(await check()).toEqual({ ok: false, reason: 'electron is missing' });
  });

  it('accepts a sound copy with other file times, and remembers that it looked', async () => {
    const { mtimeMs } = await stat(join(dist(), 'electron'));
    await utimes(join(dist(), 'electron'), 1, 1);
    expect(await check()).toEqual({ ok: true });
    expect((await stat(join(dist(), 'electron'))).mtimeMs).toBeCloseTo(mtimeMs, -1);
  });

  it('refuses what an older recipe made, or nothing', async () => {
    expect(await check('recipe 2')).toEqual({ ok: false, reason: 'made by an older recipe' });
    await writeFile(manifest(), '{"recipe":');
    expect(await check()).toEqual({ ok: false, reason: 'not made yet' });
  });
});

describe('withLock', () => {
  it('lets one run in at a time', async () => {
    const order: string[] = [];
    const run = (name: string) =>
      withLock(
        join(folder, 'lock'),
        async () => {
          order.push(`${name} in`);
          await new Promise((resolve) => setImmediate(resolve));
          order.push(`${name} out`);
        },
        { pollMs: 1 },
      );
    await Promise.all([run('a'), run('b')]);
    expect([order[0]?.slice(2), order[1]?.slice(2), order[2]?.slice(2), order[3]?.slice(2)]).toEqual([
      'in',
      'out',
      'in',
      'out',
    ]);
    expect(order[0]?.[0]).toBe(order[1]?.[0]);
  });

  it('takes over a lock whose owner is gone', async () => {
    // Above the largest process number that Linux, macOS and Windows give out.
    await writeFile(join(folder, 'lock'), '99999999');
    expect(await withLock(join(folder, 'lock'), async () => 'done', { pollMs: 1 })).toBe('done');
  });

  it('releases the lock when the work fails', async () => {
    const failing = withLock(join(folder, 'lock'), () => Promise.reject(new Error('no space left')));
    await expect(failing).rejects.toThrow('no space left');
    await expect(stat(join(folder, 'lock'))).rejects.toThrow();
  });
});

describe('installedElectron', () => {
  const install = async (version: string) => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '40.10.2' }));
    await mkdir(join(folder, 'dist'), { recursive: true });
    await writeFile(join(folder, 'dist', 'version'), version);
    await writeFile(join(folder, 'dist', 'electron'), '');
    await writeFile(join(folder, 'path.txt'), 'electron');
  };

  it('finds the binary of the wanted version', async () => {
    await install('40.10.2');
    expect(await installedElectron(folder)).toEqual({
      ok: true,
      executable: join(folder, 'dist', 'electron'),
      version: '40.10.2',
    });
  });

  it('refuses one left behind by another version, or half unpacked', async () => {
    await install('39.0.0');
    expect(await installedElectron(folder)).toMatchObject({ ok: false, reason: expect.stringContaining('39.0.0') });
    await install('40.10.2');
    await rm(join(folder, 'path.txt'));
    expect(await installedElectron(folder)).toEqual({ ok: false, reason: 'not installed' });
  });
});

describe('recentFailure', () => {
  const hourMs = 3_600_000;
  const look = (env: NodeJS.ProcessEnv, now: number) => recentFailure(folder, folder, env, now);

  beforeEach(async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '40.10.2' }));
    const failure = { key: '40.10.2    ', reason: 'no network', at: 0 };
    await writeFile(join(folder, 'official-download-failed.json'), JSON.stringify(failure));
  });

  it('holds for a day', async () => {
    expect(await look({}, 2 * hourMs)).toContain('no network');
    expect(await look({}, 25 * hourMs)).toBeUndefined();
  });

  it('does not hold when a mirror or proxy was set since', async () => {
    expect(await look({ ELECTRON_MIRROR: 'https://mirror.example/' }, hourMs)).toBeUndefined();
    expect(await look({ HTTPS_PROXY: 'http://proxy.example:3128' }, hourMs)).toBeUndefined();
  });
});

describe('overridingElectron', () => {
  it('stops with the reason when the folder has no Electron, instead of starting another one', async () => {
    await expect(overridingElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, 'linux')).rejects.toThrow(
      /ELECTRON_OVERRIDE_DIST_PATH is set to .* but there is no electron in it/,
    );
  });

  it('is passed over when it is not set', async () => {
    expect(await overridingElectron({}, 'linux')).toEqual({ ok: false, reason: 'not set' });
  });
});

describe('cacheFolder', () => {
  it('follows the habit of each system', () => {
    const home = '/home/ana';
    expect(cacheFolder({ env: {}, platform: 'linux', home })).toBe(join(home, '.cache', 'testing-day-console'));
    expect(cacheFolder({ env: { XDG_CACHE_HOME: '/big' }, platform: 'linux', home })).toBe(
      join('/big', 'testing-day-console'),
    );
    expect(cacheFolder({ env: { XDG_CACHE_HOME: 'relative' }, platform: 'linux', home })).toContain('.cache');
    expect(cacheFolder({ env: {}, platform: 'darwin', home })).toContain(join('Library', 'Caches'));
    expect(cacheFolder({ env: { LOCALAPPDATA: '/local' }, platform: 'win32', home })).toContain('local');
  });
});
