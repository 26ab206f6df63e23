import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { MoveOffer } from '../../../../shared/model/incident-view.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { showError } from '../../../ui/notify.ts';
import { blockers, nextStep } from '../model/next-step.ts';
import { AskDistrictByFile } from './ask-district-by-file.tsx';
import { MoveDialog } from './move-dialog.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** The one thing to press, the other ways on, and whose turn it is when it is somebody else's. */
export function NextStepCard() {
  const { view, act } = useOpenIncident();
  const isSignedIn = useAccessStore(({ access }) => access.current !== null);
  const [open, setOpen] = useState<MoveOffer | null>(null);
  const { usual, others, waitsFor } = nextStep(view.state, view.offers);

  const take = async (offer: MoveOffer) => {
    // Taking a report up needs nothing and is taken back easily, so nobody is asked.
    if (offer.to !== 'in-review' || offer.needs.length > 0) return setOpen(offer);
    const error = await act({ kind: 'move', to: offer.to, details: {} });
    if (error !== null) showError(error);
  };
  return (
    <section className={classes.card} aria-label="Next step">
      <h2>Next step</h2>
      {view.offers.length === 0 && <p className={classes.quiet}>Nothing is left to do.</p>}
      {waitsFor !== null && <p>{waitsFor}</p>}
      <Stack gap="sm">
        {usual !== null && <Step offer={usual} isUsual onTake={take} />}
        {others.map((offer) => (
          <Step key={offer.to} offer={offer} saidAbove={waitsFor} onTake={take} />
        ))}
      </Stack>
      {!isSignedIn && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => useAccessStore.getState().askToSignIn('To go on with this incident.')}
        >
          Sign in…
        </Button>
      )}
      {view.state === 'pending-district' && <AskDistrictByFile incidentId={view.id} />}
      {open !== null && <MoveDialog offer={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface StepProps {
  readonly offer: MoveOffer;
  readonly isUsual?: boolean;
  /** A reason that stands above all of them, and is not repeated. */
  readonly saidAbove?: string | null;
  readonly onTake: (offer: MoveOffer) => Promise<void>;
}

function Step({ offer, isUsual = false, saidAbove = null, onTake }: StepProps) {
  const why = offer.refusal ?? blockers(offer).join(' ');
  return (
    <div className={classes.step}>
      <Button
        fullWidth
        size="sm"
        variant={isUsual && why === '' ? 'filled' : 'default'}
        disabled={why !== ''}
        onClick={() => void onTake(offer)}
      >
        {offer.label}
        {why === '' && (offer.needs.length > 0 || offer.to !== 'in-review') && '…'}
      </Button>
      {why !== '' && why !== saidAbove && <small className={classes.refusal}>{why}</small>}
    </div>
  );
}
