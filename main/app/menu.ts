import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract/app.ts';

/** What people do about backups. Each shows its own outcome. */
export interface BackupActions {
  backUpNow(): Promise<void>;
  tryNewest(): Promise<void>;
  chooseSecondPlace(): Promise<void>;
  makeRecoveryCode(): Promise<void>;
  showBackups(): Promise<void>;
}

export interface MenuWishes {
  readonly appName: string;
  readonly isMac: boolean;
  readonly isDemo: boolean;
  readonly isPackaged: boolean;
  /** Tells the window. */
  readonly send: (command: MenuCommand) => void;
  /** Undoes typing where the cursor is in a text field; nothing happens elsewhere. */
  readonly undoTyping: () => void;
  readonly openDemo: () => void;
  readonly leaveDemo: () => void;
  readonly showDataFolder: () => void;
  /** Null: the demo school, of which nothing is backed up. */
  readonly backups: BackupActions | null;
  readonly showAbout: () => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/**
 * The application menu. Shortcuts reach the page first, and a key that the page used up does not come here.
 *
 * Ctrl+R and F5 check the devices: that is what a hand that wants "fresh" means here, and reloading the page is never
 * needed.
 */
export function createMenuTemplate(wishes: MenuWishes): Item[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): Item => ({
    label,
    click: () => wishes.send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  return [
    ...(wishes.isMac ? [macMenu(wishes, item)] : []),
    { label: '&File', submenu: fileMenu(wishes, item) },
    { label: '&Edit', submenu: editMenu(wishes, item) },
    { label: '&View', submenu: viewMenu(wishes, item) },
    { label: '&Go', submenu: goMenu(wishes, item) },
    ...(wishes.isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: '&Help', submenu: helpMenu(wishes, item) },
  ];
}

/** A second key for the same thing: a menu item can carry only one. */
function hidden(item: Item): Item {
  return { ...item, visible: false, acceleratorWorksWhenHidden: true };
}

type MakeItem = (label: string, command: MenuCommand, accelerator?: string) => Item;

/** What macOS keeps under the name of the application. */
function macMenu({ appName, showAbout }: MenuWishes, item: MakeItem): Item {
  return {
    label: appName,
    submenu: [
      { label: `About ${appName}`, click: showAbout },
      separator,
      item('Settings…', 'go-settings', 'Cmd+,'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu({ isMac, isDemo, openDemo, leaveDemo, backups }: MenuWishes, item: MakeItem): Item[] {
  return [
    item('Log an in&cident…', 'log-incident', 'CmdOrCtrl+I'),
    separator,
    item('&Import roster…', 'import-roster', 'CmdOrCtrl+O'),
    item('&Export roster…', 'export-roster', 'CmdOrCtrl+E'),
    separator,
    ...(backups === null ? [] : [{ label: '&Backups', submenu: backupMenu(backups) }, separator]),
    isDemo
      ? { label: 'Leave the &demo school', click: leaveDemo }
      : { label: 'Open the &demo school', click: openDemo },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

function backupMenu(backups: BackupActions): Item[] {
  return [
    { label: '&Back up now', click: () => void backups.backUpNow() },
    { label: '&Try the newest backup', click: () => void backups.tryNewest() },
    { label: '&Second place for backups…', click: () => void backups.chooseSecondPlace() },
    { label: 'Make a &recovery code…', click: () => void backups.makeRecoveryCode() },
    { label: 'Show the back&ups', click: () => void backups.showBackups() },
  ];
}

/** Undo goes both ways; the window takes a roster change back only when no text field has the cursor. */
function editMenu({ send, undoTyping }: MenuWishes, item: MakeItem): Item[] {
  return [
    {
      label: '&Undo',
      accelerator: 'CmdOrCtrl+Z',
      click: () => {
        undoTyping();
        send('undo');
      },
    },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    item('&Find…', 'find', 'CmdOrCtrl+F'),
  ];
}

function viewMenu({ isPackaged }: MenuWishes, item: MakeItem): Item[] {
  return [
    item('&Check all devices now', 'check-now', 'CmdOrCtrl+R'),
    hidden(item('Check all devices now (F5)', 'check-now', 'F5')),
    item('Check r&eadiness of every room now', 'start-sweep', 'CmdOrCtrl+Shift+R'),
    separator,
    item('&Projector mode', 'toggle-projector', 'CmdOrCtrl+Shift+P'),
    item('&Light or dark', 'toggle-colour-scheme', 'CmdOrCtrl+Shift+L'),
    separator,
    { role: 'resetZoom', label: '&Actual size' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
  ];
}

function goMenu({ isMac }: MenuWishes, item: MakeItem): Item[] {
  return [
    item('&Live', 'go-live', 'CmdOrCtrl+1'),
    item('R&eadiness', 'go-readiness', 'CmdOrCtrl+2'),
    item('&Incidents', 'go-incidents', 'CmdOrCtrl+9'),
    item('&District queue', 'go-district'),
    item('Day rep&ort', 'go-day'),
    item('Se&ssions', 'go-sessions', 'CmdOrCtrl+3'),
    item('&Roster', 'go-roster', 'CmdOrCtrl+4'),
    item('&Platforms', 'go-platforms', 'CmdOrCtrl+5'),
    item('&Alerts', 'go-alerts', 'CmdOrCtrl+7'),
    item('&History', 'go-timeline', 'CmdOrCtrl+8'),
    item('Se&ttings', 'go-settings', 'CmdOrCtrl+6'),
    ...(isMac ? [] : [hidden(item('Settings (Ctrl+,)', 'go-settings', 'Ctrl+,'))]),
    separator,
    item('&Command palette…', 'open-palette', 'CmdOrCtrl+K'),
  ];
}

function helpMenu({ appName, isMac, showDataFolder, showAbout }: MenuWishes, item: MakeItem): Item[] {
  return [
    item('&Keyboard shortcuts', 'show-shortcuts', 'F1'),
    { label: 'Show the data and log &folder', click: showDataFolder },
    ...(isMac ? [] : [separator, { label: `&About ${appName}`, click: showAbout }]),
  ];
}
