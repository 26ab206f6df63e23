import type { Transition } from '../../shared/model/live.ts';
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
import { MemoryAlertRepository } from '../alerts/memory-repository.ts';
import { MemoryFindingRepository } from '../diagnosis/memory-repository.ts';
import { EMPTY_PAST, MemoryExhibitRepository } from '../history/memory-repository.ts';
import { MemoryPeopleRepository } from '../incidents/access/memory-repository.ts';
import { MemoryExchangeRepository } from '../incidents/exchange/memory-repository.ts';
import { MemoryIncidentRepository } from '../incidents/memory-repository.ts';
import { MemoryReadinessRepository } from '../readiness/memory-repository.ts';
import { MemoryRosterRepository } from '../roster/memory-repository.ts';
import { MemorySessionRepository } from '../sessions/memory-repository.ts';
import { MemorySiteRepository } from '../site/memory-repository.ts';
import type { Store } from '../store/repositories.ts';

/**
 * Nothing is kept: for a roster that is read from a file for one command, and for the demo school. No database is loaded,
 * and a sweep does not write thousands of rows that nobody reads.
 */
export function passingStore(): Store {
  let lastTransitionId = 0;
  return {
    file: null,
    roster: new MemoryRosterRepository(),
    history: {
      addTransitions: (transitions) =>
        transitions.map((transition): Transition => {
          lastTransitionId += 1;
          return { ...transition, id: lastTransitionId };
        }),
      latestTransitions: () => [],
      transitionsOf: () => [],
      addRollups: () => undefined,
      rollupsOf: () => [],
      prune: () => 0,
    },
    past: EMPTY_PAST,
    exhibits: new MemoryExhibitRepository(),
    settings: {
      read: () => DEFAULT_SETTINGS,
      update() {
        throw new Error('Settings are not kept here; the command line changes none.');
      },
    },
    sessions: new MemorySessionRepository(),
    site: new MemorySiteRepository(),
    readiness: new MemoryReadinessRepository(),
    findings: new MemoryFindingRepository(),
    alerts: new MemoryAlertRepository(),
    incidents: new MemoryIncidentRepository(),
    path: { add: () => undefined, eventsBetween: () => [], minutesBetween: () => [], prune: () => 0 },
    people: new MemoryPeopleRepository(),
    exchange: new MemoryExchangeRepository(),
    close: () => undefined,
  };
}
