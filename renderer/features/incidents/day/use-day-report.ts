import { useEffect, useState } from 'react';
import type { DayReport } from '../../../../shared/model/day-report.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';

export interface Heard {
  /** Null: not heard yet, or refused. */
  readonly report: DayReport | null;
  readonly error: AppError | null;
}

/** The report of a day, asked for again when an incident changes or somebody else signs in. @param dayAt  Local midnight. */
export function useDayReport(dayAt: number): Heard {
  const revision = useIncidentsStore((store) => store.revision);
  const personId = useAccessStore(({ access }) => access.current?.id ?? null);
  const [heard, setHeard] = useState<Heard>({ report: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision and the person are why it is asked for again
  useEffect(() => {
    let isWanted = true;
    void request('incidents.day', { dayAt }).then((reply) => {
      if (!isWanted) return;
      setHeard(reply.ok ? { report: reply.value, error: null } : { report: null, error: reply.error });
    });
    return () => {
      isWanted = false;
    };
  }, [dayAt, revision, personId]);
  return heard;
}
