import { useEffect, useRef } from 'react';
import { SECOND_MS } from '../../../shared/units.ts';
import { request } from '../../ipc/client.ts';
import { useAccessStore } from '../../state/access-store.ts';
import { useIncidentFormStore } from '../../state/incident-form-store.ts';
import { useIncidentsStore } from '../../state/incidents-store.ts';
import { isSigningOut } from '../../state/people.ts';
import { showDone } from '../../ui/notify.ts';
import { SignInDialog } from './sign-in-dialog.tsx';

/** Often enough for a limit in minutes, seldom enough to cost nothing. */
const TOUCH_EVERY_MS = 20 * SECOND_MS;
const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Once in the window: the sign-in dialog, and telling the main process that somebody is at the keyboard. */
export function PeopleHost() {
  const personId = useAccessStore((store) => store.access.current?.id ?? null);
  useTouches(personId !== null);
  useClosedOnChange(personId);
  return <SignInDialog />;
}

function useTouches(isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return;
    let toldAt = Date.now();
    function touch(): void {
      // A clock that was set back would otherwise keep it quiet until it has caught up.
      if (Math.abs(Date.now() - toldAt) < TOUCH_EVERY_MS) return;
      toldAt = Date.now();
      void request('access.touch');
    }
    for (const input of INPUTS) window.addEventListener(input, touch, { passive: true, capture: true });
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, touch, { capture: true });
    };
  }, [isSignedIn]);
}

/** What one person had open is not for the next; drafts are on disk already. */
function useClosedOnChange(personId: string | null): void {
  const before = useRef(personId);
  useEffect(() => {
    const wasSomebody = before.current !== null;
    if (before.current === personId) return;
    before.current = personId;
    useIncidentsStore.setState(({ revision }) => ({ revision: revision + 1 }));
    if (!wasSomebody) return;
    useIncidentsStore.getState().open(null);
    useIncidentFormStore.getState().close();
    if (personId === null && !isSigningOut()) showDone(SIGNED_OUT);
  }, [personId]);
}

const SIGNED_OUT =
  'Signed out, since nobody used this laptop for a while or it went to sleep. Drafts of incidents are kept.';
