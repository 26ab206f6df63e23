import type { Site } from '../../../../shared/model/site.ts';
import { saveSite } from '../../../state/site-store.ts';
import { showError } from '../../../ui/notify.ts';

/** For switches and buttons, which have no place of their own for a sentence. */
export async function saveOrShow(change: (site: Site) => Site): Promise<void> {
  const result = await saveSite(change);
  if (!result.ok) showError(result.error);
}
