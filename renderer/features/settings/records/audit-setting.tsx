import { Button } from '@mantine/core';
import { IconCircleCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AuditResult } from '../../../../shared/model/incident-view.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { clockTime, dayDate } from '../../../ui/times.ts';
import { SettingRow } from '../setting-group.tsx';
import classes from './records.module.css';

/** Proves that nothing in the record was changed afterwards, or names the first entry that was. */
export function AuditSetting() {
  const [result, setResult] = useState<AuditResult | null>(null);
  const [isBusy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    setResult((await command('incidents.audit')) ?? null);
    setBusy(false);
  };
  return (
    <>
      <SettingRow
        label="Is the record whole?"
        explanation="Every entry carries a hash over itself and everything before it. Checking walks through all of them; in a terminal, tdc audit verify does the same."
      >
        <Button variant="default" size="sm" loading={isBusy} onClick={() => void verify()}>
          Check the record
        </Button>
      </SettingRow>
      {result !== null && (
        <div className={classes.result} data-whole={result.isWhole} role="status">
          {result.isWhole ? <Whole result={result} /> : <Broken result={result} />}
        </div>
      )}
    </>
  );
}

function Whole({ result: { entries, head } }: { readonly result: AuditResult }) {
  return (
    <>
      <IconCircleCheck size={20} stroke={1.8} aria-hidden />
      <p>
        <b>Nothing was changed.</b>{' '}
        {entries === 0 ? 'The record is empty.' : `${countOf(entries, 'entry', 'entries')} follow from each other.`}
        {head !== null && (
          <>
            {' '}
            The newest one: <code>{head}</code>
          </>
        )}
      </p>
    </>
  );
}

function Broken({ result: { entries, broken } }: { readonly result: AuditResult }) {
  const where = [
    broken === null ? '' : `entry ${broken.seq} of ${entries}`,
    broken?.number ?? '',
    broken === null || broken.at === null ? '' : `${dayDate(broken.at)} ${clockTime(broken.at)}`,
  ].filter((part) => part !== '');
  return (
    <>
      <IconShieldX size={20} stroke={1.8} aria-hidden />
      <p>
        <b>The record is not whole.</b> The first break: {where.join(', ')}. {broken?.what} Entries before it are sound.
        Leave the data as it is, and tell your district before anything is filed from it.
      </p>
    </>
  );
}
