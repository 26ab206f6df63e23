import {
  type Icon,
  IconBell,
  IconBook2,
  IconCalendarClock,
  IconChecklist,
  IconFileAlert,
  IconHistory,
  IconLayoutGrid,
  IconListDetails,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { WaitingAlerts } from './features/alerts/waiting-alerts.tsx';
import { IncidentsBadge } from './features/incidents/incidents-badge.tsx';
import { LiveScreen } from './features/live/live-screen.tsx';
import type { ScreenId } from './state/ui-store.ts';
import { onDemand } from './ui/on-demand.tsx';
import { WORDS } from './words.ts';

/** A screen of the left rail. To add one: an id in `ui-store.ts` and an entry here. */
export interface Screen {
  readonly id: ScreenId;
  readonly label: string;
  readonly icon: Icon;
  readonly Component: ComponentType;
  /** As `useHotkeys` reads it; `mod` is Ctrl, or Command on a Mac. */
  readonly shortcut: string;
  /** Below the others, at the foot of the rail. */
  readonly isLast: boolean;
  /** Drawn over the icon; how many things there wait for somebody. */
  readonly Badge?: ComponentType;
}

// The live screen is what people wait for at start; the others come when they are asked for.
const IncidentsScreen = onDemand(
  async () => (await import('./features/incidents/incidents-screen.tsx')).IncidentsScreen,
);
const AlertsScreen = onDemand(async () => (await import('./features/alerts/alerts-screen.tsx')).AlertsScreen);
const ReadinessScreen = onDemand(
  async () => (await import('./features/readiness/readiness-screen.tsx')).ReadinessScreen,
);
const SessionsScreen = onDemand(async () => (await import('./features/sessions/sessions-screen.tsx')).SessionsScreen);
const PlatformsScreen = onDemand(
  async () => (await import('./features/platforms/platforms-screen.tsx')).PlatformsScreen,
);
const RosterScreen = onDemand(async () => (await import('./features/roster/roster-screen.tsx')).RosterScreen);
const TimelineScreen = onDemand(async () => (await import('./features/timeline/timeline-screen.tsx')).TimelineScreen);
const SettingsScreen = onDemand(async () => (await import('./features/settings/settings-screen.tsx')).SettingsScreen);

export const SCREENS: readonly Screen[] = [
  { id: 'live', label: WORDS.nav.live, icon: IconLayoutGrid, Component: LiveScreen, shortcut: 'mod+1', isLast: false },
  {
    id: 'readiness',
    label: WORDS.nav.readiness,
    icon: IconChecklist,
    Component: ReadinessScreen,
    shortcut: 'mod+2',
    isLast: false,
  },
  {
    id: 'incidents',
    label: WORDS.nav.incidents,
    icon: IconFileAlert,
    Component: IncidentsScreen,
    shortcut: 'mod+9',
    isLast: false,
    Badge: IncidentsBadge,
  },
  {
    id: 'sessions',
    label: WORDS.nav.sessions,
    icon: IconCalendarClock,
    Component: SessionsScreen,
    shortcut: 'mod+3',
    isLast: false,
  },
  {
    id: 'roster',
    label: WORDS.nav.roster,
    icon: IconListDetails,
    Component: RosterScreen,
    shortcut: 'mod+4',
    isLast: false,
  },
  {
    id: 'platforms',
    label: WORDS.nav.platforms,
    icon: IconBook2,
    Component: PlatformsScreen,
    shortcut: 'mod+5',
    isLast: false,
  },
  {
    id: 'alerts',
    label: WORDS.nav.alerts,
    icon: IconBell,
    Component: AlertsScreen,
    shortcut: 'mod+7',
    isLast: false,
    Badge: WaitingAlerts,
  },
  {
    id: 'timeline',
    label: WORDS.nav.timeline,
    icon: IconHistory,
    Component: TimelineScreen,
    shortcut: 'mod+8',
    isLast: false,
  },
  {
    id: 'settings',
    label: WORDS.nav.settings,
    icon: IconSettings,
    Component: SettingsScreen,
    shortcut: 'mod+6',
    isLast: true,
  },
];
