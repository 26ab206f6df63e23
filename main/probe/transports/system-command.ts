// The package ships no types; every program that includes this file needs ours.
/// <reference path="./system-ping-package.d.ts" />
import builderFactory, { type PingConfig } from 'ping/lib/builder/factory.js';
import { SECOND_MS } from '../../../shared/units.ts';
import type { EchoAddress } from '../transport.ts';

/** One call of the system's ping: `file` run with `args`, never through a shell. */
export interface PingCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly config: PingConfig;
}

/**
 * The command for one echo request to a numeric address.
 *
 * The package's own `timeout` is left out on every platform: it multiplies seconds by 1,000, so that 1,100 ms becomes
 * `1100.0000000000002`, and it refuses IPv6 on macOS. {@link waitOption} says it in each platform's words instead.
 *
 * @param timeoutMs  How long the command should wait for the reply.
 */
export function pingCommand(address: EchoAddress, timeoutMs: number, platform: NodeJS.Platform): PingCommand {
  const isV6 = address.family === 6;
  const config: PingConfig = {
    numeric: true,
    timeout: false,
    min_reply: 1,
    v6: isV6,
    extra: waitOption(timeoutMs, isV6, platform),
  };
  const args = builderFactory.createBuilder(platform).getCommandArguments(address.text, config);
  // On Linux `ping` tells the family from the address, and many distributions no longer have `ping6`.
  const hasOwnV6Command = platform === 'darwin';
  return { file: builderFactory.getExecutablePath(platform, isV6 && hasOwnV6Command), args, config };
}

/**
 * Linux counts in seconds, rounded up: fractions are refused by BusyBox and by older iputils. macOS and Windows count in
 * milliseconds. macOS `ping6` has no such option and is ended from outside.
 */
function waitOption(timeoutMs: number, isV6: boolean, platform: NodeJS.Platform): string[] {
  const wholeMs = Math.max(1, Math.round(timeoutMs));
  if (platform === 'win32') return ['-w', String(wholeMs)];
  if (platform === 'darwin') return isV6 ? [] : ['-W', String(wholeMs)];
  return ['-W', String(Math.ceil(wholeMs / SECOND_MS))];
}
