import { assertNever } from '../../../shared/assert-never.ts';
import type { MissReason, UncheckedReason } from '../../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { EchoAddress, EchoSink, EchoTransport } from '../transport.ts';
import { type PingRun, type RunningPing, type RunPing, runSystemPing } from './system-process.ts';

const LOOPBACK: EchoAddress = { text: '127.0.0.1', family: 4, bytes: Uint8Array.of(127, 0, 0, 1) };

/** One process for each request: more at once would be felt on a lab laptop before it helped. */
const MAX_PROCESSES = 32;

type Report =
  | { readonly kind: 'reply'; readonly token: number; readonly rttMs: number }
  | { readonly kind: 'failed'; readonly token: number; readonly reason: MissReason | UncheckedReason };

/**
 * The system's own ping command, one process for each request. Slow, but it works wherever a person could type `ping`.
 *
 * @param runPing  Replaced by tests.
 */
export function createSystemPingTransport(runPing: RunPing = runSystemPing): EchoTransport {
  return new SystemPingTransport(runPing);
}

class SystemPingTransport implements EchoTransport {
  readonly name = 'system';
  readonly label = 'system ping';
  readonly maxInFlight = MAX_PROCESSES;
  readonly #runPing: RunPing;
  readonly #running = new Set<RunningPing>();
  #reports: Report[] = [];
  #sink: EchoSink | null = null;
  #wake: (() => void) | null = null;
  /** A process ended since the last wait, so a waiter has something to do: a report to drain or room to send. */
  #hasNews = false;

  constructor(runPing: RunPing) {
    this.#runPing = runPing;
  }

  /** Pings this laptop itself once, to learn whether the command is there, may be run and prints what we can read. */
  async open(sink: EchoSink): Promise<Result<void>> {
    const trial = await this.#runPing(LOOPBACK, SECOND_MS).outcome;
    const verdict = judgeTrial(trial, process.platform);
    if (verdict.ok) this.#sink = sink;
    return verdict;
  }

  send(addresses: readonly EchoAddress[], tokens: readonly number[], timeoutMs: number): number {
    let taken = 0;
    while (taken < addresses.length && this.#running.size < MAX_PROCESSES) {
      const address = addresses[taken];
      const token = tokens[taken];
      if (address === undefined || token === undefined) break;
      this.#start(address, token, timeoutMs);
      taken += 1;
    }
    return taken;
  }

  drain(): number {
    const reports = this.#reports;
    this.#reports = [];
    for (const report of reports) {
      if (report.kind === 'reply') this.#sink?.replied(report.token, report.rttMs);
      else this.#sink?.failed(report.token, report.reason);
    }
    return reports.length;
  }

  wait(ms: number): Promise<void> {
    this.#wake?.();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#wake = null;
        this.#hasNews = false;
        resolve();
      };
      const timer = setTimeout(finish, this.#hasNews ? 0 : ms);
      this.#wake = finish;
    });
  }

  async close(): Promise<void> {
    const running = [...this.#running];
    for (const ping of running) ping.end();
    await Promise.all(running.map(({ outcome }) => outcome));
    this.#reports = [];
    this.#sink = null;
    this.#wake?.();
  }

  #start(address: EchoAddress, token: number, timeoutMs: number): void {
    const ping = this.#runPing(address, timeoutMs);
    this.#running.add(ping);
    void ping.outcome.then((run) => {
      this.#running.delete(ping);
      const report = reportOf(run, token);
      if (report !== null) this.#reports.push(report);
      this.#hasNews = true;
      this.#wake?.();
    });
  }
}

/** Null for silence: the deadline is the engine's. */
function reportOf(run: PingRun, token: number): Report | null {
  switch (run.kind) {
    case 'reply':
      return { kind: 'reply', token, rttMs: run.rttMs };
    case 'failed':
      return { kind: 'failed', token, reason: run.reason };
    case 'not-started':
      return { kind: 'failed', token, reason: isRefusal(run.code) ? 'no-permission' : 'engine-down' };
    case 'puzzling':
      // Out of processes, buffers or memory: this laptop's trouble, never the device's.
      return { kind: 'failed', token, reason: 'engine-down' };
    case 'silent':
      return null;
    default:
      return assertNever(run);
  }
}

function isRefusal(code: string): boolean {
  return code === 'EACCES' || code === 'EPERM';
}

/** Silence from loopback is let through: some firewalls filter even that, and other devices may still answer. */
function judgeTrial(trial: PingRun, platform: NodeJS.Platform): Result<void> {
  if (trial.kind === 'not-started') {
    return trial.code === 'ENOENT'
      ? fail(
          'ping-missing',
          `This computer has no ping command, so devices cannot be checked with it. ${howToInstall(platform)}`,
        )
      : fail('ping-not-started', `The ping command could not be started (${trial.code}). ${askForRight(platform)}`);
  }
  if (trial.kind === 'failed' && trial.reason === 'no-permission') {
    return fail('ping-not-permitted', `The ping command is not allowed to send here. ${askForRight(platform)}`);
  }
  if (trial.kind === 'puzzling') {
    return fail(
      'ping-not-understood',
      `The ping command of this computer answers in a way the console cannot read (“${trial.line}”). ${howToInstall(platform)}`,
    );
  }
  return ok(undefined);
}

function howToInstall(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'It belongs to Windows (System32\\ping.exe): ask IT to restore it.';
  if (platform === 'darwin') return 'It belongs to macOS (/sbin/ping): ask IT to restore it.';
  return 'Install it with “sudo apt install iputils-ping” (Debian, Ubuntu) or “sudo dnf install iputils” (Fedora), then start again.';
}

function askForRight(platform: NodeJS.Platform): string {
  const who = 'Ask IT to let this account run it';
  return platform === 'linux'
    ? `${who}, or reinstall it with “sudo apt install --reinstall iputils-ping” (Debian, Ubuntu), then start again.`
    : `${who}, then start again.`;
}
