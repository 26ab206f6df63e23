import type { HouseEventPayload } from '../../../shared/model/incident-events.ts';
import type { KeptPerson } from './kept-person.ts';

/** What the ledger says of a change of a person. */
export function houseEvent(
  { id, name, role }: KeptPerson,
  change: Extract<HouseEventPayload, { kind: 'person' }>['change'],
): HouseEventPayload {
  return { kind: 'person', personId: id, name, role, change };
}
