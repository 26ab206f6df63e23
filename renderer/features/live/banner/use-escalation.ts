import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { type EscalationContext, escalationMessage, phoneScript } from '../../../../shared/model/escalation.ts';
import { useNow } from '../../../state/clock.ts';
import { usePathStore } from '../../../state/path-store.ts';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { useSite } from '../../../state/site-store.ts';

/** The ready texts about a finding, written anew every second. */
export function useEscalation(finding: DiagnosisFinding): { readonly message: string; readonly phone: string } {
  const profiles = useProfiles();
  const context: EscalationContext = {
    school: useSite().school,
    path: usePathStore((store) => store.path),
    platformName: (id) => platformName(profiles, id),
    now: useNow(),
    utcOffsetMinutesAt: (at) => -new Date(at).getTimezoneOffset(),
  };
  return { message: escalationMessage(finding, context), phone: phoneScript(finding, context) };
}
