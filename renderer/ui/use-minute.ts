import { useEffect, useState } from 'react';
import { MINUTE_MS } from '../../shared/units.ts';

/** The time, epoch milliseconds, once a minute: enough for "learned 3 hours ago". */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
