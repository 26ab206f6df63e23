import { cleanup, render } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { useLiveStore } from '../../renderer/state/live-store.ts';
import { useProfilesStore } from '../../renderer/state/profiles-store.ts';
import { useRosterStore } from '../../renderer/state/roster-store.ts';
import { useSessionsStore } from '../../renderer/state/sessions-store.ts';
import { useSiteStore } from '../../renderer/state/site-store.ts';
import { startSync } from '../../renderer/state/sync.ts';
import { NO_FILTERS, useUiStore } from '../../renderer/state/ui-store.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';

const WINDOW = { width: 1_280, height: 700 };

export interface RenderedApp extends FakeBridge {
  /** Closes the page, which must leave no listener behind. */
  disconnect(): void;
  /** The same, and everything back to the beginning. */
  stop(): void;
}

/** The whole window over a fake bridge, as large as a laptop's. `stop` takes everything away again. */
export function renderApp(options: FakeOptions = {}): RenderedApp {
  giveElementsASize();
  const fake = createFakeBridge(options);
  vi.stubGlobal('tdc', fake.bridge);
  const stopSync = startSync();
  fake.pulse();
  render(<App />);
  function disconnect(): void {
    cleanup();
    stopSync();
  }
  return {
    ...fake,
    disconnect,
    stop() {
      disconnect();
      useLiveStore.setState({ data: null, status: null, heardAt: null });
      useRosterStore.setState({ data: null });
      useSessionsStore.setState({ sessions: null, current: new Map() });
      useSiteStore.setState({ site: null });
      useProfilesStore.setState({ list: null });
      useUiStore.setState({ screen: 'live', filters: NO_FILTERS, openDeviceId: null, focusedDeviceId: null });
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}

/** The test page lays nothing out; the grid draws only what has a size. */
export function giveElementsASize(): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW.height);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WINDOW.width);
  vi.stubGlobal('ResizeObserver', OneSizeObserver);
}

/** Tells of one and the same size, once. */
class OneSizeObserver implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  observe(target: Element): void {
    const size = [{ inlineSize: WINDOW.width, blockSize: WINDOW.height }];
    const contentRect = new DOMRect(0, 0, WINDOW.width, WINDOW.height);
    const entry = { target, contentRect, borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size };
    queueMicrotask(() => this.#tell([entry], this));
  }

  unobserve(): void {}

  disconnect(): void {}
}
