import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  placeWindow,
  type Rectangle,
  readWindowState,
  type WindowState,
  writeWindowState,
} from '../../../../main/app/window-state.ts';

const LAPTOP: Rectangle = { x: 0, y: 0, width: 1_366, height: 728 };
const PROJECTOR: Rectangle = { x: 1_366, y: -200, width: 1_920, height: 1_080 };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

function aState(bounds: Rectangle | null, over: Partial<WindowState> = {}): WindowState {
  return { bounds, isMaximized: false, isFullScreen: false, colourScheme: 'system', ...over };
}

describe('placeWindow', () => {
  it('puts the window back where it was, on the second screen too', () => {
    const bounds = { x: 1_500, y: -100, width: 1_200, height: 800 };
    expect(placeWindow(aState(bounds), [LAPTOP, PROJECTOR]).bounds).toEqual(bounds);
  });

  it('comes back to the main screen when the other one is gone', () => {
    const bounds = { x: 1_500, y: -100, width: 1_200, height: 800 };
    expect(placeWindow(aState(bounds), [LAPTOP]).bounds).toEqual({ width: 1_366, height: 728 });
  });

  it('shrinks to a screen that has become smaller', () => {
    const bounds = { x: 0, y: 0, width: 2_500, height: 1_400 };
    expect(placeWindow(aState(bounds), [LAPTOP]).bounds).toEqual({ x: 0, y: 0, width: 1_366, height: 728 });
  });

  it('is pulled in when a part of it would lie on no screen', () => {
    const bounds = { x: 400, y: 100, width: 1_200, height: 700 };
    expect(placeWindow(aState(bounds), [LAPTOP]).bounds).toEqual({ x: 166, y: 28, width: 1_200, height: 700 });
  });

  it('stays across two screens', () => {
    const bounds = { x: 1_000, y: 20, width: 1_200, height: 600 };
    expect(placeWindow(aState(bounds), [LAPTOP, PROJECTOR]).bounds).toEqual(bounds);
  });

  it.each([
    ['only a sliver is on screen', { x: 1_300, y: 10, width: 900, height: 600 }],
    ['its title bar is above the screen', { x: 10, y: -40, width: 900, height: 600 }],
    ['its title bar is below the screen', { x: 10, y: 720, width: 900, height: 600 }],
  ])('opens in the middle when %s', (_when, bounds) => {
    expect(placeWindow(aState(bounds), [LAPTOP]).bounds).not.toHaveProperty('x');
  });

  it('leaves the place to the system at the first start', () => {
    expect(placeWindow(aState(null), [PROJECTOR]).bounds).toEqual({ width: 1_440, height: 900 });
  });

  it('stays maximized on whatever screen is left', () => {
    const state = aState({ x: 5_000, y: 0, width: 900, height: 600 }, { isMaximized: true });
    expect(placeWindow(state, [LAPTOP])).toMatchObject({ isMaximized: true });
  });
});

describe('window state file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tdc-place-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('comes back as it was written', () => {
    const path = join(folder, 'place.json');
    const state = aState({ x: 1, y: 2, width: 900, height: 700 }, { isMaximized: true, colourScheme: 'dark' });
    writeWindowState(path, state, quiet);
    expect(readWindowState(path)).toEqual(state);
  });

  it.each(['', '{', '[]', '{"bounds":{"x":"left"}}', '{"bounds":{"x":0,"y":0,"width":-5,"height":1e9}}'])(
    'counts as absent when it holds %j',
    async (text) => {
      const path = join(folder, 'place.json');
      await writeFile(path, text);
      expect(readWindowState(path)).toEqual(aState(null));
    },
  );

  it('does not fail when the folder cannot be written to', () => {
    expect(() => writeWindowState(join(folder, 'gone', 'place.json'), aState(null), quiet)).not.toThrow();
  });
});
