import type { ErasableRequest, FileDecision } from '../../../../shared/model/held-request.ts';
import { command } from '../../../ipc/client.ts';
import { dayDate } from '../../../ui/times.ts';
import { ErasureDialog } from './erasure-dialog.tsx';

interface Props {
  readonly items: readonly ErasableRequest[];
  readonly onClose: () => void;
}

const DECISIONS: Readonly<Record<FileDecision, string>> = {
  approved: 'approved',
  denied: 'denied',
  back: 'sent back',
};

/** Requests of schools. Those past their date are chosen; one that nobody answered is chosen by hand. */
export function RequestsDialog({ items, onClose }: Props) {
  return (
    <ErasureDialog
      title="Erase requests of schools"
      lead="What the files held is erased for good; the school keeps its incident. An unanswered request can be opened again from its file. Backups made before today hold it until newer ones take their place."
      noun="request"
      headings={['Opened here', 'Decided', 'Kept until']}
      items={items.map((item) => ({
        id: item.requestId,
        label: `${item.number}, ${item.school}`,
        cells: [
          dayDate(item.receivedAt),
          decidedWords(item),
          item.keepUntil === null ? '' : dayDate(item.keepUntil - 1),
        ],
        isDue: item.decision !== null,
      }))}
      onErase={async (requestIds, reason) => (await command('exchange.erase', { requestIds, reason }))?.erased}
      onClose={onClose}
    />
  );
}

function decidedWords({ decision, decidedAt }: ErasableRequest): string {
  return decision === null || decidedAt === null ? 'not answered' : `${DECISIONS[decision]}, ${dayDate(decidedAt)}`;
}
