import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EchoAddress, EchoTransport } from '../../../../../main/probe/transport.ts';
import { pingCommand } from '../../../../../main/probe/transports/system-command.ts';
import { readPingOutput } from '../../../../../main/probe/transports/system-output.ts';
import { createSystemPingTransport } from '../../../../../main/probe/transports/system-ping.ts';
import type { PingRun, RunPing } from '../../../../../main/probe/transports/system-process.ts';

const V4: EchoAddress = { text: '10.20.4.117', family: 4, bytes: Uint8Array.of(10, 20, 4, 117) };
const V6: EchoAddress = { text: 'fe80::1', family: 6, bytes: new Uint8Array(16) };

describe('system ping command', () => {
  it('is numeric, sends one request and ends the options with the address', () => {
    expect(pingCommand(V4, 800, 'linux')).toMatchObject({
      file: 'ping',
      args: ['-n', '-c', '1', '-s', '56', '-W', '1', '10.20.4.117'],
    });
    expect(pingCommand(V4, 800, 'darwin')).toMatchObject({
      file: '/sbin/ping',
      args: ['-n', '-c', '1', '-s', '56', '-W', '800', '10.20.4.117'],
    });
    expect(pingCommand(V4, 1_100, 'win32').args).toEqual(['-4', '-n', '1', '-l', '32', '-w', '1100', '10.20.4.117']);
  });

  it('waits at least as long as asked where only whole seconds are known', () => {
    expect(pingCommand(V4, 1_001, 'linux').args).toContain('2');
  });

  it('sends to IPv6 with what each system has for it', () => {
    expect(pingCommand(V6, 800, 'linux')).toMatchObject({ file: 'ping' });
    expect(pingCommand(V6, 800, 'darwin').file).toBe('/sbin/ping6');
    expect(pingCommand(V6, 800, 'darwin').args).not.toContain('-W');
    expect(pingCommand(V6, 800, 'win32').args[0]).toBe('-6');
  });
});

describe('system ping output', () => {
  const read = (output: string, platform: NodeJS.Platform, address = V4) =>
    readPingOutput(output, address.text, platform, pingCommand(address, 800, platform).config);

  it.each([
    [
      'Linux',
      'linux',
      'PING 10.20.4.117 (10.20.4.117) 56(84) bytes of data.\n64 bytes from 10.20.4.117: icmp_seq=1 ttl=64 time=0.915 ms\n\n--- 10.20.4.117 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\nrtt min/avg/max/mdev = 0.915/0.915/0.915/0.000 ms\n',
      0.915,
    ],
    [
      'BusyBox',
      'linux',
      'PING 10.20.4.117 (10.20.4.117): 56 data bytes\n64 bytes from 10.20.4.117: seq=0 ttl=64 time=12.5 ms\n\n--- 10.20.4.117 ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\n',
      12.5,
    ],
    [
      'macOS',
      'darwin',
      'PING 10.20.4.117 (10.20.4.117): 56 data bytes\n64 bytes from 10.20.4.117: icmp_seq=0 ttl=64 time=7.062 ms\n\n--- 10.20.4.117 ping statistics ---\n1 packets transmitted, 1 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 7.062/7.062/7.062/0.000 ms\n',
      7.062,
    ],
    [
      'Windows',
      'win32',
      '\r\nPinging 10.20.4.117 with 32 bytes of data:\r\nReply from 10.20.4.117: bytes=32 time<1ms TTL=128\r\n\r\nPing statistics for 10.20.4.117:\r\n    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),\r\n',
      1,
    ],
    [
      'German Windows',
      'win32',
      '\r\nPing wird ausgeführt für 10.20.4.117 mit 32 Bytes Daten:\r\nAntwort von 10.20.4.117: Bytes=32 Zeit=14ms TTL=64\r\n\r\nPing-Statistik für 10.20.4.117:\r\n    Pakete: Gesendet = 1, Empfangen = 1, Verloren = 0 (0% Verlust),\r\n',
      14,
    ],
  ] as const)('reads the round trip on %s', (_name, platform, output, rttMs) => {
    expect(read(output, platform)).toEqual({ kind: 'reply', rttMs });
  });

  it('reads an IPv6 reply', () => {
    const output =
      'PING fe80::1(fe80::1) 56 data bytes\n64 bytes from fe80::1: icmp_seq=1 ttl=64 time=0.326 ms\n\n--- fe80::1 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\n';
    expect(read(output, 'linux', V6)).toEqual({ kind: 'reply', rttMs: 0.326 });
  });

  it.each([
    [
      'linux',
      'PING 10.20.4.117 (10.20.4.117) 56(84) bytes of data.\n\n--- 10.20.4.117 ping statistics ---\n1 packets transmitted, 0 received, 100% packet loss, time 0ms\n',
    ],
    [
      'win32',
      '\r\nPinging 10.20.4.117 with 32 bytes of data:\r\nRequest timed out.\r\n\r\nPing statistics for 10.20.4.117:\r\n    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),\r\n',
    ],
  ] as const)('reads silence on %s', (platform, output) => {
    expect(read(output, platform)).toEqual({ kind: 'silent' });
  });

  it.each([
    ['linux', 'ping: sendmsg: No buffer space available', 'no-room'],
    ['linux', 'ping: connect: Network is unreachable', 'no-route'],
    ['linux', 'ping6: connect: Cannot assign requested address', 'no-route'],
    ['linux', 'ping: connect: No route to host', 'no-route'],
    ['linux', 'ping: socktype: SOCK_RAW\nping: socket: Operation not permitted', 'no-permission'],
    ['linux', 'ping: permission denied (are you root?)', 'no-permission'],
    [
      'linux',
      'PING 10.20.4.117 (10.20.4.117) 56(84) bytes of data.\nFrom 10.20.4.1 icmp_seq=1 Destination Host Unreachable\n',
      'unreachable',
    ],
    [
      'linux',
      'PING 10.20.4.117 (10.20.4.117) 56(84) bytes of data.\nFrom 10.20.4.1 icmp_seq=1 Destination Net Unreachable\n',
      'no-route',
    ],
    ['darwin', 'PING 10.20.4.117 (10.20.4.117): 56 data bytes\nping: sendto: No route to host\n', 'unreachable'],
    ['darwin', 'PING 10.20.4.117 (10.20.4.117): 56 data bytes\nping: sendto: Host is down\n', 'unreachable'],
    ['darwin', 'PING 10.20.4.117 (10.20.4.117): 56 data bytes\nping: sendto: Network is down\n', 'local-network-down'],
    [
      'win32',
      '\r\nPinging 10.20.4.117 with 32 bytes of data:\r\nReply from 10.20.4.1: Destination host unreachable.\r\n',
      'unreachable',
    ],
    [
      'win32',
      '\r\nPinging 10.20.4.117 with 32 bytes of data:\r\nPING: transmit failed. General failure. \r\n',
      'no-route',
    ],
  ] as const)('tells why not on %s: %s', (platform, output, reason) => {
    expect(read(output, platform)).toEqual({ kind: 'failed', reason });
  });

  it.each(['ping', 'Usage: ping', '', '\u0000', '('])('survives output that is no ping output: %j', (output) => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(read(output, platform)).toMatchObject({ kind: 'puzzling' });
    }
  });
});

