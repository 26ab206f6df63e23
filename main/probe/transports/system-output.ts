// The package ships no types; every program that includes this file needs ours.
/// <reference path="./system-ping-package.d.ts" />
import type { PingConfig } from 'ping/lib/builder/factory.js';
import parserFactory from 'ping/lib/parser/factory.js';
import type { MissReason, UncheckedReason } from '../../../shared/model/evidence.ts';

/**
 * What one run of the system's ping command means.
 *
 * - `reply`     `rttMs` in milliseconds; Windows prints whole ones, `<1ms` reads as 1
 * - `silent`    it ran and nothing came back in time
 * - `failed`    it said why not
 * - `puzzling`  it printed something else; `line` is its first line
 */
export type PingOutcome =
  | { readonly kind: 'reply'; readonly rttMs: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly reason: MissReason | UncheckedReason }
  | { readonly kind: 'puzzling'; readonly line: string };

/**
 * First match wins. Wordings: iputils, BusyBox, macOS and English Windows; POSIX runs with LC_ALL=C. On a Windows in another
 * language a refusal reads as silence.
 *
 * "No route to host" is two things: from `connect` the kernel has no route; from `sendto` (macOS) the neighbour did not answer ARP.
 */
const REASONS: readonly (readonly [RegExp, MissReason | UncheckedReason])[] = [
  [
    /permission denied|operation not permitted|are you root|must be root|lacking privilege|access is denied/i,
    'no-permission',
  ],
  [/network is down/i, 'local-network-down'],
  [/no buffer space available/i, 'no-room'],
  [/sendto: no route to host|host is down/i, 'unreachable'],
  [/network is unreachable|no route to host|(cannot|can't) assign requested address/i, 'no-route'],
  [/transmit failed|general failure/i, 'no-route'],
  [/net(work)? unreachable|destination unreachable: no route/i, 'no-route'],
  [/unreachable|filtered|prohibited/i, 'unreachable'],
];

/** Every ping prints a statistics line even when nothing came back; all languages of Windows keep the percent sign. */
const STATISTICS = /\d%/;

/**
 * @param output  Standard output and standard error together.
 * @param config  The one the command line was built from; the parser needs its packet size on Windows.
 */
export function readPingOutput(
  output: string,
  address: string,
  platform: NodeJS.Platform,
  config: PingConfig,
): PingOutcome {
  const rttMs = readRttMs(output, address, platform, config);
  if (rttMs !== null) return { kind: 'reply', rttMs };
  const reason = REASONS.find(([wording]) => wording.test(output))?.[1];
  if (reason !== undefined) return { kind: 'failed', reason };
  if (STATISTICS.test(output)) return { kind: 'silent' };
  return { kind: 'puzzling', line: output.trim().split(/\r?\n/)[0] ?? '' };
}

function readRttMs(output: string, address: string, platform: NodeJS.Platform, config: PingConfig): number | null {
  const parser = parserFactory.createParser(address, platform, config);
  try {
    for (const line of output.split('\n')) parser.eat(line);
  } catch {
    // The package's parser indexes into words that an error message may not have. No reply line, no round trip.
    return null;
  }
  const rttMs = parser.getResult().times[0];
  return rttMs !== undefined && Number.isFinite(rttMs) && rttMs >= 0 ? rttMs : null;
}
