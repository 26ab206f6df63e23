import { useMemo } from 'react';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { useProfiles } from './profiles-store.ts';
import { useSite } from './site-store.ts';

/** The platforms that the school uses; all of them while it has switched on none, so that help is there from the first day. */
export function useProfilesInUse(): readonly PlatformProfile[] {
  const profiles = useProfiles();
  const { platforms } = useSite();
  return useMemo(() => {
    const used = profiles.filter(({ id }) => platforms[id]?.isUsed === true);
    return used.length > 0 ? used : profiles;
  }, [profiles, platforms]);
}
