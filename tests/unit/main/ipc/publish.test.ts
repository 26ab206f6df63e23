import { describe, expect, it, type Mock, vi } from 'vitest';
import { createPublisher, type PushTarget } from '../../../../main/ipc/publish.ts';

function aTarget({ isDestroyed = false, isCrashed = false } = {}): PushTarget & { send: Mock<PushTarget['send']> } {
  return { isDestroyed: () => isDestroyed, isCrashed: () => isCrashed, send: vi.fn<PushTarget['send']>() };
}

describe('createPublisher', () => {
  it('reaches every live window and leaves out those that are gone or crashed', () => {
    const live = [aTarget(), aTarget()];
    const dead = [aTarget({ isDestroyed: true }), aTarget({ isCrashed: true })];
    createPublisher(() => [...dead, ...live])('app.menuChosen', 'find');
    for (const target of live) expect(target.send.mock.calls).toEqual([['app.menuChosen', 'find']]);
    for (const target of dead) expect(target.send).not.toHaveBeenCalled();
  });

  it('asks for the windows anew each time', () => {
    const windows: PushTarget[] = [];
    const publish = createPublisher(() => windows);
    publish('app.menuChosen', 'find');
    const late = aTarget();
    windows.push(late);
    publish('app.menuChosen', 'undo');
    expect(late.send.mock.calls).toEqual([['app.menuChosen', 'undo']]);
  });
});
