import { useCallback, useEffect, useState } from 'react';
import type { ExchangeState } from '../../../../shared/model/district-exchange.ts';
import type { IncidentRow } from '../../../../shared/model/incident.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';

/** More than that at once is no queue any more; the list shows all. */
const MOST_ROWS = 500;

export interface Queue {
  /** Incidents of this console that wait for the district; null: not heard yet. */
  readonly rows: readonly IncidentRow[] | null;
  /** Null: not heard yet, or not for this person. */
  readonly exchange: ExchangeState | null;
  readonly error: AppError | null;
  /** Another console's file was read, or answered: nobody pushes that. */
  reload(): void;
}

/** What waits for a decision, asked for again whenever any incident changed. @param isCoordinator  Others are told nothing. */
export function useQueue(isCoordinator: boolean): Queue {
  const revision = useIncidentsStore((store) => store.revision);
  const [turn, setTurn] = useState(0);
  const [heard, setHeard] = useState<Omit<Queue, 'reload'>>({ rows: null, exchange: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision and the turn are why it is asked for again
  useEffect(() => {
    if (!isCoordinator) return;
    let isWanted = true;
    const ask = async () => {
      const [rows, exchange] = await Promise.all([request('incidents.list', PENDING), request('exchange.state')]);
      if (!isWanted) return;
      setHeard({
        rows: rows.ok ? rows.value.rows : [],
        exchange: exchange.ok ? exchange.value : null,
        error: rows.ok ? (exchange.ok ? null : exchange.error) : rows.error,
      });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [isCoordinator, revision, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...heard, reload };
}

const PENDING = {
  text: '',
  states: ['pending-district' as const],
  categories: [],
  from: null,
  to: null,
  onlyOpen: false,
  sort: 'due' as const,
  offset: 0,
  limit: MOST_ROWS,
};
