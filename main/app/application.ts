import { app, powerMonitor, safeStorage, session } from 'electron';
import { systemClock } from '../clock.ts';
import type { Console } from '../console.ts';
import { dataDirOf } from '../data-dir.ts';
import { forwardPushes } from '../ipc/forward-pushes.ts';
import { type ConsoleReady, createHandlers } from '../ipc/handlers.ts';
import { NoticeBoard } from '../ipc/notice-board.ts';
import { createPublisher, type Publish } from '../ipc/publish.ts';
import { registerRequests } from '../ipc/register.ts';
import { readPower, watchBattery } from '../laptop/watch-battery.ts';
import type { Log } from '../log.ts';
import { afterScheduledSweep } from './after-scheduled-sweep.ts';
import { followAlerts } from './alerts.ts';
import { writeChosenFile } from './chosen-file.ts';
import { ConsoleHost } from './console-host.ts';
import { ConsoleWindow } from './console-window.ts';
import { catchUnexpected, UNEXPECTED_NOTICE } from './crash.ts';
import { claimDataFolder, type DataFolders } from './data-folders.ts';
import { createDesktop } from './desktop.ts';
import { refuseToStart } from './dialogs.ts';
import { bringBack, guardContents, guardSession } from './guards.ts';
import { installMenu } from './install-menu.ts';
import { createFileLog } from './log.ts';
import { openConsole } from './open-console.ts';
import type { StartOptions } from './options.ts';
import { createPageAddress, type PageAddress } from './page-address.ts';
import { followPower } from './power.ts';
import { printPage } from './print-report.ts';
import { addPolicyToDevServer, registerScheme, serveRenderer } from './protocol.ts';
import { quitInGoodOrder } from './quit.ts';
import { resetPin } from './reset-pin.ts';
import { createSafeStorageKey } from './safe-storage-key.ts';
import { createShell } from './shell.ts';
import { bringForward, claimSingleInstance } from './single-instance.ts';
import { showSweepNotification } from './sweep-notification.ts';
import { offerWaysOut } from './ways-out.ts';

const APP_NAME = 'Testing Day Console';
/** As in `electron-builder.yml`: Windows shows notifications only of programs that it knows by this. */
const APP_ID = 'org.testingdayconsole.app';

/** Where the parts of this build lie; absolute. */
export interface BuildPaths {
  readonly preload: string;
  readonly renderer: string;
  readonly worker: string;
}

/** What the steps after `ready` share. */
interface Stage {
  readonly options: StartOptions;
  readonly paths: BuildPaths;
  readonly folders: DataFolders;
  readonly log: Log;
  readonly board: NoticeBoard;
  readonly publish: Publish;
  /** Whose PIN is made new; null: nobody's. */
  readonly resetPinFor: string | null;
}

/** Everything that has to happen before Electron is ready, in this order: folders, log, single instance, scheme. */
export function startApplication(options: StartOptions, paths: BuildPaths, resetPinFor: string | null): void {
  app.setName(APP_NAME);
  app.setAppUserModelId(APP_ID);
  const folders = claimDataFolder(app, dataDirOf({ chosen: options.dataDir, isDemo: options.isDemo }));
  if (!folders.ok) {
    refuseToStart(folders.error);
    return;
  }

  let window: ConsoleWindow | null = null;
  if (!claimSingleInstance(app, () => window?.browser ?? null)) {
    app.quit();
    return;
  }

  const log = createFileLog(folders.value.logs);
  const publish = createPublisher(() => (window === null ? [] : [window.contents]));
  const board = new NoticeBoard(publish);
  catchUnexpected(process, log, () => board.post(UNEXPECTED_NOTICE));
  app.on('window-all-closed', () => app.quit());
  registerScheme();

  void app.whenReady().then(() => {
    window = openWindow({ options, paths, folders: folders.value, log, board, publish, resetPinFor });
  });
}

/**
 * Guards, window, console, in this order: no page without guards, and the window is on its way before the database is
 * opened, since a page takes longer to draw than data to load.
 */
