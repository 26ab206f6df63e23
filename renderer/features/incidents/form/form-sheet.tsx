import { Alert, Button, CloseButton, Kbd, Loader, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useSettingsStore } from '../../../state/settings-store.ts';
import { showDone } from '../../../ui/notify.ts';
import { WORDS } from '../../../words.ts';
import { focusField } from './fields.ts';
import classes from './footer.module.css';
import shared from './form.module.css';
import { FormBody } from './form-body.tsx';
import { FormFooter } from './form-footer.tsx';
import { leaveForm, markMissing, submitForm, useFormStore } from './form-store.ts';
import { missingFields } from './missing.ts';
import { Submitted } from './submitted.tsx';
import { UnfinishedMenu } from './unfinished-menu.tsx';

const TITLE_ID = 'incident-form-title';

/** The sheet at the right, beside the screen it was opened from. Not modal: rooms stay in sight, and the mouse can use them. */
export function FormSheet() {
  const phase = useFormStore((store) => store.phase);
  const { close, isWarned } = useClosing();
  useSubmitKey();
  useEscape(close);
  useFocusReturn();
  return (
    <aside className={shared.sheet} role="dialog" data-incident-form aria-labelledby={TITLE_ID}>
      <header className={shared.header}>
        <div>
          <Title order={2} size="h3" id={TITLE_ID}>
            {phase.kind === 'submitted' ? 'Incident submitted' : 'Log an incident'}
          </Title>
          {phase.kind === 'editing' && (
            <p className={shared.lead}>
              <b>{phase.draft.number}</b> · Three answers are enough. The rest can follow later.
            </p>
          )}
        </div>
        <UnfinishedMenu />
        <CloseButton aria-label="Close" onClick={close} />
      </header>
      {phase.kind === 'opening' && (
        <div className={shared.middle}>
          <Loader role="status" aria-label={WORDS.loading} size="sm" />
        </div>
      )}
      {phase.kind === 'refused' && (
        <Alert className={shared.alert} color="red" role="alert" title="The form could not be opened">
          {phase.error.message}
        </Alert>
      )}
      {phase.kind === 'editing' && (
        <>
          <FormBody key={phase.draft.id} draft={phase.draft} />
          <FormFooter draft={phase.draft} isWarned={isWarned} onClose={close} onSubmit={() => void attemptToSubmit()} />
        </>
      )}
      {phase.kind === 'submitted' && <Submitted view={phase.view} onClose={close} />}
      {phase.kind === 'refused' && <CloseFooter onClose={close} />}
    </aside>
  );
}

function CloseFooter({ onClose }: { readonly onClose: () => void }) {
  return (
    <footer className={classes.footerBlock}>
      <Button variant="default" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={onClose}>
        Close
      </Button>
    </footer>
  );
}

/** Submits what is whole, and leads to the first field that is not. */
async function attemptToSubmit(): Promise<void> {
  const { phase } = useFormStore.getState();
  if (phase.kind !== 'editing') return;
  const [first] = missingFields(phase.draft.content, Date.now()).keys();
  if (first === undefined) {
    await submitForm();
    return;
  }
  markMissing();
  focusField(first);
}

/** Ctrl+Enter submits from everywhere in the form, and when nothing has the focus because a button that had it is gone. */
function useSubmitKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isMac = useSettingsStore.getState().info?.platform === 'darwin';
      if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return;
      const { activeElement } = document;
      const isInForm = activeElement === document.body || activeElement?.closest('[data-incident-form]') != null;
      if (isInForm) void attemptToSubmit();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Closes once the draft is on disk; where it cannot be saved, only when asked a second time. */
function useClosing() {
  const [isWarned, setWarned] = useState(false);
  async function close(): Promise<void> {
    const { phase } = useFormStore.getState();
    const left = await leaveForm();
    if (left === 'not-kept' && !isWarned) {
      setWarned(true);
      return;
    }
    useIncidentFormStore.getState().close();
    if (left === 'kept' && phase.kind === 'editing') {
      showDone(`The draft ${phase.draft.number} is kept. It stands under "unfinished" beside the Incident button.`);
    }
  }
  return { close: () => void close(), isWarned };
}

/**
 * Escape closes the form wherever the focus is, unless something that lies over it wants the key: a list that is open, a card, a
 * dialog. Heard before they close, because afterwards nothing tells that they were open.
 */
function useEscape(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const isListOpen =
        event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true';
      if (isListOpen || document.querySelectorAll('[role="dialog"], [role="menu"]').length > 1) return;
      latest.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** Back to where the person was, so that the keyboard goes on from there. */
function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    };
  }, []);
}
