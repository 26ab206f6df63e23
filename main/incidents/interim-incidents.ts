import { fail, ok, type Result } from '../../shared/result.ts';
import type { IncidentServices } from './services.ts';

/** An empty record that takes nothing in. */
export function noIncidents(): IncidentServices {
  const refuse = (): Result<never> => fail('not-available', 'This console keeps no incidents.');
  return {
    list: () => ok({ rows: [], total: 0, counts: { drafts: 0, open: 0, pendingDistrict: 0, overdue: 0, dueSoon: 0 } }),
    get: refuse,
    prefill: refuse,
    drafts: () => ok([]),
    saveDraft: refuse,
    discardDraft: refuse,
    submit: refuse,
    act: refuse,
    attach: refuse,
    attachment: refuse,
    export: refuse,
    actionList: refuse,
    day: refuse,
    dayFile: refuse,
    audit: () => ok({ isWhole: true, entries: 0, head: null, broken: null }),
    purgeList: () => ok([]),
    purge: refuse,
    onChange: () => () => undefined,
  };
}
