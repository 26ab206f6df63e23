import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlacement } from './window-state.ts';

/** Below this the room cards no longer fit beside the panel. */
export const MIN_WINDOW_SIZE = { width: 800, height: 600 } as const;

/** Page background of either scheme, so that the window never flashes; `renderer/ui/tokens.css` has the same values. */
export const BACKGROUNDS = { dark: '#0e1216', light: '#f3f5f7' } as const;

export interface WindowWishes {
  readonly title: string;
  readonly placement: WindowPlacement;
  readonly isDark: boolean;
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** Packaged builds have no developer tools. */
  readonly isPackaged: boolean;
}

/**
 * Options of the console window. The security settings are all written out, even where they equal Electron's default today,
 * and pinned by a test.
 */
export function createWindowOptions(wishes: WindowWishes): BrowserWindowConstructorOptions {
  const { bounds } = wishes.placement;
  return {
    title: wishes.title,
    ...bounds,
    minWidth: MIN_WINDOW_SIZE.width,
    minHeight: MIN_WINDOW_SIZE.height,
    show: false,
    backgroundColor: wishes.isDark ? BACKGROUNDS.dark : BACKGROUNDS.light,
    autoHideMenuBar: false,
    webPreferences: {
      preload: wishes.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      // Chromium fetches its dictionaries from the internet.
      spellcheck: false,
      devTools: !wishes.isPackaged,
    },
  };
}
