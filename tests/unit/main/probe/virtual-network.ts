import type { EngineClock } from '../../../../main/probe/core/clock.ts';
import { createEngineCore, type EngineCore } from '../../../../main/probe/core/engine-core.ts';
import type { Observation, ProbeTarget } from '../../../../main/probe/engine.ts';
import type { LifeSigns, Neighbour, TcpAnswer } from '../../../../main/probe/life-signs.ts';
import type { EchoAddress, EchoSink, EchoTransport, FailureReason } from '../../../../main/probe/transport.ts';
import type { EngineStatus, RoundSummary } from '../../../../shared/model/live.ts';
import { DEFAULT_SETTINGS, type ProbeSettings } from '../../../../shared/model/settings.ts';
import { ok } from '../../../../shared/result.ts';

export type EchoAnswer = { readonly rttMs: number } | { readonly failed: FailureReason } | null;

/** Epoch of the virtual clock's zero. */
export const EPOCH_MS = 1_700_000_000_000;

/**
 * A network in virtual time: the engine's waits move the clock, so that minutes pass in milliseconds.
 *
 * ```ts
 * const network = new VirtualNetwork();
 * network.echo = (address) => (address === '10.0.0.1' ? { rttMs: 2 } : null);
 * const { core, observed } = await network.startEngine({ retryOffsetsMs: [250] });
 * core.setTargets([aTarget()]);
 * await core.sweep();
 * ```
 */
export class VirtualNetwork implements EchoTransport, LifeSigns, EngineClock {
  readonly name = 'simulated';
  readonly label = 'virtual network';
  maxInFlight = Number.POSITIVE_INFINITY;
  /** Requests taken by one `send`; fewer than offered means "full". */
  acceptsAtOnce = Number.POSITIVE_INFINITY;

  echo: (address: string, atMs: number, attempt: number) => EchoAnswer = () => null;
  tcp: (address: string, port: number) => TcpAnswer = () => ({ kind: 'silent' });
  table: () => readonly Neighbour[] = () => [];
  names: (host: string) => Awaited<ReturnType<LifeSigns['resolve']>> | 'hangs' = () => ({ reason: 'name-not-found' });

  /** How far the wall clock has been moved by hand. */
  wallShiftMs = 0;
  readonly sent: { readonly address: string; readonly atMs: number }[] = [];
  nameQuestions = 0;
  #now = 0;
  #limit = Number.POSITIVE_INFINITY;
  #timers: { at: number; run: () => void }[] = [];
  #sink: EchoSink | null = null;
  #pending: { until: number; resolve: () => void } | null = null;
  #reached: (() => void) | null = null;

  monotonicMs(): number {
    return this.#now;
  }

  epochMs(): number {
    return EPOCH_MS + this.#now + this.wallShiftMs;
  }

  async startEngine(settings: Partial<ProbeSettings> = {}): Promise<TestEngine> {
    const engine = new TestEngine(this, { ...DEFAULT_SETTINGS.probe, tcpPorts: [], ...settings });
    await this.open(engine.core.sink);
    engine.core.attach(this);
    return engine;
  }

  /** Lets the engine run until that many milliseconds have passed since the start. */
  async runUntil(atMs: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      this.#reached = resolve;
    });
    this.#limit = atMs;
    this.#step();
    await reached;
  }

  /** From now on time stands still unless `runUntil` moves it. */
  hold(): void {
    this.#limit = this.#now;
  }

  /** The process is stopped or the computer asleep: time goes on, nothing is done. `both`: monotonic time counts it too. */
  freeze(ms: number, clocks: 'both' | 'wall only'): void {
    if (clocks === 'both') this.#now += ms;
    else this.wallShiftMs += ms;
  }

  async open(sink: EchoSink) {
    this.#sink = sink;
    return ok(undefined);
  }

  send(addresses: readonly EchoAddress[], tokens: readonly number[]): number {
    const count = Math.min(addresses.length, this.acceptsAtOnce);
    for (let index = 0; index < count; index += 1) {
      const address = addresses[index]?.text ?? '';
      const token = tokens[index] ?? 0;
      const attempt = this.sent.filter((request) => request.address === address).length + 1;
      this.sent.push({ address, atMs: this.#now });
      const answer = this.echo(address, this.#now, attempt);
      if (answer === null) continue;
      if ('failed' in answer) this.#sink?.failed(token, answer.failed);
      else this.#after(answer.rttMs, () => this.#sink?.replied(token, answer.rttMs));
    }
    return count;
  }

  drain(): number {
    return 0;
  }

  wait(ms: number): Promise<void> {
    this.#pending?.resolve();
    return new Promise((resolve) => {
      this.#pending = { until: this.#now + ms, resolve };
      this.#step();
    });
  }

  async close(): Promise<void> {
    this.#pending?.resolve();
  }

  connect(address: EchoAddress, port: number, ms: number): Promise<TcpAnswer> {
    const answer = this.tcp(address.text, port);
    return new Promise((resolve) => {
      this.#after(answer.kind === 'silent' ? ms : answer.rttMs, () => resolve(answer));
    });
  }

  async neighbours(): Promise<readonly Neighbour[]> {
    return this.table();
  }

  resolve(host: string, ms: number): ReturnType<LifeSigns['resolve']> {
    this.nameQuestions += 1;
    const answer = this.names(host);
    return new Promise((resolve) => {
      this.#after(answer === 'hangs' ? ms : 1, () =>
        resolve(answer === 'hangs' ? { reason: 'name-service-down' } : answer),
      );
    });
  }

  #after(ms: number, run: () => void): void {
    this.#timers.push({ at: this.#now + ms, run });
    this.#timers.sort((a, b) => a.at - b.at);
  }

  /** One step on the next turn of the event loop, when all promises of this one have been followed up. */
  #step(): void {
    setImmediate(() => {
      const pending = this.#pending;
      if (pending === null) return;
      const next = Math.min(pending.until, this.#timers[0]?.at ?? Number.POSITIVE_INFINITY);
      if (next > this.#limit) {
        this.#now = Math.max(this.#now, this.#limit);
        this.#reached?.();
        this.#reached = null;
        return;
      }
      this.#now = Math.max(this.#now, next);
      while ((this.#timers[0]?.at ?? Number.POSITIVE_INFINITY) <= this.#now) this.#timers.shift()?.run();
      this.#pending = null;
      pending.resolve();
    });
  }
}

/** The engine with everything it said. */
export class TestEngine {
  readonly core: EngineCore;
  readonly observed: Observation[] = [];
  readonly rounds: RoundSummary[] = [];
  readonly statuses: EngineStatus[] = [];

  constructor(network: VirtualNetwork, settings: ProbeSettings) {
    this.core = createEngineCore({
      settings,
      lifeSigns: network,
      clock: network,
      events: {
        observed: (observations) => this.observed.push(...observations),
        roundEnded: (summary) => this.rounds.push(summary),
        statusChanged: (status) => this.statuses.push(status),
      },
    });
  }

  /** The newest observation of a device. */
  latest(deviceId = 'device'): Observation {
    const found = this.observed.findLast((observation) => observation.deviceId === deviceId);
    if (found === undefined) throw new Error(`${deviceId} has not been observed`);
    return found;
  }
}

export function aTarget(target: Partial<ProbeTarget> = {}): ProbeTarget {
  return { deviceId: 'device', address: '10.0.0.1', host: null, macs: [], ...target };
}
