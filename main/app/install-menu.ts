import { app, Menu, shell } from 'electron';
import type { Publish } from '../ipc/publish.ts';
import { type BackupActionWishes, createBackupActions } from './backup-actions.ts';
import type { ConsoleWindow } from './console-window.ts';
import { showAbout } from './dialogs.ts';
import { createMenuTemplate } from './menu.ts';
import { restart } from './shell.ts';

export interface InstallMenuWishes {
  readonly window: ConsoleWindow;
  readonly publish: Publish;
  readonly isDemo: boolean;
  readonly dataDir: string;
  readonly ready: BackupActionWishes['ready'];
}

/** Puts the application menu in place; without one, Electron's own would offer to reload the page. */
export function installMenu({ window, publish, isDemo, dataDir, ready }: InstallMenuWishes): void {
  const template = createMenuTemplate({
    appName: app.name,
    isMac: process.platform === 'darwin',
    isDemo,
    isPackaged: app.isPackaged,
    send: (command) => publish('app.menuChosen', command),
    undoTyping: () => window.browser.webContents.undo(),
    openDemo: () => restart(true),
    leaveDemo: () => restart(false),
    showDataFolder: () => void shell.openPath(dataDir),
    backups: isDemo ? null : createBackupActions({ ready, window: window.browser, dataDir }),
    showAbout: () => void showAbout(app.name, app.getVersion()),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
