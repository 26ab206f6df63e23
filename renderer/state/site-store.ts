import { create } from 'zustand';
import { EMPTY_SITE, type Site } from '../../shared/model/site.ts';
import type { Result } from '../../shared/result.ts';
import { request } from '../ipc/client.ts';

export interface SiteStore {
  /** Null until it has arrived. */
  readonly site: Site | null;
}

/** What is true of this school, written only by what the main process sends. */
export const useSiteStore = create<SiteStore>()(() => ({ site: null }));

/** The site; the empty one until it has arrived. */
export function useSite(): Site {
  return useSiteStore((store) => store.site ?? EMPTY_SITE);
}

let lastSave: Promise<unknown> = Promise.resolve();

/**
 * Saves a change of the site. Changes are saved one after the other, each on top of what the last one left, because a save
 * replaces the whole site. A failure is the caller's to show.
 */
export function saveSite(change: (site: Site) => Site): Promise<Result<Site>> {
  const save = lastSave.then(async () => {
    const result = await request('site.update', change(useSiteStore.getState().site ?? EMPTY_SITE));
    if (result.ok) useSiteStore.setState({ site: result.value });
    return result;
  });
  lastSave = save;
  return save;
}
