import { mayLoadNetwork } from '../../shared/model/session-effects.ts';
import type { LoadGate } from '../readiness/sweep/run-check.ts';
import type { SessionService } from './service.ts';

/** Shut while students are in, anywhere in the school. */
export function sessionLoadGate(sessions: Pick<SessionService, 'list' | 'onChange'>): LoadGate {
  const isOpen = () => mayLoadNetwork(sessions.list());
  return {
    isOpen,
    onClose: (listener) =>
      sessions.onChange(() => {
        if (!isOpen()) listener();
      }),
  };
}