function openWindow(stage: Stage): ConsoleWindow {
  const { options, paths, folders, log, board, publish } = stage;
  const { isDemo, transport, isLocalOnly } = options;
  log.info('started', app.getVersion(), `Electron ${process.versions.electron}`, isDemo ? 'demo school' : 'real data');
  const address = preparePages(paths.renderer, log);
  const window = new ConsoleWindow({
    title: isDemo ? `${APP_NAME} — demo school` : APP_NAME,
    preload: paths.preload,
    isPackaged: app.isPackaged,
    statePath: folders.windowState,
    log,
  });
  window.contents.on('did-finish-load', () => board.pageLoaded());
  bringBack(window.contents, address, log);
  void window.browser.loadURL(address.url).catch((error: unknown) => log.error('page not loaded', error));
  const wrapper = createSafeStorageKey(safeStorage, process.platform);
  const host = new ConsoleHost({
    open: () =>
      openConsole({
        dataDir: folders.dataDir,
        isDemo,
        transport,
        isLocalOnly,
        worker: paths.worker,
        resolveProxy: (url) => session.defaultSession.resolveProxy(url),
        wrapper,
        log,
        notify: (notice) => board.post(notice),
      }),
    offerWaysOut: (error) => offerWaysOut(error, window, { dataDir: folders.dataDir, wrapper, log }),
    log,
  });
  installMenu({ window, publish, isDemo, dataDir: folders.dataDir, ready: host.ready });
  quitInGoodOrder(app, () => host.stop(), log);
  answerRequests(stage, window, address, host.ready);
  void host.untilOpen().then((running) => {
    if (running !== null) attachConsole(running, stage, window);
  });
  return window;
}

/** Guards for every page of the session and every contents that ever comes to be, and our own scheme to load from. */
function preparePages(rendererRoot: string, log: Log): PageAddress {
  const { ELECTRON_RENDERER_URL: devServerUrl } = process.env;
  const address = createPageAddress(app.isPackaged ? null : (devServerUrl ?? null));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, address, log));
  guardSession(session.defaultSession, address, log);
  serveRenderer(session.defaultSession, rendererRoot, address, log);
  if (address.isDevServer) addPolicyToDevServer(session.defaultSession);
  return address;
}

function answerRequests(stage: Stage, window: ConsoleWindow, address: PageAddress, ready: ConsoleReady): void {
  const { options, folders, log } = stage;
  const shell = createShell({ window: window.browser, dataDir: folders.dataDir, isDemo: options.isDemo, log });
  registerRequests({
    isOurWindow: (contentsId) => contentsId === window.contents.id,
    isOurPage: address.isOurPage,
    handlers: createHandlers(ready, shell),
    log,
  });
}

/** From here on the console runs: pushes reach the page, sleep and wake reach the console, and probing begins. */
function attachConsole(running: Console, stage: Stage, window: ConsoleWindow): void {
  const { publish, board, resetPinFor } = stage;
  window.showAgain();
  forwardPushes(running, publish, board);
  followPower(powerMonitor, running);
  watchBattery(systemClock, readPower, (notice) => board.post(notice));
  window.setColourScheme(running.settings.get().ui.colourScheme);
  running.settings.onChange(({ ui }) => window.setColourScheme(ui.colourScheme));
  if (resetPinFor !== null) void resetPin(running.access, resetPinFor, window.browser);
  followAlerts(running.alerts, createDesktop(window, publish, process.platform));
  running.run();
  followSchedule(running, stage, window);
}

/** Sweeps at the set times, with a word on the desktop and a PDF beside each saved page. */
function followSchedule(running: Console, { log, publish }: Stage, window: ConsoleWindow): void {
  const openBoard = () => {
    bringForward(window.browser);
    publish('app.menuChosen', 'go-readiness');
  };
  running.timetable.onSweep((outcome) => {
    void afterScheduledSweep(outcome, {
      notify: (said) => showSweepNotification(said, openBoard),
      print: (html) => printPage(html, log),
      write: writeChosenFile,
      log,
    });
  });
  running.timetable.run();
}
