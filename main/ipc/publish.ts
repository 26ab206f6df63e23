import type { PushName, PushPayload } from '../../shared/contract/channels.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { ConsoleServices, Unsubscribe } from './services.ts';

/** What publishing needs of a window's contents; Electron's `WebContents` has it. */
export interface PushTarget {
  isDestroyed(): boolean;
  isCrashed(): boolean;
  send(channel: string, payload: unknown): void;
}

export type Publish = <Name extends PushName>(name: Name, payload: PushPayload<Name>) => void;

/**
 * Sends to the live windows only: sending to a window that is gone throws, and to one whose page crashed fills the log.
 * A page that comes back asks for snapshots, so nothing needs to be kept for it.
 */
export function createPublisher(targets: () => Iterable<PushTarget>): Publish {
  return (name, payload) => {
    for (const target of targets()) {
      if (!target.isDestroyed() && !target.isCrashed()) target.send(name, payload);
    }
  };
}

/** Passes everything the running console says on to the windows; returns how to stop that. */
export function forwardPushes(running: ConsoleServices, publish: Publish, board: NoticeBoard): Unsubscribe {
  const stops = [
    running.live.onDelta((delta) => publish('live.changed', delta)),
    running.live.onPulse((pulse) => publish('live.pulse', pulse)),
    running.roster.onChange((delta) => publish('roster.changed', delta)),
    running.roster.onImportProgress((progress) => publish('roster.importProgress', progress)),
    running.settings.onChange((settings) => publish('settings.changed', settings)),
    running.onNotice((notice) => board.post(notice)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
