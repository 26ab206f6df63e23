import { create } from 'zustand';
import type { ProfileList } from '../../shared/profiles/list.ts';
import type { PlatformId, PlatformProfile } from '../../shared/profiles/schema.ts';

export interface ProfilesStore {
  /** Null until they have arrived; they do not change while the console runs. */
  readonly list: ProfileList | null;
}

/** What the console knows of the testing platforms, written only by what the main process sends. */
export const useProfilesStore = create<ProfilesStore>()(() => ({ list: null }));

const NO_PROFILES: readonly PlatformProfile[] = [];
const profilesOf = new WeakMap<ProfileList, readonly PlatformProfile[]>();

/** All profiles; empty until they have arrived. The same array for the same list, so that it can be a dependency. */
export function useProfiles(): readonly PlatformProfile[] {
  return useProfilesStore(({ list }) => (list === null ? NO_PROFILES : readProfiles(list)));
}

export function useProfile(platformId: PlatformId | null): PlatformProfile | null {
  return useProfiles().find(({ id }) => id === platformId) ?? null;
}

/** `TestNav`; the id itself for a profile that is gone. */
export function platformName(profiles: readonly PlatformProfile[], platformId: PlatformId): string {
  return profiles.find(({ id }) => id === platformId)?.name ?? platformId;
}

function readProfiles(list: ProfileList): readonly PlatformProfile[] {
  const known = profilesOf.get(list);
  if (known !== undefined) return known;
  const profiles = list.profiles.map(({ profile }) => profile);
  profilesOf.set(list, profiles);
  return profiles;
}
