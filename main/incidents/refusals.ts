import { fail } from '../../shared/result.ts';

/** The same for what does not exist and for what is not theirs: which of the two it is would tell something already. */
export const NOT_THERE = fail(
  'unknown-incident',
  'This incident is not here, or it is not for you to see. Sign in with your own profile, or ask the school coordinator.',
);

export const CHANGED_MEANWHILE = fail(
  'changed-meanwhile',
  'Somebody changed this incident since you opened it, so nothing was done. Look at what is new, then do it again.',
);
