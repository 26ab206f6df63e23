import { writeFileSync } from 'node:fs';
import koffi from 'koffi';
import type { EchoAddress } from '../../../../main/probe/transport.ts';
import { createWindowsIcmpTransport } from '../../../../main/probe/transports/windows-icmp.ts';
import type { Pointer, WindowsCalls } from '../../../../main/probe/transports/windows-icmp-calls.ts';
import { openIcmpSlots } from '../../../../main/probe/transports/windows-icmp-slots.ts';
import { SECOND_MS } from '../../../../shared/units.ts';

/**
 * Runs inside Windows (or Wine): sends with the real transport and writes what happened into a file, because a Windows
 * program under Wine has no standard output that we could read.
 *
 * Arguments: result file, count of 127.0.0.x addresses, further addresses that will not answer.
 */
export interface WineSweep {
  readonly opened: boolean;
  readonly message: string;
  readonly repliesV4: number;
  readonly distinctTokens: number;
  readonly rttMaxMs: number;
  readonly answersV6: readonly string[];
  /** What became of the further addresses, in their order. */
  readonly refusals: readonly string[];
  /** Closed while requests were under way, then opened and used again. */
  readonly repliesAfterReopen: number;
}

const TIMEOUT_MS = 2 * SECOND_MS;
const FIRST_TOKEN = 1_000;
const GIVE_UP_MS = 20 * SECOND_MS;

const [resultFile = '', countText = '0', ...silentAddresses] = process.argv.slice(2);
const count = Number(countText);

function ipv4(text: string): EchoAddress {
  return { text, family: 4, bytes: Uint8Array.from(text.split('.').map(Number)) };
}

function loopback(index: number): EchoAddress {
  return ipv4(`127.0.${Math.floor(index / 250)}.${1 + (index % 250)}`);
}

const LOOPBACK_V6: EchoAddress = { text: '::1', family: 6, bytes: Uint8Array.from([...Array(15).fill(0), 1]) };

/**
 * Wine 8 frees its IO_STATUS_BLOCK while a request that has an event but no APC routine is still under way, and writes into
 * it later: the heap breaks and the process dies. With an APC routine it keeps the block. Windows has it in the reply buffer
 * and needs none of this. The routine is never reached, because nobody waits alertably; it is a function without effect.
 */
function keepStatusBlock(calls: WindowsCalls): WindowsCalls {
  const noEffect: Pointer = koffi.load('kernel32.dll').symbol('GetCurrentThreadId');
  return {
    ...calls,
    IcmpSendEcho2: (icmp, event, _apcRoutine, ...rest) => calls.IcmpSendEcho2(icmp, event, noEffect, ...rest),
  };
}

const NOTHING: WineSweep = {
  opened: false,
  message: '',
  repliesV4: 0,
  distinctTokens: 0,
  rttMaxMs: 0,
  answersV6: [],
  refusals: [],
  repliesAfterReopen: 0,
};

/**
 * Wine opens a raw socket for each request, and each of them is handed the replies of all: many more at once overflow their
 * buffers, which loses replies that Windows would not lose. Two groups of slots are in use all the same.
 */
const MAX_AT_ONCE = 100;

/** Sends to all, waits until every one is answered or refused, and returns both by token. */
async function sweep(addresses: readonly EchoAddress[]) {
  const replies = new Map<number, number>();
  const failures = new Map<number, string>();
  const transport = createWindowsIcmpTransport(() => openIcmpSlots(keepStatusBlock));
  const opened = await transport.open({
    replied: (token, rttMs) => replies.set(token, rttMs),
    failed: (token, reason) => failures.set(token, reason),
  });
  if (!opened.ok) return { transport, opened, replies, failures };
  const tokens = [...addresses.keys()].map((index) => FIRST_TOKEN + index);
  const giveUpAt = Date.now() + GIVE_UP_MS;
  let sent = 0;
  while (replies.size + failures.size < addresses.length && Date.now() < giveUpAt) {
    const end = Math.min(addresses.length, replies.size + failures.size + MAX_AT_ONCE);
    if (end > sent) sent += transport.send(addresses.slice(sent, end), tokens.slice(sent, end), TIMEOUT_MS);
    await transport.wait(100);
    transport.drain();
  }
  return { transport, opened, replies, failures };
}

async function main(): Promise<WineSweep> {
  const addresses = Array.from({ length: count }, (_, index) => loopback(index));
  const first = await sweep(addresses);
  if (!first.opened.ok) {
    const { message } = first.opened.error;
    return { ...NOTHING, message };
  }
  first.transport.send(addresses.slice(0, 100), [...Array(100).keys()], TIMEOUT_MS);
  await first.transport.close();

  const v6 = await sweep([LOOPBACK_V6]);
  await v6.transport.close();
  const refused = await sweep(silentAddresses.map(ipv4));
  await refused.transport.close();
  const again = await sweep(addresses.slice(0, 50));
  await again.transport.close();

  return {
    opened: true,
    message: '',
    repliesV4: first.replies.size,
    distinctTokens: new Set(first.replies.keys()).size,
    rttMaxMs: Math.max(...first.replies.values()),
    answersV6: [...[...v6.replies.keys()].map(() => 'reply'), ...v6.failures.values()],
    refusals: silentAddresses.map((_, index) => refused.failures.get(FIRST_TOKEN + index) ?? 'no outcome'),
    repliesAfterReopen: again.replies.size,
  };
}

const result = await main().catch((error: unknown) => ({ ...NOTHING, message: String(error) }));
writeFileSync(resultFile, JSON.stringify(result));
