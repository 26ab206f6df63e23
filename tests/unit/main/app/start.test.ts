import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChosenFile, writeChosenFile } from '../../../../main/app/chosen-file.ts';
import { ConsoleHost } from '../../../../main/app/console-host.ts';
import { claimDataFolder } from '../../../../main/app/data-folders.ts';
import { parseStartOptions, resetPinOf, withDemo } from '../../../../main/app/options.ts';
import { createSafeStorageKey, type Keychain } from '../../../../main/app/safe-storage-key.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

describe('parseStartOptions', () => {
  it('reads its own options between those of Chromium', () => {
    const args = ['--no-sandbox', '.', '--data', '/d', '--inspect=0', '--demo', '--transport=simulated'];
    expect(parseStartOptions(args)).toEqual(
      ok({ isDemo: true, dataDir: '/d', transport: 'simulated', isLocalOnly: false }),
    );
  });

  it('leaves everything to the settings when nothing is asked', () => {
    expect(parseStartOptions(['.'])).toEqual(ok({ isDemo: false, dataDir: null, transport: null, isLocalOnly: false }));
    expect(parseStartOptions(['.', '--local-only'])).toMatchObject({ value: { isLocalOnly: true } });
  });

  it.each([[['--transport', 'carrier-pigeon']], [['--data']], [['--data=']]])('refuses %j', (args) => {
    expect(parseStartOptions(args)).toMatchObject({ ok: false, error: { code: 'bad-option' } });
  });
});

describe('withDemo', () => {
  it('switches the demo school and keeps the rest', () => {
    expect(withDemo(['.', '--inspect=0', '--data=/d'], true)).toEqual(['.', '--inspect=0', '--data=/d', '--demo']);
    expect(withDemo(['--demo', '.', '--transport=simulated'], false)).toEqual(['.', '--transport=simulated']);
    expect(withDemo(['--demo'], true)).toEqual(['--demo']);
  });

  it('does not make a PIN new a second time', () => {
    expect(resetPinOf(['.', '--reset-pin=Ada Park'])).toBe('Ada Park');
    expect(withDemo(['.', '--reset-pin=Ada Park'], false)).toEqual(['.']);
  });

  it('survives Chromium, which puts switches before everything else', () => {
    const args = withDemo(['.', '--data', '/my school/d', '--transport', 'native'], true);
    const sorted = [...args.filter((arg) => arg.startsWith('--')), ...args.filter((arg) => !arg.startsWith('--'))];
    expect(parseStartOptions(sorted)).toEqual(
      ok({ isDemo: true, dataDir: '/my school/d', transport: 'native', isLocalOnly: false }),
    );
  });
});

describe('createSafeStorageKey', () => {
  const aKeychain = (over: Partial<Keychain> = {}): Keychain => ({
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString: (blob) => Buffer.from(blob).reverse().toString(),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...over,
  });

  it('gives back exactly the bytes it was given', () => {
    const wrapper = createSafeStorageKey(aKeychain(), 'linux');
    const key = Buffer.from([0, 255, 128, 10, 13]);
    expect(wrapper.unwrap(wrapper.wrap(key))).toEqual(key);
  });

  it.each(['basic_text', 'unknown'] as const)('counts the Linux backend %s as no keychain', (backend) => {
    const keychain = aKeychain({ getSelectedStorageBackend: () => backend });
    expect(createSafeStorageKey(keychain, 'linux').isAvailable()).toBe(false);
  });

  it('asks for the backend on Linux only, where Electron has that question', () => {
    const getSelectedStorageBackend = vi.fn();
    expect(createSafeStorageKey(aKeychain({ getSelectedStorageBackend }), 'win32').isAvailable()).toBe(true);
    expect(getSelectedStorageBackend).not.toHaveBeenCalled();
    const locked = aKeychain({ isEncryptionAvailable: () => false });
    expect(createSafeStorageKey(locked, 'darwin').isAvailable()).toBe(false);
  });
});

describe('ConsoleHost', () => {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const damaged = fail('store.damaged', 'The data file is damaged.');

  it('answers with the reason first and with the console after another try', async () => {
    const running = { stop: vi.fn(async () => {}) };
    const outcomes: Result<typeof running>[] = [damaged, ok(running)];
    const asked: string[] = [];
    const host = new ConsoleHost<typeof running>({
      open: async () => outcomes.shift() ?? damaged,
      offerWaysOut: async (error) => asked.push(error.code) > 0,
      log: quiet,
    });
    expect(await host.ready()).toEqual(damaged);
    expect(await host.untilOpen()).toBe(running);
    expect(await host.ready()).toEqual(ok(running));
    expect(asked).toEqual(['store.damaged']);
    await host.stop();
    await host.stop();
    expect(running.stop).toHaveBeenCalledOnce();
  });

  it('gives up when the person leaves', async () => {
    const host = new ConsoleHost<{ stop(): Promise<void> }>({
      open: async () => damaged,
      offerWaysOut: async () => false,
      log: quiet,
    });
    expect(await host.untilOpen()).toBeNull();
    await host.stop();
  });
});

describe('claimDataFolder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tdc-claim-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const anApp = () => ({ setPath: vi.fn() }) as unknown as App & { setPath: ReturnType<typeof vi.fn> };

  it('points Electron to the folder and keeps what Chromium writes apart', () => {
    const app = anApp();
    const dataDir = join(folder, 'school');
    expect(claimDataFolder(app, dataDir)).toMatchObject({ ok: true, value: { dataDir } });
    expect(app.setPath.mock.calls).toEqual([
      ['userData', dataDir],
      ['sessionData', join(dataDir, 'window')],
    ]);
  });

  it.skipIf(process.platform === 'win32')('makes the folder for its owner only', async () => {
    const dataDir = join(folder, 'school');
    claimDataFolder(anApp(), dataDir);
    expect((await stat(dataDir)).mode & 0o077).toBe(0);
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(claimDataFolder(anApp(), join(file, 'school'))).toMatchObject({
      ok: false,
      error: { code: 'data-folder-not-made' },
    });
  });
});

describe('chosen files', () => {
  const BOUND = { maxBytes: 64 * 1024 * 1024, tooLarge: 'is larger than 64 MB.' };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tdc-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are read with their name and without their folder', async () => {
    await writeFile(join(folder, 'export.csv'), 'label\n');
    expect(await readChosenFile(join(folder, 'export.csv'), BOUND)).toEqual(
      ok({ name: 'export.csv', bytes: Buffer.from('label\n') }),
    );
  });

  it('are refused unread above the size that they may have', async () => {
    const path = join(folder, 'huge.csv');
    await writeFile(path, '');
    await truncate(path, BOUND.maxBytes + 1);
    expect(await readChosenFile(path, BOUND)).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
  });

  it('say why when they cannot be read or written', async () => {
    const gone = join(folder, 'gone', 'export.csv');
    expect(await readChosenFile(gone, BOUND)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
    expect(await readChosenFile(folder, BOUND)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
    expect(await writeChosenFile(gone, '')).toMatchObject({ ok: false, error: { code: 'file-not-saved' } });
  });

  it('are written whole', async () => {
    expect(await writeChosenFile(join(folder, 'out.csv'), 'label\n')).toEqual(ok('out.csv'));
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('label\n');
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('leave what stands in the way of a new file whole', async () => {
    await mkdir(join(folder, 'taken.pdf'));
    expect(await writeChosenFile(join(folder, 'taken.pdf'), new Uint8Array(4))).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual(['taken.pdf']);
  });
});
