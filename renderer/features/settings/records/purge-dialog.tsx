import type { PurgeItem } from '../../../../shared/model/incident-view.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { command } from '../../../ipc/client.ts';
import { dayDate } from '../../../ui/times.ts';
import { ErasureDialog } from './erasure-dialog.tsx';

interface Props {
  readonly items: readonly PurgeItem[];
  readonly onClose: () => void;
}

/** Incidents past their date, all of them chosen. */
export function PurgeDialog({ items, onClose }: Props) {
  return (
    <ErasureDialog
      title="Erase incidents that are past their date"
      lead="What they say, their student lines, evidence and files are erased for good. Backups made before today hold them until newer ones take their place. Number, dates and kind stay."
      noun="incident"
      headings={['Happened', 'Closed', 'Kept until']}
      items={items.map(({ id, number, categoryCode, occurredAt, closedAt, keepUntil }) => ({
        id,
        label: `${number}, ${categoryName(categoryCode)}`,
        cells: [dayDate(occurredAt), dayDate(closedAt), dayDate(keepUntil - 1)],
        isDue: true,
      }))}
      onErase={async (incidentIds, reason) => (await command('incidents.purge', { incidentIds, reason }))?.purged}
      onClose={onClose}
    />
  );
}
