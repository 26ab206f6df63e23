import { z } from 'zod';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';

/** Runs in the page before the page's own script; see `renderer-page.ts`. */
declare global {
  interface Window {
    fakeOptions?: FakeOptions;
    fake: FakeBridge;
  }
}

z.config({ jitless: true });
const fake = createFakeBridge(window.fakeOptions ?? {});
Object.assign(window, { tdc: fake.bridge, fake });
fake.startPulses();
