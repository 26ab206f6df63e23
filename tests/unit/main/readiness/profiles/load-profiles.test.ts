import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_OWN_FILE_BYTES } from '../../../../../main/own-files/parse-own-file.ts';
import { loadProfiles } from '../../../../../main/readiness/profiles/load-profiles.ts';
import { parseProfile } from '../../../../../main/readiness/profiles/parse-profile.ts';
import { BUILT_IN_PROFILES } from '../../../../../shared/profiles/index.ts';
import { aProfile } from '../../../../helpers/readiness-builders.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-profiles-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function put(name: string, content: string | object): Promise<void> {
  await mkdir(join(dataDir, 'profiles'), { recursive: true });
  await writeFile(join(dataDir, 'profiles', name), typeof content === 'string' ? content : JSON.stringify(content));
}

const mathia = aProfile({ id: 'mathia', name: 'Mathia' });

describe('loadProfiles', () => {
  test('gives the built-in platforms when the school has no files of its own', async () => {
    expect(await loadProfiles(dataDir)).toEqual({
      profiles: BUILT_IN_PROFILES.map((profile) => ({ profile, file: null })),
      problems: [],
    });
  });

  test('adds a platform of the school', async () => {
    await put('mathia.json', mathia);
    const { profiles, problems } = await loadProfiles(dataDir);
    expect(profiles).toContainEqual({ profile: mathia, file: 'mathia.json' });
    expect(profiles).toHaveLength(BUILT_IN_PROFILES.length + 1);
    expect(problems).toEqual([]);
  });

  test('puts a file in the place of the built-in platform with its id, and names the file', async () => {
    await put('testnav.json', aProfile({ id: 'testnav', name: 'TestNav of our state' }));
    const { profiles } = await loadProfiles(dataDir);
    expect(profiles.filter(({ profile }) => profile.id === 'testnav')).toMatchObject([
      { file: 'testnav.json', profile: { name: 'TestNav of our state' } },
    ]);
  });

  test('says what is wrong with a bad file and still uses the others', async () => {
    await put('mathia.json', mathia);
    await put('bad.json', { ...mathia, id: 'bad', hosts: [{ host: 'a.org', port: 99_999 }] });
    const { profiles, problems } = await loadProfiles(dataDir);
    expect(profiles.some(({ file }) => file === 'mathia.json')).toBe(true);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'bad.json' });
    expect(problems[0]?.message).toMatch(/^bad\.json cannot be used: hosts\[0\]\./);
    expect(problems[0]?.message).toContain('more.');
  });

  test('asks for a file name that says what is in it', async () => {
    await put('copy of mathia.json', mathia);
    expect((await loadProfiles(dataDir)).problems).toEqual([
      {
        file: 'copy of mathia.json',
        message: 'copy of mathia.json cannot be used: its id is "mathia", so the file has to be called mathia.json.',
      },
    ]);
  });

  test('leaves out a folder that looks like a file, and files of other kinds', async () => {
    await mkdir(join(dataDir, 'profiles', 'odd.json'), { recursive: true });
    await put('notes.txt', 'not ours');
    const { problems } = await loadProfiles(dataDir);
    expect(problems.map(({ file }) => file)).toEqual(['odd.json']);
  });

  test('refuses a huge file without reading all of it', async () => {
    await put('huge.json', ' '.repeat(MAX_OWN_FILE_BYTES + 5_000));
    expect((await loadProfiles(dataDir)).problems[0]?.message).toContain('larger than 1 MB');
  });
});

describe('parseProfile', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('reads what a Windows editor saves, byte order mark included', () => {
    expect(parseProfile('m.json', bytes(`\uFEFF${JSON.stringify(mathia)}`))).toEqual({
      ok: true,
      value: mathia,
    });
  });

  test.each([
    ['no JSON', bytes('{ "id": '), 'profile-not-json', 'it is not JSON'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'profile-not-json', 'Save it as UTF-8 text.'],
    ['an unknown field', bytes(JSON.stringify({ ...mathia, colour: 'red' })), 'profile-invalid', 'colour'],
    [
      'parts that disagree',
      bytes(JSON.stringify({ ...mathia, validFrom: '2028-01-01' })),
      'profile-invalid',
      'validTo lies before validFrom.',
    ],
  ])('refuses %s with a sentence', (_, content, code, words) => {
    const result = parseProfile('m.json', content);
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(words) } });
    if (!result.ok) expect(result.error.message).toMatch(/^m\.json cannot be used: .*[.]$/);
  });
});
