import { useEffect, useState } from 'react';
import type { SweepSummary } from '../../../../shared/model/readiness.ts';
import { request } from '../../../ipc/client.ts';
import { useNow } from '../../../state/clock.ts';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import { countsLine, sweepLine } from '../model/sweep-words.ts';
import classes from './panel.module.css';
import { PanelFrame } from './panel-frame.tsx';

/** Past sweeps, newest first, with what they found. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const sweeps = useHistory();
  const now = useNow();
  return (
    <PanelFrame title={WORDS.readiness.history} onClose={onClose}>
      {sweeps?.length === 0 && <p className={classes.nothing}>Nothing was checked yet.</p>}
      <ol className={classes.history}>
        {sweeps?.map((sweep) => (
          <li key={sweep.id}>
            <b>{sweep.endedAt === null ? 'Checking now' : sweepLine(sweep, now)}</b>
            <span>
              {sweep.roomIds.length > 0 && `${countOf(sweep.roomIds.length, 'room')} · `}
              {countsLine(sweep)}
            </span>
          </li>
        ))}
      </ol>
    </PanelFrame>
  );
}

/** Asked for anew whenever a sweep begins or ends. Null until it has arrived. */
function useHistory(): readonly SweepSummary[] | null {
  const [sweeps, setSweeps] = useState<readonly SweepSummary[] | null>(null);
  const sweep = useReadinessStore((store) => store.data?.sweep ?? null);
  const occasion = `${sweep?.id}/${sweep?.endedAt}`;
  useEffect(() => {
    // Asked again for each occasion; the words themselves are not sent.
    if (occasion === '') return;
    let isCurrent = true;
    void request('readiness.history').then((result) => {
      if (isCurrent && result.ok) setSweeps(result.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [occasion]);
  return sweeps;
}
