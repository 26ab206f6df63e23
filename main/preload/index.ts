import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

/**
 * Runs sandboxed before the page and gives it one global. Nothing of Electron reaches the page: neither `ipcRenderer`
 * nor its event objects, and no channel whose name the page could choose.
 *
 * Pushes that arrive before the page subscribed are gone. Nothing is lost by it: the page subscribes first and then asks
 * for snapshots, whose `seq` and `revision` say which pushes they contain.
 */
contextBridge.exposeInMainWorld(
  'tdc',
  createBridge({
    invoke: (channel, name, input) => ipcRenderer.invoke(channel, name, input),
    subscribe(channel, listener) {
      const onMessage = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(channel, onMessage);
      return () => {
        ipcRenderer.removeListener(channel, onMessage);
      };
    },
  }),
);
