import { z } from 'zod';

export const AppInfo = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']),
  isDemo: z.boolean(),
  /** Shown in Settings, so that people know what to back up. */
  dataDir: z.string(),
  /** False until a roster was imported or a room made by hand. */
  hasRoster: z.boolean(),
});
export type AppInfo = z.infer<typeof AppInfo>;

/** A banner or toast that starts in the main process. `code` is stable; the same code replaces its predecessor. */
export const AppNotice = z.object({
  code: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  title: z.string(),
  message: z.string(),
  /** Stays until dismissed or cleared; else it fades. */
  isSticky: z.boolean(),
  /** True: the notice with this code is over and goes away. */
  isCleared: z.boolean(),
});
export type AppNotice = z.infer<typeof AppNotice>;

export const ClientError = z.object({ message: z.string().max(2_000), stack: z.string().max(10_000).nullable() });
export type ClientError = z.infer<typeof ClientError>;

/** What the application menu can ask of the window. */
export const MenuCommand = z.enum([
  'go-live',
  'go-readiness',
  'go-sessions',
  'go-roster',
  'go-platforms',
  'go-alerts',
  'go-timeline',
  'go-incidents',
  'go-district',
  'go-day',
  'log-incident',
  'go-settings',
  'open-palette',
  'import-roster',
  'export-roster',
  'check-now',
  'start-sweep',
  'undo',
  'find',
  'toggle-projector',
  'toggle-colour-scheme',
  'show-shortcuts',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;
