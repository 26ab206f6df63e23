import { profileFaults } from '../../../shared/profiles/consistency.ts';
import { PlatformProfile } from '../../../shared/profiles/schema.ts';
import type { Result } from '../../../shared/result.ts';
import { type OwnFileKind, parseOwnFile } from '../../own-files/parse-own-file.ts';

export const PROFILE_FILE: OwnFileKind<PlatformProfile> = {
  code: 'profile',
  called: 'platform file',
  schema: PlatformProfile,
  faultsOf: profileFaults,
};

/**
 * One platform file, checked: its text, its fields, and that its parts agree with each other.
 *
 * @param name  For the sentence only.
 * @returns `profile-too-large`, `profile-not-json`, `profile-invalid` with a sentence that names file, field and what is wrong.
 */
export function parseProfile(name: string, bytes: Uint8Array): Result<PlatformProfile> {
  return parseOwnFile(PROFILE_FILE, name, bytes);
}
