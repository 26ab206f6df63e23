import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Candidate } from './picture.ts';

/** A fault is noticed at its parts in any order; a part that failed longer before its supposed root is a fault of its own. */
const MAY_BE_NOTICED_EARLIER_MS = 20 * SECOND_MS;
/** Share of a smaller finding's devices that the root must explain. */
const COVERED_SHARE = 0.8;

/**
 * Leaves the roots. A candidate that an earlier one explains becomes its child and is not told by itself; when the root ends it is
 * judged anew. Candidates with the same id are one finding, the earlier rule's.
 *
 * @param candidates  In the order of the rules.
 */
export function fold(candidates: readonly Candidate[]): DiagnosisFinding[] {
  const roots: { candidate: Candidate; children: Set<string> }[] = [];
  for (const candidate of candidates) {
    const { finding } = candidate;
    const root = roots.find((one) => explains(one.candidate, candidate));
    if (root === undefined) roots.push({ candidate, children: new Set(finding.children) });
    else if (root.candidate.finding.id !== finding.id) {
      for (const id of [finding.id, ...finding.children]) root.children.add(id);
    }
  }
  return roots.map(({ candidate, children }) => ({ ...candidate.finding, children: [...children].sort() }));
}

function explains(root: Candidate, part: Candidate): boolean {
  if (root.finding.id === part.finding.id) return true;
  const { explains: explained } = root;
  if (explained.everything === true) return true;
  if (part.finding.since < root.finding.since - MAY_BE_NOTICED_EARLIER_MS) return false;
  if (explained.outside === true && isOutside(part)) return true;
  return coversDevices(root, part) || coversPlatforms(root, part);
}

function isOutside({ finding }: Candidate): boolean {
  return ['internet', 'vendor', 'filter'].includes(finding.layer) || finding.rule.id === 'name-service';
}

function coversDevices(root: Candidate, part: Candidate): boolean {
  const mine = root.explains.deviceIds;
  const theirs = part.explains.deviceIds;
  if (mine === undefined || theirs === undefined || theirs.size === 0) return false;
  let covered = 0;
  for (const id of theirs) if (mine.has(id)) covered += 1;
  return covered / theirs.size >= COVERED_SHARE;
}

function coversPlatforms(root: Candidate, part: Candidate): boolean {
  const mine = root.explains.platformIds;
  const theirs = part.explains.platformIds;
  if (mine === undefined || theirs === undefined || theirs.size === 0) return false;
  return [...theirs].every((id) => mine.has(id));
}
