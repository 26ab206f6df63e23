import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PurgeItem } from '../../../../shared/model/incident-view.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { SettingRow } from '../setting-group.tsx';
import { PurgeDialog } from './purge-dialog.tsx';
import classes from './records.module.css';

/** Erasing what is past its date: a coordinator's deliberate act, never the console's own. */
export function PurgeSetting() {
  const role = useAccessStore(({ access }) => access.current?.role ?? null);
  const mayErase = role === 'school-coordinator' || role === 'district-coordinator';
  const [items, setItems] = useState<readonly PurgeItem[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async () => {
    if (!mayErase) {
      useAccessStore.getState().askToSignIn('Only a coordinator may erase incidents that are past their date.');
      return;
    }
    setBusy(true);
    setItems((await command('incidents.purgeList')) ?? null);
    setBusy(false);
  };
  return (
    <>
      <SettingRow
        label="Erase what is past its date"
        explanation="You see a list first, and nothing is erased without a reason. Number, dates and kind stay as a mark that there was something; the record can still be checked."
      >
        <Button variant="default" size="sm" loading={isBusy} onClick={() => void look()}>
          {mayErase ? 'Show what is past its date…' : 'Sign in to see…'}
        </Button>
      </SettingRow>
      {items !== null && items.length === 0 && (
        <p className={classes.note} role="status">
          Nothing is past its date.
        </p>
      )}
      {items !== null && items.length > 0 && <PurgeDialog items={items} onClose={() => setItems(null)} />}
    </>
  );
}
