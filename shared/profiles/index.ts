import canvas from './canvas.json' with { type: 'json' };
import drcInsight from './drc-insight.json' with { type: 'json' };
import { PlatformProfile } from './schema.ts';
import testnav from './testnav.json' with { type: 'json' };

/**
 * What comes with the console, in the order in which a school meets it. None is used until the school says so (`PlatformSite.isUsed`).
 * A wrong file is a bug and throws at the first import.
 */
export const BUILT_IN_PROFILES: readonly PlatformProfile[] = [testnav, drcInsight, canvas].map((json) =>
  PlatformProfile.parse(json),
);
