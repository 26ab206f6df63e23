import { BUILT_IN_PROFILES } from '../../../shared/profiles/index.ts';
import type { ProfileList } from '../../../shared/profiles/list.ts';
import { readOwnFiles } from '../../own-files/read-own-files.ts';
import { PROFILE_FILE } from './parse-profile.ts';

/** Inside the data folder. */
const FOLDER = 'profiles';

/**
 * The profiles that come with the console and the school's own, `<dataDir>/profiles/*.json`. A file with the id of a built-in one
 * takes its place and is listed with its file name. A file that cannot be used is a problem with a sentence; the others still count.
 */
export async function loadProfiles(dataDir: string): Promise<ProfileList> {
  const { files, problems } = await readOwnFiles(dataDir, FOLDER, PROFILE_FILE);
  const own = files.map(({ value, file }) => ({ profile: value, file }));
  const replaced = new Set(own.map(({ profile }) => profile.id));
  return {
    profiles: [
      ...BUILT_IN_PROFILES.filter(({ id }) => !replaced.has(id)).map((profile) => ({ profile, file: null })),
      ...own,
    ],
    problems,
  };
}
