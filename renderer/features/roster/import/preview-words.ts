import type { ImportCounts, ImportPreview } from '../../../../shared/model/roster-import.ts';
import { countOf, formatCount } from '../../../ui/counts.ts';
import { DELIMITER_WORDS, ENCODING_WORDS } from './field-words.ts';

/** `28 new, 3 updated, 80 unchanged`; zeros are left unsaid, all zeros say so. */
export function describeCounts(counts: ImportCounts): string {
  const parts = [
    [counts.added, 'new'],
    [counts.updated, 'updated'],
    [counts.unchanged, 'unchanged'],
    [counts.skipped, 'left out'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return said.length === 0 ? 'No devices' : said.join(', ');
}

/** True when saving the preview would alter the roster. */
export function hasChanges(counts: ImportCounts): boolean {
  return counts.added + counts.updated > 0;
}

/** The sentence on top of the preview: what would happen, and that it has not happened. */
export function previewHeadline(preview: ImportPreview): string {
  if (preview.errors.length > 0) return 'This file cannot be imported.';
  const nothing = hasChanges(preview.counts) ? '' : ' Importing it changes no device.';
  return `${describeCounts(preview.counts)}.${nothing} Nothing is saved yet.`;
}

/** What the file is: `Google Admin (API or GAM export) · 1,240 rows · UTF-8, separated by commas`. */
export function describeFile(preview: ImportPreview): string {
  const table = `${ENCODING_WORDS[preview.encoding]}, separated by ${DELIMITER_WORDS[preview.delimiter]}`;
  return [preview.kindLabel, countOf(preview.rows, 'row'), table].join(' · ');
}

/** `Import 31 devices`; names what the button does now. */
export function importButtonLabel(counts: ImportCounts): string {
  const changed = counts.added + counts.updated;
  return changed === 0 ? 'Import' : `Import ${countOf(changed, 'device')}`;
}