describe('system ping transport', () => {
  let runs: { address: string; finish: (run: PingRun) => void; isEnded: boolean }[];
  let reports: string[];
  let transport: EchoTransport;
  const sink = {
    replied: (token: number, rttMs: number) => reports.push(`${token} replied ${rttMs}`),
    failed: (token: number, reason: string) => reports.push(`${token} failed ${reason}`),
  };
  const runPing: RunPing = (address) => {
    let finish: (run: PingRun) => void = () => {};
    const outcome = new Promise<PingRun>((resolve) => {
      finish = resolve;
    });
    const run = { address: address.text, finish, isEnded: false };
    runs.push(run);
    return {
      outcome,
      end() {
        run.isEnded = true;
        finish({ kind: 'silent' });
      },
    };
  };

  async function open(trial: PingRun = { kind: 'reply', rttMs: 0.1 }) {
    const opening = transport.open(sink);
    runs.shift()?.finish(trial);
    return opening;
  }

  beforeEach(() => {
    runs = [];
    reports = [];
    transport = createSystemPingTransport(runPing);
  });
  afterEach(() => transport.close());

  it.each([
    ['is missing', { kind: 'not-started', code: 'ENOENT' }, 'ping-missing'],
    ['may not be run', { kind: 'not-started', code: 'EACCES' }, 'ping-not-started'],
    ['may not send', { kind: 'failed', reason: 'no-permission' }, 'ping-not-permitted'],
    ['cannot be understood', { kind: 'puzzling', line: 'Usage: ping' }, 'ping-not-understood'],
  ] as const)(
    'refuses to open with a sentence that says what to do when the command %s',
    async (_name, trial, code) => {
      const opened = await open(trial);
      expect(opened).toMatchObject({ ok: false, error: { code } });
      expect(!opened.ok && opened.error.message).toMatch(/(Install it|Ask IT|ask IT)/);
    },
  );

  it('never runs more processes than it says, and takes more when one has ended', async () => {
    await open();
    const addresses = Array.from({ length: 100 }, () => V4);
    const tokens = [...addresses.keys()];
    expect(transport.send(addresses, tokens, 800)).toBe(transport.maxInFlight);
    expect(transport.send(addresses, tokens, 800)).toBe(0);
    const waiting = transport.wait(60_000);
    runs[0]?.finish({ kind: 'silent' });
    await waiting;
    expect(transport.send(addresses, tokens, 800)).toBe(1);
  });

  it('reports replies and refusals when drained, and leaves silence to the engine', async () => {
    await open();
    transport.send([V4, V4, V4, V4, V4], [1, 2, 3, 4, 5], 800);
    runs[0]?.finish({ kind: 'reply', rttMs: 4.5 });
    runs[1]?.finish({ kind: 'failed', reason: 'unreachable' });
    runs[2]?.finish({ kind: 'silent' });
    runs[3]?.finish({ kind: 'not-started', code: 'EAGAIN' });
    runs[4]?.finish({ kind: 'puzzling', line: 'ping: sendmsg: No buffer space available' });
    await transport.wait(60_000);
    expect(reports).toEqual([]);
    expect(transport.drain()).toBe(4);
    expect(reports).toEqual(['1 replied 4.5', '2 failed unreachable', '4 failed engine-down', '5 failed engine-down']);
  });

  it('does not miss a process that ended before anyone waited', async () => {
    await open();
    transport.send([V4], [1], 800);
    runs[0]?.finish({ kind: 'reply', rttMs: 1 });
    await Promise.resolve();
    await Promise.resolve();
    await transport.wait(60_000);
    expect(transport.drain()).toBe(1);
  });

  it('ends its processes when it is closed', async () => {
    await open();
    transport.send([V4, V4], [1, 2], 800);
    await transport.close();
    expect(runs.every(({ isEnded }) => isEnded)).toBe(true);
    expect(transport.drain()).toBe(0);
  });
});
