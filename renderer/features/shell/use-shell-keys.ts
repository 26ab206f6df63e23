import { useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import { listen } from '../../ipc/client.ts';
import { SCREENS } from '../../screens.tsx';
import { hasFilters, useUiStore } from '../../state/ui-store.ts';
import { COMMANDS } from './commands.ts';

/** Shortcuts that hold on every screen, and the application menu. Fields keep their own keys, except those with Ctrl. */
export function useShellKeys(): void {
  useHotkeys(
    [
      ...SCREENS.map((screen): [string, () => void] => [screen.shortcut, () => useUiStore.getState().goTo(screen.id)]),
      ['mod+I', COMMANDS['log-incident']],
      ['mod+K', COMMANDS['open-palette']],
      ['mod+,', COMMANDS['go-settings']],
      ['mod+R', COMMANDS['check-now']],
      ['F5', COMMANDS['check-now']],
      ['mod+shift+R', COMMANDS['start-sweep']],
      ['mod+E', COMMANDS['export-roster']],
      ['mod+shift+P', COMMANDS['toggle-projector']],
      ['mod+shift+L', COMMANDS['toggle-colour-scheme']],
      ['mod+F', COMMANDS.find],
    ],
    [],
  );
  useHotkeys([
    ['/', COMMANDS.find],
    ['shift+?', COMMANDS['show-shortcuts'], { usePhysicalKeys: false }],
    ['?', COMMANDS['show-shortcuts']],
  ]);
  useHotkeys([['Escape', closeOrClear, { preventDefault: false }]], []);
  useEffect(() => listen('app.menuChosen', (menuCommand) => COMMANDS[menuCommand]()), []);
}

/** Escape undoes one thing at a time: dialogs and menus close by themselves, then the open device, then the filters. */
function closeOrClear(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
  const { screen, openDeviceId, filters, openDevice, clearFilters, goToDevice } = useUiStore.getState();
  if (screen !== 'live') return;
  if (openDeviceId !== null) {
    openDevice(null);
    goToDevice(openDeviceId);
  } else if (hasFilters(filters)) clearFilters();
}
