import { accessForNobody } from './incidents/interim-access.ts';
import { noExchange } from './incidents/interim-exchange.ts';
import { noIncidents } from './incidents/interim-incidents.ts';
import type { ConsoleServices } from './services.ts';

type IncidentPart = Pick<ConsoleServices, 'access' | 'incidents' | 'exchange' | 'programs'>;

/** Incidents on the running console: who is here, what was logged, what goes to the district, and the programs' rules. */
export function composeIncidents(): IncidentPart {
  return {
    access: accessForNobody(),
    incidents: noIncidents(),
    exchange: noExchange(),
    programs: { list: () => ({ programs: [], problems: [] }) },
  };
}
