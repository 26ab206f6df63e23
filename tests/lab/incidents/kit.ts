/** What the bench of incidents needs, bundled together so that plain Node can load it. */
export { auditLedger } from '../../../main/incidents/audit.ts';
export { openStore } from '../../../main/store/database.ts';
export { BUILT_IN_PROGRAMS } from '../../../shared/programs/index.ts';
export { incidentConsole } from '../../helpers/incident-console.ts';
export { ManualClock } from '../../helpers/manual-clock.ts';
export { fillMadeUpIncidents } from './made-up-incidents.ts';
