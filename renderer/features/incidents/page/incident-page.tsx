import { Button, Center, Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import type { AppError } from '../../../../shared/result.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { WORDS } from '../../../words.ts';
import { Attachments } from './attachments.tsx';
import { ClocksCard } from './clocks-card.tsx';
import { Decided } from './decided.tsx';
import { History } from './history.tsx';
import { KeepingCard } from './keeping-card.tsx';
import { Measured } from './measured.tsx';
import { NextStepCard } from './next-step-card.tsx';
import classes from './page.module.css';
import { PageHead } from './page-head.tsx';
import { Proof } from './proof.tsx';
import { StateForms } from './state-forms.tsx';
import { StudentsSection } from './students/students-section.tsx';
import { IncidentProvider, type OpenIncident, useIncident } from './use-incident.ts';
import { WhatHappened } from './what-happened.tsx';
import { WhatWasDone } from './what-was-done.tsx';
import { WhereAndWhen } from './where-and-when.tsx';
import { WhoKnew } from './who-knew.tsx';

interface Props {
  readonly incidentId: IncidentId;
  readonly onBack: () => void;
}

/** One incident as a story: what happened, who knew, what was measured, done and decided, and what comes next. */
export function IncidentPage({ incidentId, onBack }: Props) {
  const open = useIncident(incidentId);
  if (open === null) {
    return (
      <Center h="100%">
        <Loader role="status" aria-label={WORDS.loading} size="sm" />
      </Center>
    );
  }
  return 'code' in open ? <Refused error={open} onBack={onBack} /> : <Story open={open} onBack={onBack} />;
}

function Story({ open, onBack }: { readonly open: OpenIncident; readonly onBack: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  // The list is gone, so the keyboard begins at the title, which is read out: arrows scroll, Escape goes back.
  useEffect(() => ref.current?.querySelector<HTMLElement>('h1')?.focus(), []);
  useEscape(onBack);
  return (
    <IncidentProvider value={open}>
      <div ref={ref} className={classes.screen}>
        <PageHead onBack={onBack} />
        <div className={classes.columns}>
          <aside className={classes.side} aria-label="What comes next">
            <NextStepCard />
            <ClocksCard />
            <KeepingCard />
          </aside>
          <article className={classes.story}>
            <WhatHappened />
            <WhereAndWhen />
            <WhoKnew />
            <Measured />
            <StudentsSection />
            <WhatWasDone />
            <Proof />
            <Decided />
            <Attachments />
            <StateForms />
            <History />
          </article>
        </div>
      </div>
    </IncidentProvider>
  );
}

/** A second way to the button at the top. Not while something is open above the page, nor out of a field in which somebody types. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (!isTyping && document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') === null) onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}

function Refused({ error, onBack }: { readonly error: AppError; readonly onBack: () => void }) {
  const isSignedIn = useAccessStore(({ access }) => access.current !== null);
  return (
    <div className={classes.refused}>
      <p role="alert">{error.message}</p>
      <Button variant="default" onClick={onBack}>
        All incidents
      </Button>
      {!isSignedIn && (
        <Button onClick={() => useAccessStore.getState().askToSignIn('To see this incident.')}>Sign in…</Button>
      )}
    </div>
  );
}
