import { type ReactNode, useState } from 'react';
import type { ReadExchange } from '../../../../shared/model/district-exchange.ts';
import { command } from '../../../ipc/client.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { showDone } from '../../../ui/notify.ts';
import { CardDialog } from './card-dialog.tsx';
import { DECISION_WORDS } from './decision.ts';

type Card = Extract<ReadExchange, { kind: 'card' }>;

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
  const [card, setCard] = useState<Card | null>(null);
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
  const dialog = card !== null && (
    <CardDialog
      read={card}
      onClose={(isTrusted) => {
        setCard(null);
        if (isTrusted) onTaken(null);
      }}
    />
  );
  return { isBusy, open, dialog };
}
