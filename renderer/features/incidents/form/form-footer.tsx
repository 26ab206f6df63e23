import { Button, Kbd, Popover, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useSettingsStore } from '../../../state/settings-store.ts';
import { clockTime } from '../../../ui/times.ts';
import classes from './footer.module.css';
import { discardForm, useFormStore } from './form-store.ts';

interface Props {
  readonly draft: IncidentDraft;
  /** Closing was asked for while the draft could not be saved. */
  readonly isWarned: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
}

/** Whether it is safe, and the ways out. */
export function FormFooter({ isWarned, onClose, onSubmit }: Props) {
  const isSubmitting = useFormStore((store) => store.isSubmitting);
  const refusal = useFormStore((store) => store.refusal);
  const isMac = useSettingsStore((store) => store.info?.platform === 'darwin');
  return (
    <footer className={classes.footerBlock}>
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          <IconAlertTriangle size={18} aria-hidden /> {refusal.message}
        </p>
      )}
      <SaveLine isWarned={isWarned} />
      <div className={classes.footer}>
        <Button
          size="md"
          loading={isSubmitting}
          rightSection={<Kbd size="xs">{isMac ? '⌘ Enter' : 'Ctrl Enter'}</Kbd>}
          onClick={onSubmit}
        >
          Submit
        </Button>
        <Button size="md" variant="default" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={onClose}>
          Close, keep the draft
        </Button>
        <span className={classes.grow} />
        <DiscardButton />
      </div>
    </footer>
  );
}

function SaveLine({ isWarned }: { readonly isWarned: boolean }) {
  const save = useFormStore((store) => store.save);
  if (save.kind === 'failed') {
    return (
      <p className={classes.refusal} role="alert">
        <IconAlertTriangle size={18} aria-hidden />
        <span>
          <b>Not saved.</b> {save.error.message} The console tries again every few seconds; keep this window open
          {isWarned ? '. Close once more to close it all the same.' : ', and write it down on paper if it stays.'}
        </span>
      </p>
    );
  }
  const savedAt = save.kind === 'untouched' ? null : save.savedAt;
  return (
    <p className={classes.saved} role="status">
      <IconDeviceFloppy size={16} stroke={1.6} aria-hidden />
      {savedAt === null
        ? 'Saved on this laptop as you type. No internet is needed.'
        : `Saved on this laptop ${clockTime(savedAt)}`}
    </p>
  );
}

/** Its number stays used, so a word about why is kept with it. */
function DiscardButton() {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const isSaved = useFormStore((store) => store.save.kind !== 'untouched');
  async function discard(): Promise<void> {
    setOpen(false);
    if (await discardForm(reason.trim())) useIncidentFormStore.getState().close();
  }
  if (!isSaved) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="top-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="md" variant="subtle" color="gray" onClick={() => setOpen(!isOpen)}>
          Discard…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Discard the draft">
        <Textarea
          label="Why is it not needed?"
          description="The text is erased. Number and reason stay in the record."
          data-autofocus
          rows={2}
          resize="vertical"
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button mt="sm" color="red" disabled={reason.trim() === ''} onClick={() => void discard()}>
          Discard the draft
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
