import { type ReactNode, useState } from 'react';
import { command } from '../../../ipc/client.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { CompareDialog, type ReadCard } from '../../../ui/compare-dialog.tsx';
import { showDone } from '../../../ui/notify.ts';
import { DECISION_WORDS } from './decision.ts';

/**
 * Opens a file of another console, whatever it turns out to be: a card asks to be compared, a request joins the queue, an answer has
 * moved its incident, which is shown.
 *
 * @param onTaken  Something here changed; with the id of the request that came, or null.
 */
export function useOpenFile(onTaken: (requestId: string | null) => void): {
  readonly isBusy: boolean;
  open(): Promise<void>;
  readonly dialog: ReactNode;
} {
  const [isBusy, setBusy] = useState(false);
  const [card, setCard] = useState<ReadCard | null>(null);
  const open = async () => {
    setBusy(true);
    const read = await command('exchange.pickFile');
    setBusy(false);
    if (read === undefined || read === null) return;
    if (read.kind === 'card') return setCard(read);
    if (read.kind === 'request') {
      showDone(`${read.number} from ${read.from} is in the queue.`);
      return onTaken(read.requestId);
    }
    showDone(`The district's answer was taken in: ${read.number} was ${DECISION_WORDS[read.decision]}.`);
    onTaken(null);
    useIncidentsStore.getState().open(read.incidentId);
  };
  const trust = async ({ card: toTrust }: ReadCard) => {
    if ((await command('exchange.trust', { card: toTrust })) === undefined) return;
    showDone(`${toTrust.name} is trusted now.`);
    onTaken(null);
  };
  const dialog = card !== null && (
    <CompareDialog card={card} onTrust={() => void trust(card)} onClose={() => setCard(null)} />
  );
  return { isBusy, open, dialog };
}
