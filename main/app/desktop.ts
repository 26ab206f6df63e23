import { app, Notification, nativeImage } from 'electron';
import type { Publish } from '../ipc/publish.ts';
import type { Desktop } from './alerts.ts';
import { BADGE_SIZE, badgeBitmap } from './badge-image.ts';
import type { ConsoleWindow } from './console-window.ts';
import { bringForward } from './single-instance.ts';

/**
 * The desktop as this system has it. Numbers stand on the dock (macOS) and on the launcher (Linux desktops with the Unity interface);
 * Windows gets a small picture with the number over its taskbar button.
 */
export function createDesktop(window: ConsoleWindow, publish: Publish, platform: NodeJS.Platform): Desktop {
  const { browser } = window;
  return {
    note({ title, body, isCritical }, onClick) {
      if (!Notification.isSupported()) return null;
      // The console has a sound of its own, which can be switched off.
      const note = new Notification({ title, body, silent: true, ...(isCritical ? STAYS : {}) });
      note.on('click', onClick);
      note.show();
      return note;
    },
    badge(count) {
      if (browser.isDestroyed()) return;
      if (platform === 'win32') browser.setOverlayIcon(overlay(count), overlayWords(count));
      else app.setBadgeCount(count);
    },
    flash(isOn) {
      if (!browser.isDestroyed() && (!isOn || !browser.isFocused())) browser.flashFrame(isOn);
    },
    showSituation() {
      bringForward(browser);
      publish('app.menuChosen', 'go-live');
    },
  };
}

/** Linux: urgent notes stay until somebody has seen them. Windows: the same. macOS decides by itself. */
const STAYS = { urgency: 'critical', timeoutType: 'never' } as const;

function overlay(count: number): Electron.NativeImage | null {
  if (count === 0) return null;
  return nativeImage.createFromBitmap(Buffer.from(badgeBitmap(count)), {
    width: BADGE_SIZE,
    height: BADGE_SIZE,
    scaleFactor: 2,
  });
}

/** Read out by screen readers. */
function overlayWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 alert that nobody has acknowledged' : `${count} alerts that nobody has acknowledged`;
}
