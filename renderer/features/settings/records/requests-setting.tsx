import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ErasableRequest } from '../../../../shared/model/held-request.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { SettingRow } from '../setting-group.tsx';
import classes from './records.module.css';
import { RequestsDialog } from './requests-dialog.tsx';

/** Erasing what schools sent to the district: only where a district coordinator works on this laptop. */
export function RequestsSetting() {
  const isHere = useAccessStore(({ access }) => access.people.some(({ role }) => role === 'district-coordinator'));
  const mayErase = useAccessStore(({ access }) => access.current?.role === 'district-coordinator');
  const [items, setItems] = useState<readonly ErasableRequest[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!isHere) return null;
  const look = async () => {
    if (!mayErase) {
      useAccessStore.getState().askToSignIn('Only a district coordinator erases requests of schools.');
      return;
    }
    setBusy(true);
    setItems((await command('exchange.eraseList')) ?? null);
    setBusy(false);
  };
  return (
    <>
      <SettingRow
        label="Erase requests of schools"
        explanation="Requests that came by file hold student lines. Answered ones may go when an incident of that day may; unanswered ones, such as withdrawn ones, at any time. School, number, decision and dates stay in the record."
      >
        <Button variant="default" size="sm" loading={isBusy} onClick={() => void look()}>
          {mayErase ? 'Show what may go…' : 'Sign in to see…'}
        </Button>
      </SettingRow>
      {mayErase && items !== null && items.length === 0 && (
        <p className={classes.note} role="status">
          No request may go yet.
        </p>
      )}
      {mayErase && items !== null && items.length > 0 && (
        <RequestsDialog items={items} onClose={() => setItems(null)} />
      )}
    </>
  );
}
