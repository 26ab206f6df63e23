import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { dayDate, minuteTime } from '../../../ui/times.ts';
import footerClasses from './footer.module.css';
import shared from './form.module.css';
import { nextSteps } from './next-steps.ts';
import submittedClasses from './submitted.module.css';

interface Props {
  readonly view: IncidentView;
  readonly onClose: () => void;
}

/** Its number, and what happens next. */
export function Submitted({ view, onClose }: Props) {
  const program = useProgramsStore(({ list }) => programOf(list, view.content.programId));
  const { testing } = useSite();
  const role = useAccessStore(({ access }) => access.current?.role ?? null);
  const { tell, duty, decides, hasEvidence } = nextSteps(view, program, testing.schoolCoordinator, role);
  const headRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => headRef.current?.focus(), []);
  return (
    <>
      <div className={shared.body}>
        <p ref={headRef} className={submittedClasses.number} tabIndex={-1} role="status">
          <small>Saved as</small>
          <strong>{view.number}</strong>
        </p>
        <h3 className={shared.question}>What happens next</h3>
        <ul className={submittedClasses.next}>
          <li>{tell}</li>
          {duty !== null && (
            <li>
              <b>{duty.title}</b>,{' '}
              {duty.state === 'at-once' || duty.dueAt === null
                ? 'at once'
                : `by ${dayDate(duty.dueAt)}, ${minuteTime(duty.dueAt)}`}
              : {duty.actor}
            </li>
          )}
          <li>{decides}</li>
          {hasEvidence && (
            <li>What the console measured around {minuteTime(view.content.occurredAt)} was kept with it.</li>
          )}
          <li>
            Files and statements are added on its own page. Nothing that was submitted can be erased; more can be added.
          </li>
        </ul>
      </div>
      <footer className={footerClasses.footerBlock}>
        <div className={footerClasses.footer}>
          <OpenButton view={view} isSignedIn={role !== null} />
          <Button size="md" variant="default" onClick={() => useIncidentFormStore.getState().log({})}>
            Log another
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
      </footer>
    </>
  );
}

/** Whoever is not signed in logs and submits, but does not read the record. */
function OpenButton({ view, isSignedIn }: { readonly view: IncidentView; readonly isSignedIn: boolean }) {
  function open(): void {
    useIncidentsStore.getState().showTab('list');
    useIncidentsStore.getState().open(view.id);
    useUiStore.getState().goTo('incidents');
    useIncidentFormStore.getState().close();
    if (!isSignedIn) useAccessStore.getState().askToSignIn(`To open ${view.number}, say who you are.`);
  }
  return (
    <Button size="md" onClick={open}>
      {isSignedIn ? 'Open it' : 'Sign in to open it'}
    </Button>
  );
}
