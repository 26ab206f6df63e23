import { Text } from '@mantine/core';
import { useState } from 'react';
import { rulesOf } from '../../../../shared/programs/general.ts';
import { type ExportOffer, exportOffers, WITH_FREE_TEXT } from '../model/exports.ts';
import { ExportDialog } from '../ui/export-dialog.tsx';
import { OfferMenu } from '../ui/offer-menu.tsx';
import { SuspectHint } from '../ui/suspect-hint.tsx';
import { freeTextOf } from './free-text.ts';
import { useOpenIncident } from './use-incident.ts';

/** What of this incident may leave the console; each says what it holds before it is saved. */
export function ExportMenu() {
  const { view, program, role } = useOpenIncident();
  const [offer, setOffer] = useState<ExportOffer | null>(null);
  const form = rulesOf(program).forms[0] ?? null;
  const offers = exportOffers(role, 'one').filter((candidate) => candidate !== 'form' || form !== null);
  if (offers.length === 0) return null;
  return (
    <>
      <OfferMenu label="Export" offers={offers} onChoose={setOffer} />
      {offer !== null && (
        <ExportDialog
          offer={offer}
          scope={view.number}
          incidentIds={() => Promise.resolve([view.id])}
          {...(offer === 'form' && form !== null ? { form: { formId: form.id, typed: {} } } : {})}
          onClose={() => setOffer(null)}
        >
          {offer === 'form' && (
            <Text size="sm">
              Fields that are typed at filing stay empty on it. To print them too, type them in the part “State form” of
              this page and save it from there.
            </Text>
          )}
          {WITH_FREE_TEXT.has(offer) && <SuspectHint text={freeTextOf(view)} />}
        </ExportDialog>
      )}
    </>
  );
}
