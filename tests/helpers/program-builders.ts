import { type DutyFacts, NO_MARKS } from '../../shared/model/incident-duties.ts';
import type { DutyRule } from '../../shared/programs/schema.ts';

/** 24 hours from when the school knew, until it is filed. */
export function aDutyRule(parts: Partial<DutyRule> = {}): DutyRule {
  return {
    id: 'file',
    title: 'File the report',
    kind: 'file',
    actor: 'School coordinator',
    applies: {},
    from: 'aware',
    within: { unit: 'hours', count: 24 },
    doneBy: 'filed',
    sources: [],
    confidence: 'ours',
    ...parts,
  };
}

/** An irregularity of Tuesday, November 24, 2026, 9:40 in New York, known ten minutes later; nobody has been told. */
export function someDutyFacts(parts: Partial<DutyFacts> = {}): DutyFacts {
  const occurredAt = Date.parse('2026-11-24T09:40:00-05:00');
  return {
    ...NO_MARKS,
    categoryCode: 'ADM-PROC',
    severity: null,
    actions: [],
    occurredAt,
    awareAt: occurredAt + 10 * 60_000,
    toldSchoolAt: null,
    toldDistrictAt: null,
    toldStateAt: null,
    toldParentsAt: null,
    ...parts,
  };
}
