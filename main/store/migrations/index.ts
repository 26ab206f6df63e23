import { firstTables } from './0001-first-tables.ts';
import { deviceFacts } from './0002-device-facts.ts';
import { sessionsAndReadiness } from './0003-sessions-and-readiness.ts';
import { findingsAndAlerts } from './0004-findings-and-alerts.ts';
import { exhibits } from './0005-exhibits.ts';
import { incidents } from './0006-incidents.ts';
import { peopleAndKeys } from './0007-people-and-keys.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  firstTables,
  deviceFacts,
  sessionsAndReadiness,
  findingsAndAlerts,
  exhibits,
  incidents,
  peopleAndKeys,
];
