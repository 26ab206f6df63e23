import { type PlatformSite, platformSite, type Site } from '../../../../shared/model/site.ts';
import type { PlatformId, PlatformProfile } from '../../../../shared/profiles/schema.ts';

/** The site with one platform's part changed. */
export function withPlatform(site: Site, id: PlatformId, patch: Partial<PlatformSite>): Site {
  return { ...site, platforms: { ...site.platforms, [id]: { ...platformSite(site, id), ...patch } } };
}

export interface PlatformPartProps {
  readonly profile: PlatformProfile;
  /** What the school says about it. */
  readonly own: PlatformSite;
}
