import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { command } from '../../ipc/client.ts';
import { useIsDemo } from '../../state/settings-store.ts';
import { WORDS } from '../../words.ts';
import { startImport } from '../roster/import/import-host.tsx';
import classes from './empty-state.module.css';

/** First start: what to do. */
export function EmptyState() {
  const isDemo = useIsDemo();
  return (
    <div className={classes.empty}>
      <h2>{WORDS.empty.title}</h2>
      <p className={classes.lead}>{WORDS.empty.lead}</p>
      <Button size="md" leftSection={<IconFileImport size={20} aria-hidden />} onClick={() => void startImport()}>
        {WORDS.empty.import}
      </Button>
      <p>{WORDS.empty.importHint}</p>
      <p>{WORDS.empty.drop}</p>
      <p>{WORDS.empty.privacy}</p>
      {!isDemo && (
        <div className={classes.demo}>
          <p>{WORDS.empty.demoHint}</p>
          <Button variant="default" onClick={() => void command('app.openDemo')}>
            {WORDS.demo.open}
          </Button>
        </div>
      )}
    </div>
  );
}
