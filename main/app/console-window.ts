import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { UiSettings } from '../../shared/model/settings.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Log } from '../log.ts';
import { rescuePage } from './crash.ts';
import { askToReload } from './dialogs.ts';
import { BACKGROUNDS, createWindowOptions } from './window-options.ts';
import { placeWindow, readWindowState, type WindowState, writeWindowState } from './window-state.ts';

/** Moving and resizing tell of every pixel; the place is written this long after the last. */
const SAVE_AFTER_MS = SECOND_MS;

export interface ConsoleWindowWishes {
  readonly title: string;
  readonly preload: string;
  readonly isPackaged: boolean;
  /** File that remembers place and colour scheme. */
  readonly statePath: string;
  readonly log: Log;
}

/** The one window of the console: opens where it was, remembers where it goes, comes back after a crash. */
export class ConsoleWindow {
  readonly browser: BrowserWindow;
  /** Of {@link browser}; can still be asked whether it is destroyed when the window is gone. */
  readonly contents: WebContents;
  readonly #wishes: ConsoleWindowWishes;
  #state: WindowState;
  #saveTimer: NodeJS.Timeout | null = null;
  #isHeldBack = false;

  constructor(wishes: ConsoleWindowWishes) {
    this.#wishes = wishes;
    this.#state = readWindowState(wishes.statePath);
    nativeTheme.themeSource = this.#state.colourScheme;
    const placement = placeWindow(this.#state, workAreas());
    this.browser = new BrowserWindow(
      createWindowOptions({ ...wishes, placement, isDark: nativeTheme.shouldUseDarkColors }),
    );
    this.contents = this.browser.webContents;
    this.#rememberPlace();
    this.#followScheme();
    // The title says demo or not; a page must not be able to take that away.
    this.browser.on('page-title-updated', (event) => event.preventDefault());
    this.browser.once('ready-to-show', () => {
      if (placement.isMaximized) this.browser.maximize();
      if (placement.isFullScreen) this.browser.setFullScreen(true);
      if (!this.#isHeldBack) this.browser.show();
    });
    rescuePage(this.contents, {
      log: wishes.log,
      now: Date.now,
      tell: (what) => void this.#offerReload(what),
    });
  }

  /** Out of sight while there is nothing to show, such as when the data cannot be opened. */
  holdBack(): void {
    this.#isHeldBack = true;
    this.browser.hide();
  }

  /** Back in sight, with a page that asks for everything anew. */
  showAgain(): void {
    if (!this.#isHeldBack || this.browser.isDestroyed()) return;
    this.#isHeldBack = false;
    this.contents.reload();
    this.browser.show();
  }

  /** Kept for the next start, and told to Chromium so that menus and system dialogs follow. */
  setColourScheme(colourScheme: UiSettings['colourScheme']): void {
    nativeTheme.themeSource = colourScheme;
    if (this.#state.colourScheme !== colourScheme) this.#save({ colourScheme });
  }

  #followScheme(): void {
    const paint = () => {
      this.browser.setBackgroundColor(nativeTheme.shouldUseDarkColors ? BACKGROUNDS.dark : BACKGROUNDS.light);
    };
    nativeTheme.on('updated', paint);
    this.browser.once('closed', () => nativeTheme.off('updated', paint));
  }

  #rememberPlace(): void {
    const soon = () => {
      if (this.#saveTimer !== null) clearTimeout(this.#saveTimer);
      this.#saveTimer = setTimeout(() => this.#savePlace(), SAVE_AFTER_MS);
    };
    this.browser.on('resize', soon);
    this.browser.on('move', soon);
    this.browser.on('close', () => this.#savePlace());
    this.browser.once('closed', () => {
      if (this.#saveTimer !== null) clearTimeout(this.#saveTimer);
    });
  }

  #savePlace(): void {
    const { browser } = this;
    this.#save({
      bounds: browser.getNormalBounds(),
      isMaximized: browser.isMaximized(),
      isFullScreen: browser.isFullScreen(),
    });
  }

  #save(change: Partial<WindowState>): void {
    this.#state = { ...this.#state, ...change };
    writeWindowState(this.#wishes.statePath, this.#state, this.#wishes.log);
  }

  async #offerReload(what: 'crashed' | 'unresponsive'): Promise<void> {
    const isWanted = await askToReload(what);
    if (!isWanted || this.browser.isDestroyed()) return;
    // A page that hangs cannot be loaded anew: its process has to go first, and is then brought back like after any crash.
    if (what === 'unresponsive') this.contents.forcefullyCrashRenderer();
    else this.contents.reload();
  }
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
