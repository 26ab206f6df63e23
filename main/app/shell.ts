import { app, type BrowserWindow } from 'electron';
import type { AppInfo } from '../../shared/contract/app.ts';
import type { Log } from '../log.ts';
import type { ShellServices } from '../services.ts';
import {
  pickAttachment,
  pickExchangeFile,
  pickRosterFile,
  pickSiteFile,
  saveBytes,
  saveExchangeFile,
  saveHistory,
  saveLeavingFile,
  saveReport,
  saveRosterFile,
  saveSiteFile,
} from './file-dialogs.ts';
import { withDemo } from './options.ts';
import { printPage } from './print-report.ts';

export interface ShellWishes {
  readonly window: BrowserWindow;
  readonly dataDir: string;
  readonly isDemo: boolean;
  readonly log: Log;
}

/** What the window may ask of the application around the console. */
export function createShell({ window, dataDir, isDemo, log }: ShellWishes): ShellServices {
  return {
    info: () => ({ version: app.getVersion(), platform: platformName(), isDemo, dataDir }),
    reportClientError: ({ message, stack }) => log.error('error in the window', message, stack ?? ''),
    restartInDemo: () => restart(true),
    restartWithRealData: () => restart(false),
    pickRosterFile: () => pickRosterFile(window),
    saveRosterFile: (file) => saveRosterFile(window, file),
    pickSiteFile: () => pickSiteFile(window),
    saveSiteFile: (file) => saveSiteFile(window, file),
    saveHistory: (file, format) => saveHistory(window, file, format),
    saveReport: (file, format) => saveReport(window, file, format, (page) => printPage(page, log)),
    saveLeavingFile: (file) => saveLeavingFile(window, file, (page) => printPage(page, log)),
    saveBytes: (file) => saveBytes(window, file),
    pickAttachment: () => pickAttachment(window),
    pickExchangeFile: () => pickExchangeFile(window),
    saveExchangeFile: (file) => saveExchangeFile(window, file),
  };
}

/**
 * Ends this console in good order and starts another one. A new process, because demo and real data have folders of their
 * own for everything: database, key, window place, single-instance lock.
 */
export function restart(isDemo: boolean): void {
  // An AppImage runs from a mount that ends with this process; the file itself has to be started again.
  const { APPIMAGE } = process.env;
  const args = withDemo(process.argv.slice(1), isDemo);
  app.relaunch(APPIMAGE === undefined ? { args } : { args, execPath: APPIMAGE });
  app.quit();
}

function platformName(): AppInfo['platform'] {
  switch (process.platform) {
    case 'linux':
    case 'darwin':
    case 'win32':
      return process.platform;
    default:
      return 'other';
  }
}
