import type { Actor } from '../../../shared/model/incident-codes.ts';
import type { HouseEventPayload } from '../../../shared/model/incident-events.ts';

/**
 * Appends to the school's ledger what happened to people and keys. `alongside` writes what the event tells of, in the same
 * transaction: neither is on disk without the other. `traces`: what `alongside` removes is gone from the file too, or need not be.
 *
 * @throws StoreFault  Nothing was written.
 */
export type RecordHouse = (
  payload: HouseEventPayload,
  by: Actor,
  alongside: () => void,
  traces?: 'leaves-none',
) => void;
