import { expect, it } from 'vitest';
import { openTransport, transportCandidates } from '../../../../main/probe/open-transport.ts';
import type { EchoSink, EchoTransport } from '../../../../main/probe/transport.ts';
import { fail, ok } from '../../../../shared/result.ts';

const sink: EchoSink = { replied: () => {}, failed: () => {} };

function aTransport(label: string, refusal: string | null = null) {
  return (): EchoTransport => ({
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

it('simulated transport > is used only when it is chosen', () => {
  const candidates = transportCandidates('linux', { kind: 'demo', startedAt: 0, speed: 1 });
  const names = candidates('auto').map((create) => create().name);
  expect(names).toEqual(['native', 'system']);
  expect(candidates('simulated').map((create) => create().name)).toEqual(['simulated']);
});
