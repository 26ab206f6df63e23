import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT_IN_PROFILES } from '../../../shared/profiles/index.ts';
import type { ProfileList, ProfileProblem } from '../../../shared/profiles/list.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { MAX_PROFILE_BYTES, parseProfile } from './parse-profile.ts';

/** Inside the data folder. */
const FOLDER = 'profiles';
/** Far more than a school has; somebody who points the folder at their downloads gets a sentence instead of a wait. */
const MAX_FILES = 50;

/**
 * The profiles that come with the console and the school's own, `<dataDir>/profiles/*.json`. A file with the id of a built-in one
 * takes its place and is listed with its file name. A file that cannot be used is a problem with a sentence; the others still count.
 */
export async function loadProfiles(dataDir: string): Promise<ProfileList> {
  const { names, problems } = await listFiles(join(dataDir, FOLDER));
  const read = await Promise.all(
    names.map(async (name) => ({ name, result: await readOwn(join(dataDir, FOLDER, name), name) })),
  );
  const own = read.flatMap(({ name, result }) => (result.ok ? [{ profile: result.value, file: name }] : []));
  const replaced = new Set(own.map(({ profile }) => profile.id));
  return {
    profiles: [
      ...BUILT_IN_PROFILES.filter(({ id }) => !replaced.has(id)).map((profile) => ({ profile, file: null })),
      ...own,
    ],
    problems: [
      ...problems,
      ...read.flatMap(({ name, result }) => (result.ok ? [] : [{ file: name, message: result.error.message }])),
    ],
  };
}

async function listFiles(folder: string): Promise<{ names: string[]; problems: ProfileProblem[] }> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const left = names.length - MAX_FILES;
    const message = `The folder holds ${names.length} files; the first ${MAX_FILES} were read. Move the others elsewhere.`;
    return { names: names.slice(0, MAX_FILES), problems: left > 0 ? [{ file: FOLDER, message }] : [] };
  } catch (error) {
    // Most schools have no such folder.
    if (codeOf(error) === 'ENOENT') return { names: [], problems: [] };
    const message = `The folder of the school's own platform files could not be read (${codeOf(error)}). Only the built-in ones are used.`;
    return { names: [], problems: [{ file: FOLDER, message }] };
  }
}

/** The file's name is its id, so that nobody looks for the second `testnav` among ten files. */
async function readOwn(path: string, name: string): Promise<Result<PlatformProfile>> {
  const bytes = await readBounded(path, name);
  if (!bytes.ok) return bytes;
  const profile = parseProfile(name, bytes.value);
  if (!profile.ok || `${profile.value.id}.json` === name) return profile;
  return fail(
    'profile-name',
    `${name} cannot be used: its id is "${profile.value.id}", so the file has to be called ${profile.value.id}.json.`,
  );
}

async function readBounded(path: string, name: string): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(path, 'r');
    try {
      const info = await handle.stat();
      if (!info.isFile()) return fail('profile-unreadable', `${name} is not a file. It was left out.`);
      // One byte more than allowed is enough to know; a file that grows meanwhile cannot fill the memory.
      const buffer = new Uint8Array(Math.min(info.size, MAX_PROFILE_BYTES + 1));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return { ok: true, value: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail('profile-unreadable', `${name} could not be read (${codeOf(error)}). It was left out.`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
