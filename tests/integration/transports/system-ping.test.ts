import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EchoAddress, EchoTransport } from '../../../main/probe/transport.ts';
import { createSystemPingTransport } from '../../../main/probe/transports/system-ping.ts';
import { succeeds } from './succeeds.ts';

const TIMEOUT_MS = 1_000;

function v4(last: number): EchoAddress {
  return { text: `127.0.0.${last}`, family: 4, bytes: Uint8Array.of(127, 0, 0, last) };
}

const LOOPBACK_V6: EchoAddress = { text: '::1', family: 6, bytes: Uint8Array.from([...Array(15).fill(0), 1]) };
const reasonToSkip = whyNot();

function whyNot(): string | null {
  if (process.platform === 'win32') return 'loopback addresses beyond 127.0.0.1 are only promised on Linux';
  if (process.platform === 'darwin') return 'macOS has only 127.0.0.1 on loopback';
  if (succeeds('ping', '-n', '-c', '1', '-W', '1', '127.0.0.1')) return null;
  return 'no working ping command here; on Debian or Ubuntu: apt-get install iputils-ping';
}

describe.skipIf(reasonToSkip !== null)(
  `system ping on loopback${reasonToSkip ? ` (skipped: ${reasonToSkip})` : ''}`,
  () => {
    let transport: EchoTransport;
    let replies: Map<number, number>;
    let failures: Map<number, string>;

    beforeEach(async () => {
      replies = new Map();
      failures = new Map();
      transport = createSystemPingTransport();
      const opened = await transport.open({
        replied: (token, rttMs) => replies.set(token, rttMs),
        failed: (token, reason) => failures.set(token, reason),
      });
      expect(opened).toEqual({ ok: true, value: undefined });
    });
    afterEach(() => transport.close());

    async function sendAll(addresses: readonly EchoAddress[]) {
      const tokens = [...addresses.keys()];
      let sent = 0;
      while (replies.size + failures.size < addresses.length) {
        sent += transport.send(addresses.slice(sent), tokens.slice(sent), TIMEOUT_MS);
        await transport.wait(5_000);
        transport.drain();
      }
    }

    it('gets a reply with a round trip from every one of 50 addresses, more than it runs at once', async () => {
      await sendAll(Array.from({ length: 50 }, (_, index) => v4(index + 1)));
      expect(replies.size).toBe(50);
      for (const rttMs of replies.values()) {
        expect(rttMs).toBeGreaterThan(0);
        expect(rttMs).toBeLessThan(TIMEOUT_MS);
      }
    });

    it('pings IPv6', async () => {
      await sendAll([LOOPBACK_V6]);
      expect(replies.has(0)).toBe(true);
    });

    it('works in a language that writes a decimal comma', async () => {
      const before = process.env.LC_ALL;
      process.env.LC_ALL = 'de_DE.UTF-8';
      try {
        await sendAll([v4(1)]);
        expect(replies.get(0)).toBeLessThan(TIMEOUT_MS);
        expect(process.env.LC_ALL).toBe('de_DE.UTF-8');
      } finally {
        if (before === undefined) delete process.env.LC_ALL;
        else process.env.LC_ALL = before;
      }
    });

    it('ends what is under way when it is closed', async () => {
      transport.send([v4(1), v4(2)], [1, 2], TIMEOUT_MS);
      await transport.close();
      expect(transport.drain()).toBe(0);
    });
  },
);
