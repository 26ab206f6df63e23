import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../../../main/ipc/handlers.ts';
import type { ConsoleServices, NamedText, ShellServices } from '../../../../main/services.ts';
import { channels } from '../../../../shared/contract/channels.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

function aShell(changes: Partial<ShellServices> = {}): ShellServices {
  return {
    info: () => ({ version: '1.2.3', platform: 'linux', isDemo: false, dataDir: '/data' }),
    reportClientError: vi.fn(),
    restartInDemo: vi.fn(),
    restartWithRealData: vi.fn(),
    pickRosterFile: async () => ok(null),
    pickSiteFile: async () => ok(null),
    saveSiteFile: async () => ok(null),
    saveHistory: async ({ name }) => ok(name),
    saveReport: async () => ok(null),
    saveRosterFile: async ({ name }) => ok(name),
    saveLeavingFile: async ({ name }) => ok(name),
    saveBytes: async ({ name }) => ok(name),
    pickAttachment: async () => ok(null),
    pickExchangeFile: async () => ok(null),
    saveExchangeFile: async ({ name }) => ok(name),
    ...changes,
  };
}

/** Only what a test needs of the console; touching anything else fails the test. */
function aConsole(roster: Partial<ConsoleServices['roster']>): () => Promise<Result<ConsoleServices>> {
  return async () => ok({ roster } as ConsoleServices);
}

const damaged = fail('store-damaged', 'The data file cannot be read.');

describe('handlers', () => {
  it('exist for every request of the contract table and nothing else', () => {
    const requests = Object.entries(channels).flatMap(([name, { direction }]) =>
      direction === 'request' ? [name] : [],
    );
    expect(Object.keys(createHandlers(async () => damaged, aShell())).sort()).toEqual(requests.sort());
  });

  it('answer with the reason when the console could not open its data', async () => {
    const handlers = createHandlers(async () => damaged, aShell());
    expect(await handlers['live.snapshot'](undefined)).toEqual(damaged);
    expect(await handlers['rooms.create']({ name: 'Room 1', kind: 'room' })).toEqual(damaged);
  });

  it('still report errors and change to the demo when the console could not open its data', async () => {
    const shell = aShell();
    const handlers = createHandlers(async () => damaged, shell);
    expect(await handlers['app.reportError']({ message: 'x', stack: null })).toEqual(ok(undefined));
    expect(await handlers['app.openDemo'](undefined)).toEqual(ok(undefined));
    expect(shell.reportClientError).toHaveBeenCalledOnce();
    expect(shell.restartInDemo).toHaveBeenCalledOnce();
  });

  it('read nothing when no file was picked', async () => {
    const readFile = vi.fn();
    const handlers = createHandlers(aConsole({ readFile }), aShell());
    expect(await handlers['roster.pickFile'](undefined)).toEqual(ok(null));
    expect(readFile).not.toHaveBeenCalled();
  });

  it('save the exported roster where the person says, and pass a failed export on', async () => {
    const file: NamedText = { name: 'roster.csv', text: 'label\n' };
    const saveRosterFile = vi.fn(async () => ok('mine.csv'));
    const saved = createHandlers(aConsole({ exportCsv: () => ok(file) }), aShell({ saveRosterFile }));
    expect(await saved['roster.export'](undefined)).toEqual(ok('mine.csv'));
    expect(saveRosterFile).toHaveBeenCalledExactlyOnceWith(file);

    const failed = createHandlers(aConsole({ exportCsv: () => damaged }), aShell({ saveRosterFile }));
    expect(await failed['roster.export'](undefined)).toEqual(damaged);
    expect(saveRosterFile).toHaveBeenCalledOnce();
  });

  it('say whether there is a roster yet', async () => {
    const info = async (rooms: number) => {
      const snapshot = { revision: 0, rooms: Array(rooms).fill({}), devices: [] };
      const reply = await createHandlers(aConsole({ snapshot: () => snapshot }), aShell())['app.info'](undefined);
      return reply.ok && reply.value.hasRoster;
    };
    expect(await info(0)).toBe(false);
    expect(await info(1)).toBe(true);
  });
});
