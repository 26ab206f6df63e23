import type { WebContents } from 'electron';
import type { AppNotice } from '../../shared/contract/app.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { Log } from '../log.ts';

/** A page that dies again within this time will not be helped by another reload. */
const RELOAD_ONCE_PER_MS = 5 * MINUTE_MS;

/** Remembers reloads and decides about the next one. */
export function createReloadPolicy(now: () => number): () => 'reload' | 'tell' {
  let reloadedAt: number | null = null;
  return () => {
    if (reloadedAt !== null && now() - reloadedAt < RELOAD_ONCE_PER_MS) return 'tell';
    reloadedAt = now();
    return 'reload';
  };
}

export interface PageRescue {
  readonly log: Log;
  readonly now: () => number;
  /** The page died twice in a short time, or does not react: a plain message with ways out. Probing goes on meanwhile. */
  readonly tell: (what: 'crashed' | 'unresponsive') => void;
}

/** Brings a dead page back once; it asks for fresh snapshots by itself, since the main process holds the truth. */
export function rescuePage(contents: WebContents, { log, now, tell }: PageRescue): void {
  const decide = createReloadPolicy(now);
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('page process gone', reason, exitCode);
    if (decide() === 'reload') contents.reload();
    else tell('crashed');
  });
  contents.on('unresponsive', () => {
    log.warn('page does not react');
    tell('unresponsive');
  });
  contents.on('responsive', () => log.info('page reacts again'));
}

/** What people see of a bug in the main process. */
export const UNEXPECTED_NOTICE: AppNotice = {
  code: 'unexpected-error',
  level: 'warning',
  title: 'Something unexpected happened',
  message: 'Checking the devices goes on. If something looks wrong, close the console and open it again.',
  isSticky: false,
  isCleared: false,
};

/**
 * The last boundary of the main process: a bug is logged and told in plain words, and probing goes on. Stopping would take
 * the live grid away in the middle of a test.
 */
export function catchUnexpected(process: NodeJS.EventEmitter, log: Log, tell: () => void): void {
  const onUnexpected = (kind: string) => (error: unknown) => {
    log.error(kind, error);
    tell();
  };
  process.on('uncaughtException', onUnexpected('uncaught exception'));
  process.on('unhandledRejection', onUnexpected('unhandled rejection'));
}
