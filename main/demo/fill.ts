import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import type { Store } from '../store/repositories.ts';
import { fillWithDemoIncidents } from './incidents.ts';
import { demoSchool } from './school.ts';
import { demoConfirmations, demoSessions, demoSite } from './testing-day.ts';

/**
 * Puts the demo school into an empty store. Its testing day is always today: sessions begin anew with every start, and what
 * people confirmed on an earlier day is confirmed again.
 */
export function fillWithDemoSchool(store: Store, profiles: readonly PlatformProfile[], now: number): void {
  const { rooms, devices } = store.roster.load();
  if (rooms.length === 0 && devices.length === 0) {
    store.roster.write({ what: 'Opened the demo school', isUndoable: false, ...demoSchool(now) });
  }
  if (Object.keys(store.site.read().platforms).length === 0) store.site.write(demoSite(now));
  for (const session of demoSessions(now)) store.sessions.write(session);
  fillWithDemoIncidents(store, store.roster.load(), now);
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (store.readiness.confirmations().some(({ at }) => at >= midnight)) return;
  for (const confirmation of demoConfirmations(store.site.read(), profiles, now)) {
    store.readiness.addConfirmation(confirmation);
  }
}
