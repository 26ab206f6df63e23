import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSettingsStore } from '../../../../renderer/state/settings-store.ts';
import { startSync } from '../../../../renderer/state/sync.ts';
import { playTwoTone } from '../../../../renderer/ui/two-tone.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { anAlert } from '../../../helpers/diagnosis-builders.ts';
import { createFakeBridge } from '../../../helpers/fake-bridge.ts';

let notes: number[] = [];
let closed = 0;

class FakeNode {
  readonly gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  #ended: (() => void) | null = null;

  connect(next: unknown): unknown {
    return next;
  }

  start(): void {}

  stop(): void {
    queueMicrotask(() => this.#ended?.());
  }

  addEventListener(_name: string, listener: () => void): void {
    this.#ended = listener;
  }
}

class FakeOscillator extends FakeNode {
  constructor(_context: unknown, { frequency }: { readonly frequency: number }) {
    super();
    notes.push(frequency);
  }
}

class FakeContext {
  readonly currentTime = 0;
  readonly destination = null;

  close(): Promise<void> {
    closed += 1;
    return Promise.resolve();
  }
}

beforeEach(() => {
  notes = [];
  closed = 0;
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('OscillatorNode', FakeOscillator);
  vi.stubGlobal('GainNode', FakeNode);
});
afterEach(() => {
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
  vi.unstubAllGlobals();
});

/** What the window plays when the main process says that people are told with a sound. */
async function soundsWhenTold(isProjectorMode: boolean): Promise<number> {
  const fake = createFakeBridge({ settings: { ui: { isProjectorMode } } });
  vi.stubGlobal('tdc', fake.bridge);
  const stop = startSync();
  await vi.waitFor(() => expect(useSettingsStore.getState().settings.ui.isProjectorMode).toBe(isProjectorMode));
  fake.push('alerts.sounded', anAlert());
  stop();
  return notes.length;
}

describe('the alert sound', () => {
  it('is two notes, the second lower, and then lets the sound device go', async () => {
    playTwoTone();
    expect(notes).toHaveLength(2);
    expect(notes[1]).toBeLessThan(notes[0] ?? 0);
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it('is silence where the system has no sound', () => {
    vi.stubGlobal(
      'AudioContext',
      class {
        constructor() {
          throw new Error('no sound device');
        }
      },
    );
    expect(playTwoTone).not.toThrow();
  });

  it('comes once when people are told, and not from a window on the wall', async () => {
    expect(await soundsWhenTold(false)).toBe(2);
    notes = [];
    expect(await soundsWhenTold(true)).toBe(0);
  });
});
