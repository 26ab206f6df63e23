import type { IncidentState } from '../../../../shared/model/incident-codes.ts';
import type { MoveOffer } from '../../../../shared/model/incident-view.ts';

/** Where an incident usually goes from here, the most usual first. Closing at school comes before the district where it is allowed. */
const USUAL: Readonly<Partial<Record<IncidentState, readonly IncidentState[]>>> = {
  submitted: ['pending-district', 'in-review'],
  'in-review': ['closed-local', 'pending-district'],
  returned: ['submitted'],
  'pending-district': ['district-approved'],
  'district-approved': ['filed', 'resolved'],
  'district-denied': ['closed'],
  filed: ['state-decided'],
  'state-info-needed': ['filed'],
  'state-partial': ['state-decided'],
  'state-decided': ['resolved'],
  resolved: ['closed'],
  withdrawn: ['closed'],
};

/** Needs that nothing typed in a dialog can meet: something else has to happen first. */
const ELSEWHERE: ReadonlySet<string> = new Set(['breach', 'students-final', 'one-student-final']);

/** What the page offers: the one step to press, the others, and why there is none. */
export interface NextStep {
  readonly usual: MoveOffer | null;
  readonly others: readonly MoveOffer[];
  /** Whose turn it is, when no step is this person's; null: there is one, or nothing follows. */
  readonly waitsFor: string | null;
}

export function nextStep(state: IncidentState, offers: readonly MoveOffer[]): NextStep {
  const allowed = offers.filter((offer) => offer.refusal === null);
  const reachable = allowed.filter((offer) => blockers(offer).length === 0);
  const wanted = USUAL[state] ?? [];
  const pick = (from: readonly MoveOffer[]) => wanted.flatMap((to) => from.filter((offer) => offer.to === to))[0];
  const usual = pick(reachable) ?? pick(allowed) ?? null;
  const waitsFor = allowed.length > 0 ? null : (pick(offers)?.refusal ?? offers[0]?.refusal ?? null);
  return { usual, others: offers.filter((offer) => offer !== usual), waitsFor };
}

/** Why a step cannot be taken yet, whatever is typed; empty: it can. */
export function blockers({ needs }: Pick<MoveOffer, 'needs'>): readonly string[] {
  return needs.filter(({ need }) => ELSEWHERE.has(need)).map(({ sentence }) => sentence);
}
