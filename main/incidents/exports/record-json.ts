import type { IncidentView } from '../../../shared/model/incident-view.ts';
import type { ExportContext } from './context.ts';
import { holdsFields } from './page.ts';

/**
 * Whole incidents with the entries of the ledger as they are stored, so that each verifies by itself (`tdc audit verify FILE`):
 * an entry's `hash` covers its header, `payloadHash` its payload, `incidentPrev` the entry before.
 */
export function recordJson(views: readonly IncidentView[], context: ExportContext): string {
  const incidents = views.map(({ events: _, offers: __, ...view }) => ({ ...view, chain: context.chainOf(view.id) }));
  return `${JSON.stringify({ ...holdsFields('record', context), school: context.school, incidents }, null, 2)}\n`;
}
