import { useEffect, useState } from 'react';
import type { Reply, RequestInput, RequestName } from '../../../shared/contract/channels.ts';
import type { AppError, Result } from '../../../shared/result.ts';
import { request } from '../../ipc/client.ts';

type HistoryName = Extract<RequestName, 'history.timeline' | 'history.series' | 'history.statistics' | 'history.trend'>;

export interface Answer<T> {
  /** The newest answer; null: none yet. Stays while the next one is on its way. */
  readonly value: T | null;
  readonly error: AppError | null;
}

/**
 * Asks for a piece of the history and asks again when the question changes.
 *
 * @param input    Null: not yet; nothing is asked.
 * @param everyMs  And again after so long, for a day that is not over; null: once.
 */
export function useHistory<Name extends HistoryName>(
  name: Name,
  input: RequestInput<Name> | null,
  everyMs: number | null = null,
): Answer<Reply<Name>> {
  const [answer, setAnswer] = useState<Answer<Reply<Name>>>({ value: null, error: null });
  const question = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (question === null) return;
    let isWanted = true;
    const ask = async () => {
      const asked = request as (name: Name, input: RequestInput<Name>) => Promise<Result<Reply<Name>>>;
      const result = await asked(name, JSON.parse(question));
      if (!isWanted) return;
      setAnswer((before) => (result.ok ? { value: result.value, error: null } : { ...before, error: result.error }));
    };
    void ask();
    const timer = everyMs === null ? undefined : setInterval(() => void ask(), everyMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [name, question, everyMs]);
  return answer;
}
