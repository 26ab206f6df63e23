import { EpochMs } from '../../../shared/model/epoch-ms.ts';
import type { AuditResult } from '../../../shared/model/incident-view.ts';
import { timesIn } from '../../readiness/report/times.ts';
import { withoutControls } from './plain-lines.ts';

/** @param what  `The ledger`, or the number of an incident. */
export function auditLines(what: string, { isWhole, entries, head, broken }: AuditResult): string[] {
  if (isWhole && head === null) return [`${what} is whole: nothing was written down yet.`];
  if (isWhole) return [`${what} is whole: ${entriesOf(entries)}, nothing was changed.`, `Newest hash: ${head}`];
  if (broken === null) return [`${what} is BROKEN.`];
  const { seq, at, number } = broken;
  // A broken entry may hold a time that no calendar has.
  const when = at === null || !EpochMs.safeParse(at).success ? '' : ` of ${timesIn(null, at).dated(at)}`;
  const whose = number === null || number === what ? '' : `, incident ${number}`;
  return [
    `${what} is BROKEN at entry ${seq}${when}${whose}.`,
    `  ${withoutControls(broken.what)}`,
    `  ${entries === 0 ? 'It is the first one.' : `What was written before it is whole: ${entriesOf(entries)}.`}`,
  ];
}

export function sealLine(isThere: boolean): string {
  return isThere
    ? 'The hash that you gave is in the chain.'
    : 'The hash that you gave is NOT in the chain: newer entries were cut off, or it belongs to something else.';
}

function entriesOf(count: number): string {
  return count === 1 ? '1 entry' : `${count.toLocaleString('en-US')} entries`;
}
