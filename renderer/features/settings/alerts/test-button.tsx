import { Button } from '@mantine/core';
import { useState } from 'react';
import { request } from '../../../ipc/client.ts';
import classes from '../setting-group.module.css';

interface Props {
  readonly channel: 'webhook' | 'email';
  /** There is somewhere to send to. */
  readonly isReady: boolean;
}

/** Sends a test message and says under itself what became of it. */
export function TestButton({ channel, isReady }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly isOk: boolean; readonly words: string } | null>(null);
  const test = async () => {
    setBusy(true);
    setAnswer(null);
    const result = await request('alerts.test', { channel });
    setBusy(false);
    setAnswer(result.ok ? { isOk: true, words: result.value } : { isOk: false, words: result.error.message });
  };
  return (
    <>
      <Button variant="default" size="sm" disabled={!isReady} loading={isBusy} onClick={() => void test()}>
        Send a test message
      </Button>
      <div className={classes.status} role="status">
        {!isReady && 'Fill it in first.'}
        {answer !== null && <span className={answer.isOk ? undefined : classes.error}>{answer.words}</span>}
      </div>
    </>
  );
}
