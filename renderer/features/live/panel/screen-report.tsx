import { Button, TextInput } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { helpWithError } from '../../../../shared/model/error-help.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import { request } from '../../../ipc/client.ts';
import { useProfilesInUse } from '../../../state/profiles-in-use.ts';
import { showDone, showError } from '../../../ui/notify.ts';
import { WORDS } from '../../../words.ts';
import classes from './screen-report.module.css';

/** What this student's screen says: the help for it at once, and the diagnosis learns that it is the app, not the network. */
export function ScreenReport({ device }: { readonly device: Device }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.report}>
      <Button variant="default" px={4} fullWidth aria-expanded={isOpen} onClick={() => setOpen((was) => !was)}>
        {WORDS.panel.screenSays}…
      </Button>
      {isOpen && <ReportForm device={device} onDone={() => setOpen(false)} />}
    </div>
  );
}

function ReportForm({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const profiles = useProfilesInUse();
  const [answer] = useMemo(() => (code.trim() === '' ? [] : helpWithError(profiles, code).answers), [profiles, code]);
  const helpId = useId();
  const report = async () => {
    const result = await request('diagnosis.report', { deviceId: device.id, code: code.trim() });
    if (!result.ok) return showError(result.error);
    showDone(`Noted for ${device.label}: ${code.trim()}`);
    onDone();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void report();
      }}
    >
      <TextInput
        autoFocus
        label={WORDS.panel.screenSays}
        description="The number or the words, such as 8026. No names, nothing of the test."
        maxLength={80}
        value={code}
        aria-describedby={helpId}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div id={helpId} aria-live="polite" className={classes.help}>
        {answer !== undefined && (
          <>
            <b>{answer.title}</b> {answer.meaning}
            {answer.firstAction !== null && <p>First: {answer.firstAction}</p>}
          </>
        )}
      </div>
      <Button type="submit" disabled={code.trim() === ''}>
        Note it for {device.label}
      </Button>
    </form>
  );
}
