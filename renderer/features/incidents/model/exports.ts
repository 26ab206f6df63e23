import { EXPORT_WORDS, type LeavingKind } from '../../../../shared/model/export-wording.ts';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import { mayExport } from '../../../../shared/model/incident-rights.ts';
import type { ExportFormat } from '../../../../shared/model/incident-view.ts';

/** What leaves the console from the incidents screen; the day report has its own button. */
export type ExportOffer = Exclude<LeavingKind, 'day'>;

const OF_ONE: readonly ExportOffer[] = ['form', 'district', 'share', 'record', 'help-desk', 'action-list'];
/** What makes sense for several incidents in one file. */
const OF_MANY: readonly ExportOffer[] = ['district', 'share', 'help-desk', 'action-list'];

/** Free text goes with these, so a name in it would too. */
export const WITH_FREE_TEXT: ReadonlySet<ExportOffer> = new Set(['form', 'district', 'record']);

/** What this role may take out, in the order of the menu. @param role Null: nobody signed in. */
export function exportOffers(role: Role | null, of: 'one' | 'many'): readonly ExportOffer[] {
  return (of === 'one' ? OF_ONE : OF_MANY).filter((offer) =>
    // The list of student actions is as private as the summary for the district.
    mayExport(role ?? 'proctor', offer === 'action-list' ? 'district' : offer),
  );
}

export function formatsOf(offer: ExportOffer): readonly ExportFormat[] {
  return EXPORT_WORDS[offer].formats;
}

export const FORMAT_WORDS: Readonly<Record<ExportFormat, string>> = {
  pdf: 'PDF, to print or send',
  csv: 'CSV, for a spreadsheet',
  json: 'JSON, for programs',
  txt: 'Text, for an e-mail',
};
