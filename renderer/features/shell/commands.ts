import type { MenuCommand } from '../../../shared/contract/app.ts';
import { command } from '../../ipc/client.ts';
import { checkNow } from '../../ipc/device-commands.ts';
import { useIncidentFormStore } from '../../state/incident-form-store.ts';
import { type IncidentsTab, useIncidentsStore } from '../../state/incidents-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { updateSettings, useSettingsStore } from '../../state/settings-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { exportRoster } from '../roster/export-roster.ts';
import { startImport } from '../roster/import/import-host.tsx';
import { undoRosterChange } from '../roster/undo.tsx';
import { openPalette } from './open-palette.ts';

/** What every command of the menu, the palette and the shortcuts does. One table, so that the three cannot drift apart. */
export const COMMANDS: Readonly<Record<MenuCommand, () => void>> = {
  'go-live': () => useUiStore.getState().goTo('live'),
  'go-readiness': () => useUiStore.getState().goTo('readiness'),
  'go-sessions': () => useUiStore.getState().goTo('sessions'),
  'go-roster': () => useUiStore.getState().goTo('roster'),
  'go-platforms': () => useUiStore.getState().goTo('platforms'),
  'go-timeline': () => useUiStore.getState().goTo('timeline'),
  'go-alerts': () => useUiStore.getState().goTo('alerts'),
  'go-settings': () => useUiStore.getState().goTo('settings'),
  'go-incidents': () => goToIncidents('list'),
  'go-district': () => goToIncidents('district'),
  'go-day': () => goToIncidents('day'),
  'log-incident': logIncident,
  'open-palette': openPalette,
  'import-roster': () => void startImport(),
  'export-roster': () => void exportRoster(),
  'check-now': () => void checkNow(null),
  'start-sweep': () => void startSweep(),
  undo: undoUnlessTyping,
  find: () => useUiStore.getState().findDevice(),
  'toggle-projector': toggleProjector,
  'toggle-colour-scheme': toggleColourScheme,
  'show-shortcuts': () => useUiStore.getState().setShortcutHelp(true),
};

function goToIncidents(tab: IncidentsTab): void {
  useIncidentsStore.getState().showTab(tab);
  useUiStore.getState().goTo('incidents');
}

/** What the person looks at on the live screen is what it is about: the tile with the keyboard, else the open device. */
function logIncident(): void {
  const { screen, openDeviceId } = useUiStore.getState();
  const tile = document.activeElement?.closest('[data-device]')?.getAttribute('data-device') ?? null;
  const deviceId = screen === 'live' ? (tile ?? openDeviceId) : null;
  const device = useRosterStore.getState().data?.devices.get(deviceId ?? '');
  useIncidentFormStore.getState().log(device === undefined ? {} : { roomId: device.roomId, deviceIds: [device.id] });
}

/** Everything, as the sessions and the site say; the board shows how it goes. */
async function startSweep(): Promise<void> {
  useUiStore.getState().goTo('readiness');
  await command('readiness.start', { roomIds: null, platformIds: null });
}

/** In a text field, undo means the typing, which the system has taken back already. */
function undoUnlessTyping(): void {
  const isTyping = document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false;
  if (!isTyping) void undoRosterChange();
}

function toggleProjector(): void {
  const { isProjectorMode } = useSettingsStore.getState().settings.ui;
  void updateSettings({ ui: { isProjectorMode: !isProjectorMode } });
}

function toggleColourScheme(): void {
  // The page knows what "system" means right now; the choice made here is explicit.
  const isDark = document.documentElement.dataset.mantineColorScheme === 'dark';
  void updateSettings({ ui: { colourScheme: isDark ? 'light' : 'dark' } });
}
