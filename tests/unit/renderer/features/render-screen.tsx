import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications, notifications } from '@mantine/notifications';
import { cleanup, configure, render, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import { useRosterStore } from '../../../../renderer/state/roster-store.ts';
import { useSettingsStore } from '../../../../renderer/state/settings-store.ts';
import { startSync } from '../../../../renderer/state/sync.ts';
import { theme } from '../../../../renderer/ui/theme.ts';
import type { RequestName } from '../../../../shared/contract/channels.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from '../../../helpers/fake-bridge.ts';
import { giveFonts } from '../../../helpers/fonts.ts';

export interface Screen {
  readonly fake: FakeBridge;
  readonly user: UserEvent;
  /** What the page asked for under this name, oldest first. */
  inputsOf(name: RequestName): unknown[];
}

// Generous, because a busy machine is slow to look up roles in a large page; nothing here measures time.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const disposers: (() => void)[] = [];

/** Draws a screen as the window would, with stores that follow a made-up main process. */
export async function renderScreen(children: ReactNode, options: FakeOptions = {}): Promise<Screen> {
  giveFonts();
  const fake = createFakeBridge({ isDemo: false, ...options });
  Object.assign(window, { tdc: fake.bridge });
  disposers.push(startSync());
  const user = userEvent.setup();
  render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      <ModalsProvider>{children}</ModalsProvider>
    </MantineProvider>,
  );
  await waitForRoster();
  return {
    fake,
    user,
    inputsOf: (name) => fake.calls.filter((call) => call.name === name).map((call) => call.input),
  };
}

async function waitForRoster(): Promise<void> {
  await waitFor(() => {
    if (useRosterStore.getState().data === null) throw new Error('The roster has not arrived.');
    if (useSettingsStore.getState().info === null) throw new Error('The facts about the app have not arrived.');
  });
}

afterEach(() => {
  cleanup();
  for (const dispose of disposers.splice(0)) dispose();
  notifications.clean();
  useRosterStore.setState({ data: null });
  useSettingsStore.setState({ info: null });
});
