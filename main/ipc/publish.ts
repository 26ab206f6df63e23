import type { PushName, PushPayload } from '../../shared/contract/channels.ts';

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
