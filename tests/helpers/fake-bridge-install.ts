import { z } from 'zod';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';

/** Runs in the page before the page's own script; see `renderer-page.ts`. */
declare global {
  interface Window {
    fakeOptions?: FakeOptions;
    /** `mute` stops the pulses, as if the main process hung. */
    fake: FakeBridge & { readonly mute: () => void };
  }
}

z.config({ jitless: true });
const fake = createFakeBridge(window.fakeOptions ?? {});
Object.assign(window, { tdc: fake.bridge, fake: { ...fake, mute: fake.startPulses() } });
