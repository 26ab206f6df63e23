import { configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { useUiStore } from '../../../../../../renderer/state/ui-store.ts';
import { BUILT_IN_PROFILES } from '../../../../../../shared/profiles/index.ts';
import { type RenderedApp, renderApp } from '../../../../../helpers/render-app.tsx';

// The chart draws on a canvas, which the test page does not have.
vi.mock('uplot', () => ({
  default: class {
    setData() {}
    setSize() {}
    redraw() {}
    destroy() {}
  },
}));

// A whole window is rendered here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });

let app: RenderedApp | null = null;
afterEach(() => {
  app?.stop();
  app = null;
});

test("what a student's screen says gets its help at once, and the diagnosis learns of it", async () => {
  app = renderApp({ profiles: BUILT_IN_PROFILES });
  const person = userEvent.setup();
  await screen.findByRole('region', { name: 'Room 114' });
  const deviceId = 'd2-1';
  useUiStore.getState().openDevice(deviceId);
  await screen.findByRole('region', { name: 'Device CB-0201' });

  await person.click(await screen.findByRole('button', { name: /What its screen says/ }));
  await person.type(await screen.findByRole('textbox', { name: 'What its screen says' }), '8026');
  expect((await screen.findAllByText(/caching computer/i)).length).toBeGreaterThan(0);
  await person.click(screen.getByRole('button', { name: /^Note it for/ }));

  await waitFor(() =>
    expect(app?.calls).toContainEqual({ name: 'diagnosis.report', input: { deviceId, code: '8026' } }),
  );
});
