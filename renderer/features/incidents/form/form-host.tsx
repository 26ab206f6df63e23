import { Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { type FormRequest, useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { onDemand } from '../../../ui/on-demand.tsx';
import { focusField } from './fields.ts';
import { openForm, saveNow, useFormStore } from './form-store.ts';

// Most minutes nobody logs anything; the form's code stays on disk until then.
const FormSheet = onDemand(async () => (await import('./form-sheet.tsx')).FormSheet);

/** The form over any screen, whenever somebody asks for it. Mount once. */
export function FormHost() {
  const request = useIncidentFormStore((store) => store.request);
  useOpening(request);
  useSavingOnLeave();
  if (request === null) return null;
  return (
    <Suspense>
      <FormSheet />
    </Suspense>
  );
}

function useOpening(request: FormRequest | null): void {
  const before = useRef<FormRequest | null>(null);
  // Before anything is drawn: what was open last must not be seen again.
  useLayoutEffect(() => {
    const wasOpen = before.current !== null;
    before.current = request;
    if (request === null) return;
    const { phase } = useFormStore.getState();
    // Ctrl+I in an open form means "where is it?", not "throw me out of what I am writing".
    if (wasOpen && isFromWithin(request) && phase.kind === 'editing') {
      focusField(phase.draft.content.categoryCode === null ? 'what' : 'tell');
    } else void openForm(request);
  }, [request]);
}

/** Asked for by Ctrl+I while writing, or without anything new to write about. */
function isFromWithin(request: FormRequest): boolean {
  if (request.kind !== 'new') return false;
  const { roomId, deviceIds, findingId } = request.from;
  const isAboutNothing = roomId === null && deviceIds.length === 0 && findingId === null;
  return isAboutNothing || document.activeElement?.closest('[data-incident-form]') != null;
}

/** Another window in front, a lid that closes, a window that goes away: the last letters are not left to the timer. */
function useSavingOnLeave(): void {
  useEffect(() => {
    window.addEventListener('blur', saveNow);
    window.addEventListener('pagehide', saveNow);
    document.addEventListener('visibilitychange', saveNow);
    return () => {
      window.removeEventListener('blur', saveNow);
      window.removeEventListener('pagehide', saveNow);
      document.removeEventListener('visibilitychange', saveNow);
    };
  }, []);
}
