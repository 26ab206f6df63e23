import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenStoreOptions, openStore } from '../../../main/store/database.ts';
import type { KeyWrapper } from '../../../main/store/key-sealed.ts';
import { aRoom } from '../../helpers/builders.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tdc-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

const window = { wrapper: aKeychain('this account') };
const noWindow = {};

/** A keychain that opens only what it sealed. */
function aKeychain(account: string, isAvailable = true): KeyWrapper {
  return {
    isAvailable: () => isAvailable,
    wrap: (key) => Buffer.from(`${account}:${key.toString('base64')}`),
    unwrap: (blob) => {
      const [owner, key] = blob.toString().split(':');
      if (owner !== account) throw new Error('not yours');
      return Buffer.from(key ?? '', 'base64');
    },
  };
}

function tryOpen(keys: OpenStoreOptions['keys']) {
  return openStore({ dataDir, keys, clock: { now: () => 1 }, onProblem: () => undefined });
}

/** Opens, writes a room at the first use, and finds it again later. */
function use(keys: OpenStoreOptions['keys']): void {
  const opened = tryOpen(keys);
  if (!opened.ok) throw new Error(opened.error.code);
  if (opened.value.roster.load().revision === 0) opened.value.roster.write({ what: 'x', rooms: [aRoom()] });
  expect(opened.value.roster.load().rooms).toEqual([aRoom()]);
  opened.value.close();
}

function refusalCode(keys: OpenStoreOptions['keys']): string {
  const opened = tryOpen(keys);
  if (opened.ok) opened.value.close();
  return opened.ok ? 'opened' : opened.error.code;
}

function keyFiles(): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith('database.'));
}

describe('a folder first used without a window', () => {
  test('openStore > locks it with a key file, which the window then uses too', () => {
    use(noWindow);
    expect(keyFiles()).toEqual(['database.key']);
    use(window);
    use(noWindow);
    expect(keyFiles()).toEqual(['database.key']);
  });

  test.skipIf(process.platform === 'win32')('openStore > refuses a key file that others can read (POSIX modes)', () => {
    use(noWindow);
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(join(dataDir, 'database.key'), mode);
      const opened = tryOpen(noWindow);
      expect(opened).toMatchObject({
        ok: false,
        error: { code: 'store.key-open-to-others', message: expect.stringContaining('chmod 600') },
      });
    }
    chmodSync(join(dataDir, 'database.key'), 0o400);
    use(noWindow);
  });

  test('openStore > refuses and keeps a key file that is not a key', () => {
    use(noWindow);
    const key = readFileSync(join(dataDir, 'database.key'), 'utf8');
    for (const content of ['', 'secret', key.slice(0, 40)]) {
      writeFileSync(join(dataDir, 'database.key'), content);
      expect(refusalCode(noWindow)).toBe('store.key-unreadable');
      expect(readFileSync(join(dataDir, 'database.key'), 'utf8')).toBe(content);
    }
    // What an editor on Windows makes of it is still the key.
    writeFileSync(join(dataDir, 'database.key'), key.replace('\n', '\r\n'));
    use(noWindow);
  });

  test('openStore > refuses a passphrase that would protect nothing', () => {
    use(noWindow);
    expect(refusalCode({ passphrase: 'correct horse' })).toBe('store.passphrase-not-used');
  });
});

describe('a folder first used by the window', () => {
  test('openStore > locks it with the keychain and keeps no key in the clear', () => {
    use(window);
    expect(keyFiles()).toEqual(['database.key.sealed']);
    use(window);
  });

  test('openStore > names the ways out when it is opened without a window', () => {
    use(window);
    const opened = tryOpen(noWindow);
    expect(opened).toMatchObject({ ok: false, error: { code: 'store.key-sealed' } });
    const message = opened.ok ? '' : opened.error.message;
    for (const wayOut of ['Open the window', '--data', 'TDC_PASSPHRASE']) expect(message).toContain(wayOut);
    expect(refusalCode({ passphrase: 'correct horse' })).toBe('store.passphrase-not-used');
    expect(keyFiles()).toEqual(['database.key.sealed']);
  });

  test("openStore > refuses another account's keychain and a locked one, and works again with the right one", () => {
    use(window);
    expect(refusalCode({ wrapper: aKeychain('someone else') })).toBe('store.keychain-refused');
    expect(refusalCode({ wrapper: aKeychain('this account', false) })).toBe('store.key-sealed');
    use(window);
  });

  test('openStore > falls back to a key file where the system has no real keychain', () => {
    use({ wrapper: aKeychain('nobody', false) });
    expect(keyFiles()).toEqual(['database.key']);
  });
});

describe('a folder locked with a passphrase', () => {
  const passphrase = 'Käse & correct horse';

  test('openStore > opens with the passphrase alone, with or without a window', () => {
    use({ passphrase });
    expect(keyFiles()).toEqual(['database.salt']);
    expect(readFileSync(join(dataDir, 'database.salt'), 'utf8')).not.toContain(passphrase);
    use({ ...window, passphrase });
    use({ passphrase: passphrase.normalize('NFD') });
  });

  test('openStore > refuses without one and with another one, and changes nothing', () => {
    use({ passphrase });
    const database = readFileSync(join(dataDir, 'console.db'));
    expect(refusalCode(noWindow)).toBe('store.passphrase-needed');
    expect(refusalCode(window)).toBe('store.passphrase-needed');
    const wrong = tryOpen({ passphrase: 'wrong' });
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: 'store.wrong-key', message: expect.stringContaining('Check the passphrase') },
    });
    expect(readFileSync(join(dataDir, 'console.db'))).toEqual(database);
    use({ passphrase });
  });

  test('openStore > counts an empty passphrase as none', () => {
    use({ passphrase: '' });
    expect(keyFiles()).toEqual(['database.key']);
    use({ passphrase: '' });
  });

  test('openStore > refuses a damaged salt instead of making a new one', () => {
    use({ passphrase });
    writeFileSync(join(dataDir, 'database.salt'), '{"derivation":"md5"}');
    expect(refusalCode({ passphrase })).toBe('store.key-unreadable');
    expect(existsSync(join(dataDir, 'database.key'))).toBe(false);
  });
});
