import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of the page. */
    readonly tdc: Bridge;
  }
}
