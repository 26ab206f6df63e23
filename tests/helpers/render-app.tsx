import { cleanup, render } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { useLiveStore } from '../../renderer/state/live-store.ts';
import { useProfilesStore } from '../../renderer/state/profiles-store.ts';
import { useReadinessStore } from '../../renderer/state/readiness-store.ts';
import { useRosterStore } from '../../renderer/state/roster-store.ts';
import { useSessionsStore } from '../../renderer/state/sessions-store.ts';
import { useSiteStore } from '../../renderer/state/site-store.ts';
import { startSync } from '../../renderer/state/sync.ts';
import { NO_FILTERS, useUiStore } from '../../renderer/state/ui-store.ts';
import { giveElementsASize } from './element-sizes.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';
import { giveFonts } from './fonts.ts';

export interface RenderedApp extends FakeBridge {
  /** Closes the page, which must leave no listener behind. */
  disconnect(): void;
  /** The same, and everything back to the beginning. */
  stop(): void;
}

/** The whole window over a fake bridge, as large as a laptop's. `stop` takes everything away again. */
export function renderApp(options: FakeOptions = {}): RenderedApp {
  giveElementsASize();
  giveFonts();
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
      useReadinessStore.setState({ data: null });
      useSessionsStore.setState({ sessions: null, current: new Map() });
      useSiteStore.setState({ site: null });
      useProfilesStore.setState({ list: null });
      useUiStore.setState({ screen: 'live', filters: NO_FILTERS, openDeviceId: null, focusedDeviceId: null });
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}
