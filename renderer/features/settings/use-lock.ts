import type { AccessState } from '../../../shared/model/incident-view.ts';
import type { Result } from '../../../shared/result.ts';
import { useAccessStore } from '../../state/access-store.ts';

/** Why whoever is here may not change something; null: they may. Whatever comes of it, the main process decides. */
export function useLock(rule: (access: AccessState) => Result<void>): string | null {
  const allowed = rule(useAccessStore((store) => store.access));
  return allowed.ok ? null : allowed.error.message;
}
