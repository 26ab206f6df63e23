import { expect, it } from 'vitest';
import { openTransport, transportCandidates } from '../../../../main/probe/open-transport.ts';
import type { EchoSink, EchoTransport } from '../../../../main/probe/transport.ts';
import { fail, ok } from '../../../../shared/result.ts';

const sink: EchoSink = { replied: () => {}, failed: () => {} };

function aTransport(label: string, refusal: string | null = null) {
  return async (): Promise<EchoTransport> => ({
    name: 'native',
    label,
    maxInFlight: 1,
    open: async () => (refusal === null ? ok(undefined) : fail('refused', refusal)),
    send: () => 0,
    drain: () => 0,
    wait: async () => {},
    close: async () => {},
  });
}

it('automatic choice > takes the first that works and says why a better one was not usable', async () => {
  const opened = await openTransport('auto', sink, () => [
    aTransport('native ICMP', 'This account may not send pings by itself.'),
    aTransport('system ping'),
  ]);
  expect(opened).toMatchObject({
    ok: true,
    value: { transport: { label: 'system ping' }, message: expect.stringContaining('may not send pings') },
  });
});

it('automatic choice > says nothing when the first one works', async () => {
  const opened = await openTransport('auto', sink, () => [aTransport('native ICMP'), aTransport('system ping')]);
  expect(opened).toMatchObject({ ok: true, value: { message: null } });
});

it('forced choice > fails with the reason and what to do', async () => {
  const opened = await openTransport('native', sink, () => [aTransport('native ICMP', 'Not allowed here.')]);
  expect(opened).toMatchObject({ ok: false, error: { code: 'no-transport' } });
  expect(opened.ok ? '' : opened.error.message).toMatch(/Not allowed here\. Choose "automatic" in Settings\.$/);
});

it('automatic choice > uses the next one and says why when parts of the best one are missing', async () => {
  const broken = async (): Promise<EchoTransport> => {
    throw new Error("Cannot find package 'koffi'\nRequire stack: …");
  };
  const opened = await openTransport('auto', sink, () => [broken, aTransport('system ping')]);
  expect(opened).toMatchObject({
    ok: true,
    value: {
      transport: { label: 'system ping' },
      message:
        "Using system ping: The part of the console that pings by itself could not be loaded (Cannot find package 'koffi'). Installing the console again brings it back.",
    },
  });
});

it('simulated transport > is used only when it is chosen', async () => {
  const candidates = transportCandidates('linux', { kind: 'demo', startedAt: 0, speed: 1 });
  const names = (choice: 'auto' | 'simulated') =>
    Promise.all(candidates(choice).map(async (create) => (await create()).name));
  expect(await names('auto')).toEqual(['native', 'system']);
  expect(await names('simulated')).toEqual(['simulated']);
});
