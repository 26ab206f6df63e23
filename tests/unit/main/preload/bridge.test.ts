import { describe, expect, it, vi } from 'vitest';
import { type BridgePort, createBridge } from '../../../../main/preload/bridge.ts';
import { channels } from '../../../../shared/contract/channels.ts';

const namesOf = (direction: 'request' | 'push') =>
  Object.entries(channels)
    .filter(([, channel]) => channel.direction === direction)
    .map(([name]) => name)
    .sort();

function aPort() {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  return {
    listeners,
    invoke: vi.fn<BridgePort['invoke']>(async () => ({ ok: true, value: undefined })),
    subscribe(channel: string, listener: (payload: unknown) => void) {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}

describe('bridge', () => {
  it('offers exactly the names of the contract table', () => {
    const bridge = createBridge(aPort());
    expect(Object.keys(bridge).sort()).toEqual(['on', 'request']);
    expect(Object.keys(bridge.request).sort()).toEqual(namesOf('request'));
    expect(Object.keys(bridge.on).sort()).toEqual(namesOf('push'));
  });

  it('sends a request under its own name, whatever else the page passes', async () => {
    const port = aPort();
    const bridge = createBridge(port);
    const ask = bridge.request['live.detail'] as (...args: unknown[]) => Promise<unknown>;
    await ask({ deviceId: 'd1' }, 'settings.update', { ui: {} });
    expect(port.invoke.mock.calls).toEqual([['tdc.request', 'live.detail', { deviceId: 'd1' }]]);
  });

  it('stops calling a listener after its unsubscribe, and only that one', () => {
    const port = aPort();
    const bridge = createBridge(port);
    const first = vi.fn();
    const second = vi.fn();
    const stopFirst = bridge.on['app.menuChosen'](first);
    bridge.on['app.menuChosen'](second);
    stopFirst();
    for (const listener of port.listeners.get('app.menuChosen') ?? []) listener('find');
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledExactlyOnceWith('find');
  });
});
