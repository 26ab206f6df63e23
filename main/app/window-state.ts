import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../log.ts';

const Rectangle = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
});
/** In device-independent pixels, as Electron counts them. */
export type Rectangle = z.infer<typeof Rectangle>;

const WindowState = z.object({
  /** Where the window was when it was neither maximized nor full screen. */
  bounds: Rectangle.nullable(),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
  /** The chosen scheme, so that the next start has the right background before the database is open. */
  colourScheme: z.enum(['light', 'dark', 'system']),
});
/** What is remembered of the window from one start to the next. */
export type WindowState = z.infer<typeof WindowState>;

const DEFAULT_STATE: WindowState = { bounds: null, isMaximized: false, isFullScreen: false, colourScheme: 'system' };

/** Where the window opens. Without a position the system chooses one, which is the middle of the main screen. */
export interface WindowPlacement {
  readonly bounds: Rectangle | { readonly width: number; readonly height: number };
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

const PREFERRED_SIZE = { width: 1_440, height: 900 } as const;
/** This much of the top edge must be on some screen, so that a hand can take hold of the window and move it. */
const GRIP = { width: 120, height: 32 } as const;

/**
 * Puts the window where it was, unless that is no longer on any screen: the projector is unplugged, or the laptop left its
 * dock. Never larger than the screen it is on, and pulled in where a part of it would lie on no screen.
 *
 * @param workAreas  Usable part of every screen, the main one first. At least one.
 */
export function placeWindow(state: WindowState, workAreas: readonly Rectangle[]): WindowPlacement {
  const { bounds: saved, isMaximized, isFullScreen } = state;
  const area = saved === null ? undefined : workAreas.find((candidate) => isWithinReach(saved, candidate));
  if (saved !== null && area !== undefined) {
    const bounds = isWhollyVisible(saved, workAreas) ? saved : pullInto(saved, area);
    return { bounds, isMaximized, isFullScreen };
  }
  const [main] = workAreas;
  return { bounds: main === undefined ? PREFERRED_SIZE : fitInto(PREFERRED_SIZE, main), isMaximized, isFullScreen };
}

function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  return (
    overlap(window, area).width >= GRIP.width && window.y >= area.y && window.y + GRIP.height <= area.y + area.height
  );
}

/** On one screen or across several; screens do not overlap. */
function isWhollyVisible(window: Rectangle, areas: readonly Rectangle[]): boolean {
  const visible = areas
    .map((area) => overlap(window, area))
    .reduce((sum, { width, height }) => sum + width * height, 0);
  return visible === window.width * window.height;
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
  };
}

function pullInto(window: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = fitInto(window, area);
  return {
    x: Math.max(area.x, Math.min(window.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(window.y, area.y + area.height - height)),
    width,
    height,
  };
}

function fitInto(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

/** Reads the remembered state; the default when there is none, or none that can be used. */
export function readWindowState(path: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return DEFAULT_STATE;
  }
}

/** Written beside and renamed, so that a crash leaves the old state whole. A failure costs a comfort, so it is only logged. */
export function writeWindowState(path: string, state: WindowState, log: Log): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch (error) {
    log.warn('window state not saved', error);
  }
}
