import { AccessService, type AccessServiceOptions } from '../../main/incidents/access/access-service.ts';
import { MemoryPeopleRepository } from '../../main/incidents/access/memory-repository.ts';
import type { PinCost } from '../../main/incidents/access/pin-hash.ts';
import type { Actor, Role } from '../../shared/model/incident-codes.ts';
import type { HouseEventPayload } from '../../shared/model/incident-events.ts';
import type { AccessState } from '../../shared/model/incident-view.ts';
import type { Result } from '../../shared/result.ts';
import { ManualClock } from './manual-clock.ts';

/** Not worth anything, and fast. */
export const CHEAP_PIN: PinCost = { cost: 2, blockSize: 1, parallel: 1 };

export interface HouseRecord {
  readonly payload: HouseEventPayload;
  readonly by: Actor;
}

/** An access service on a clock of the test, with what it told the ledger. */
export function anAccessService(over: Partial<AccessServiceOptions> = {}) {
  const clock = new ManualClock();
  const recorded: HouseRecord[] = [];
  let lastId = 0;
  const options: AccessServiceOptions = {
    people: new MemoryPeopleRepository(),
    clock,
    monotonicMs: () => clock.now(),
    makeId() {
      lastId += 1;
      return `p${lastId}`;
    },
    idleMinutes: () => 10,
    record(payload, by, alongside) {
      recorded.push({ payload, by });
      alongside();
    },
    pinCost: CHEAP_PIN,
    ...over,
  };
  return { clock, recorded, options, access: new AccessService(options) };
}

/** Makes a person and gives their id; the test fails when that is refused. */
export async function add(access: AccessService, name: string, role: Role, pin: string): Promise<string> {
  const before = new Set(access.state().people.map(({ id }) => id));
  const made = stateOf(await access.savePerson({ personId: null, draft: { name, role }, pin }));
  return made.people.find(({ id }) => !before.has(id))?.id ?? '';
}

export function stateOf(result: Result<AccessState>): AccessState {
  if (!result.ok) throw new Error(`Refused with ${result.error.code}: ${result.error.message}`);
  return result.value;
}
