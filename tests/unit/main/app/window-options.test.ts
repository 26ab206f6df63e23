import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BACKGROUNDS, createWindowOptions } from '../../../../main/app/window-options.ts';

const wishes = {
  title: 'Testing Day Console',
  placement: { bounds: { x: 1, y: 2, width: 1_000, height: 700 }, isMaximized: false, isFullScreen: false },
  isDark: true,
  preload: '/app/out/preload/index.cjs',
  isPackaged: true,
};

describe('createWindowOptions', () => {
  it('pins every security setting that ships', () => {
    expect(createWindowOptions(wishes).webPreferences).toEqual({
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
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools only where the program is worked on', () => {
    expect(createWindowOptions({ ...wishes, isPackaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('opens out of sight, on the background that the page will have', () => {
    const tokens = readFileSync('renderer/ui/tokens.css', 'utf8');
    const grounds = [...tokens.matchAll(/--ground:\s*(#\w+)/g)].map(([, colour]) => colour);
    expect([BACKGROUNDS.dark, BACKGROUNDS.light]).toEqual(grounds);
    expect(createWindowOptions(wishes)).toMatchObject({ show: false, backgroundColor: BACKGROUNDS.dark });
    expect(createWindowOptions({ ...wishes, isDark: false }).backgroundColor).toBe(BACKGROUNDS.light);
  });
});
