import { command, listen, request } from '../ipc/client.ts';
import { playTwoTone } from '../ui/two-tone.ts';
import { useAlertsStore } from './alerts-store.ts';
import { connectAttention } from './attention-store.ts';
import { startClock } from './clock.ts';
import { connectIncidents } from './connect-incidents.ts';
import { useDiagnosisStore } from './diagnosis-store.ts';
import { followDeltas } from './follow-deltas.ts';
import { followWhole } from './follow-whole.ts';
import { useLiveStore } from './live-store.ts';
import { useNoticeStore } from './notice-store.ts';
import { usePathStore } from './path-store.ts';
import { useProfilesStore } from './profiles-store.ts';
import { useReadinessStore } from './readiness-store.ts';
import { useRosterStore } from './roster-store.ts';
import { connectSchool } from './school-store.ts';
import { useSessionsStore } from './sessions-store.ts';
import { useSettingsStore } from './settings-store.ts';
import { useSiteStore } from './site-store.ts';

/**
 * Connects the stores with the main process for as long as the page lives.
 * @returns the disposer, for tests and hot reload.
 */
export function startSync(): () => void {
  const live = followDeltas(
    {
      subscribe: (listener) => listen('live.changed', listener),
      snapshot: () => valueOrNull(request('live.snapshot')),
    },
    useLiveStore.getState(),
  );
  const roster = followDeltas(
    {
      subscribe: (listener) => listen('roster.changed', listener),
      snapshot: () => valueOrNull(request('roster.snapshot')),
    },
    useRosterStore.getState(),
  );
  const readiness = followDeltas(
    {
      subscribe: (listener) => listen('readiness.changed', listener),
      snapshot: () => valueOrNull(request('readiness.snapshot')),
    },
    useReadinessStore.getState(),
  );
  const stops = [
    live.stop,
    roster.stop,
    readiness.stop,
    followWhole('path.snapshot', 'path.changed', (path) => usePathStore.setState({ path })),
    followWhole('diagnosis.snapshot', 'diagnosis.changed', useDiagnosisStore.getState().load),
    followWhole('alerts.list', 'alerts.changed', (alerts) => useAlertsStore.setState({ alerts })),
    listen('alerts.sounded', soundUnlessProjected),
    connectSchool(),
    connectAttention(),
    connectIncidents(),
    startClock(),
    listen('live.pulse', (pulse) => {
      if (useLiveStore.getState().beat(pulse, Date.now()) === 'gap') live.resync();
    }),
    listen('settings.changed', (settings) => useSettingsStore.setState({ settings })),
    listen('sessions.changed', (sessions) => useSessionsStore.getState().load(sessions)),
    listen('site.changed', (site) => useSiteStore.setState({ site })),
    listen('app.noticed', (notice) => useNoticeStore.getState().receive(notice)),
  ];
  void loadSettings();
  void loadInfo();
  loadSchoolYear();
  return () => {
    for (const stop of stops) stop();
  };
}

/** What hangs on a wall in front of students stays silent. */
function soundUnlessProjected(): void {
  if (!useSettingsStore.getState().settings.ui.isProjectorMode) playTwoTone();
}

async function loadSettings(): Promise<void> {
  const settings = await command('settings.get');
  if (settings !== undefined) useSettingsStore.setState({ settings });
}

async function loadInfo(): Promise<void> {
  const info = await valueOrNull(request('app.info'));
  if (info !== null) useSettingsStore.setState({ info });
}

/** What the school says of itself, its test sessions, and the platforms. Each on its own, so that none waits for another. */
function loadSchoolYear(): void {
  void valueOrNull(request('site.get')).then((site) => site !== null && useSiteStore.setState({ site }));
  void valueOrNull(request('sessions.list')).then((list) => list !== null && useSessionsStore.getState().load(list));
  void valueOrNull(request('profiles.list')).then((list) => list !== null && useProfilesStore.setState({ list }));
}

async function valueOrNull<T>(
  reply: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<T | null> {
  const result = await reply;
  return result.ok ? result.value : null;
}
