import type { EngineStatus, RoundSummary } from '../../../shared/model/live.ts';
import type { DeviceId } from '../../../shared/model/roster.ts';
import type { ProbeSettings } from '../../../shared/model/settings.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { EchoEngineEvents, Observation, ProbeTarget } from '../engine.ts';
import type { LifeSigns } from '../life-signs.ts';
import type { EchoSink, EchoTransport } from '../transport.ts';
import type { Check } from './check.ts';
import { Checker } from './checker.ts';
import type { EngineClock } from './clock.ts';
import { Dispatcher } from './dispatcher.ts';
import { DueQueue } from './due-queue.ts';
import { Interruptions } from './interruptions.ts';
import { NameBook } from './name-book.ts';
import { NeighbourWatch } from './neighbour-watch.ts';
import { PacketBudget } from './packet-budget.ts';
import { Rounds } from './rounds.ts';
import { nextTurnMs } from './schedule.ts';
import { StatusTeller } from './status-teller.ts';
import { TargetList } from './target-list.ts';
import { TcpAsker } from './tcp-asker.ts';

/** The loop looks up at least so often, whatever is due. */
const LONGEST_SLEEP_MS = SECOND_MS;

export interface EngineCoreOptions {
  readonly settings: ProbeSettings;
  readonly lifeSigns: LifeSigns;
  readonly clock: EngineClock;
  readonly events: EchoEngineEvents;
}

/**
 * The echo engine without thread or transport choice: give it an opened transport, targets, and `run()` or `sweep()`.
 *
 * ```ts
 * const core = createEngineCore({ settings, lifeSigns, clock: systemEngineClock, events });
 * await transport.open(core.sink);
 * core.attach(transport);
 * core.setTargets(targets);
 * await core.sweep();
 * await core.stop();
 * ```
 */
export function createEngineCore(options: EngineCoreOptions): EngineCore {
  return new EngineCore(options);
}

export class EngineCore {
  readonly #clock: EngineClock;
  readonly #events: EchoEngineEvents;
  readonly #targets = new TargetList();
  readonly #due = new DueQueue<Check>();
  readonly #budget: PacketBudget;
  readonly #names: NameBook;
  readonly #neighbours: NeighbourWatch;
  readonly #checker: Checker;
  readonly #dispatcher: Dispatcher;
  readonly #rounds = new Rounds();
  readonly #interruptions: Interruptions;
  #settings: ProbeSettings;
  #transport: EchoTransport | null = null;
  #observed: Observation[] = [];
  readonly #status: StatusTeller;
  /** Said while all is well. */
  #usualMessage: string | null = null;
  #isRunning = false;
  #isStopped = false;
  #loop: Promise<void> | null = null;
  #wakeUp: (() => void) | null = null;
  #sweeps: ((summary: RoundSummary) => void)[] = [];

  constructor({ settings, lifeSigns, clock, events }: EngineCoreOptions) {
    this.#settings = settings;
    this.#clock = clock;
    this.#events = events;
    const now = () => clock.monotonicMs();
    this.#budget = new PacketBudget(settings.maxPacketsPerSecond, now());
    this.#names = new NameBook(lifeSigns, now, (host) => this.#named(host));
    this.#neighbours = new NeighbourWatch(lifeSigns, now);
    this.#checker = new Checker(settings, {
      clock,
      due: this.#due,
      names: this.#names,
      neighbours: this.#neighbours,
      tcp: new TcpAsker(lifeSigns, () => this.#budget.take(1)),
      ownersOfMac: this.#targets.ownersOfMac,
      ended: (check, observation) => this.#ended(check, observation),
      wake: () => this.#wake(),
    });
    this.#dispatcher = new Dispatcher(this.#budget, this.#checker);
    this.#checker.dispatcher = this.#dispatcher;
    this.#status = new StatusTeller(settings.periodMs, (status) => events.statusChanged(status));
    this.#interruptions = new Interruptions({
      clock,
      targets: this.#targets,
      checker: this.#checker,
      names: this.#names,
      neighbours: this.#neighbours,
      status: this.#status,
      usualMessage: () => this.#usualMessage,
      beginAgain: () => this.#beginAgain(),
      wake: () => this.#wake(),
    });
  }

  /** What a transport reports to. */
  get sink(): EchoSink {
    return this.#dispatcher;
  }

  get status(): EngineStatus {
    return this.#status.now;
  }

  /** `message`: why it is not the first choice, if it is not. */
  attach(transport: EchoTransport, message: string | null = null): void {
    this.#transport = transport;
    this.#usualMessage = message;
    const named = { transport: transport.name, transportLabel: transport.label };
    this.#status.say(this.#checker.isOffline ? named : { ...named, phase: 'probing', message });
    this.#loop = this.#runLoop(transport);
  }

  /** No transport works here; `message` says what to do. Nothing but {@link stop} follows. */
  fail(message: string): void {
    this.#status.say({ phase: 'failed', message });
  }

  setTargets(targets: readonly ProbeTarget[]): void {
    const { added, dropped } = this.#targets.set(targets);
    for (const check of dropped) this.#checker.callOff(check);
    if (this.#isRunning && !this.#interruptions.isAsleep) for (const check of added) this.#dueNow(check);
    this.#names.keepOnly(this.#targets.hosts());
    this.#status.say({ deviceCount: this.#targets.size });
    const isRoundOver = this.#rounds.recount(this.#targets.checks());
    // Nobody is left to be waited for.
    const isVoid = this.#targets.size === 0 && (this.#sweeps.length > 0 || this.#status.now.phase === 'settling');
    if (isRoundOver || isVoid) this.#endRound();
    this.#wake();
  }

  configure(settings: ProbeSettings): void {
    const isPeriodNew = settings.periodMs !== this.#settings.periodMs;
    this.#settings = settings;
    this.#checker.settings = settings;
    this.#budget.configure(settings.maxPacketsPerSecond);
    if (isPeriodNew && this.#isRunning && !this.#interruptions.isAsleep) {
      for (const check of this.#targets.checks()) if (check.phase === 'idle') this.#scheduleNext(check);
    }
    this.#status.say({ periodMs: settings.periodMs });
    this.#wake();
  }

  checkNow(deviceIds: readonly DeviceId[] | null): void {
    if (this.#interruptions.isAsleep) return;
    const checks = deviceIds === null ? this.#targets.checks() : this.#targets.find(deviceIds);
    for (const check of checks) this.#dueNow(check);
    this.#wake();
  }

  sweep(): Promise<RoundSummary> {
    this.#beginRound();
    if (this.#targets.size === 0) return Promise.resolve(this.#rounds.summary(this.#clock.monotonicMs(), 0));
    const ended = new Promise<RoundSummary>((resolve) => this.#sweeps.push(resolve));
    this.checkNow(null);
    return ended;
  }

  run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#beginRound();
    this.checkNow(null);
  }

  /** No network: what needs one is unknown until {@link networkBack}; loopback goes on. */
  networkLost(message: string): void {
    this.#interruptions.networkLost(message);
  }

  networkBack(): void {
    this.#interruptions.networkBack();
  }

  /** Another network, or another address on it: checks that the change cut into are begun again, names are asked anew. */
  networkChanged(): void {
    this.#interruptions.networkChanged();
  }

  suspend(): void {
    this.#interruptions.suspend();
  }

  resume(): void {
    this.#interruptions.resume();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake();
    await this.#loop;
    await this.#transport?.close();
    this.#status.say({ phase: 'stopped', message: null });
  }

  async #runLoop(transport: EchoTransport): Promise<void> {
    while (!this.#isStopped) {
      this.#interruptions.look();
      transport.drain();
      const now = this.#clock.monotonicMs();
      if (!this.#interruptions.isAsleep) {
        for (let check = this.#due.takeDue(now); check !== undefined; check = this.#due.takeDue(now)) {
          this.#checker.due(check);
        }
      }
      const pauseMs = this.#dispatcher.pump(transport, this.#settings.timeoutMs, now);
      this.#flush();
      const untilDueMs = this.#due.nextAt - this.#clock.monotonicMs();
      await this.#sleep(transport, Math.max(0, Math.min(pauseMs, untilDueMs, LONGEST_SLEEP_MS)));
    }
  }

  /** Ends with the transport's wait, or with {@link #wake}. */
  #sleep(transport: EchoTransport, ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeUp = resolve;
      void transport.wait(ms).then(resolve);
    });
  }

  #wake(): void {
    this.#flush();
    this.#wakeUp?.();
  }

  #named(host: string): void {
    for (const check of this.#targets.checks()) {
      if (check.phase === 'naming' && check.target.host === host) this.#checker.named(check);
    }
    this.#wake();
  }

  #ended(check: Check, observation: Observation): void {
    this.#observed.push(observation);
    if (this.#isRunning && !this.#interruptions.isAsleep) this.#scheduleNext(check);
    const isMarker = observation.evidence.kind === 'unchecked' && observation.evidence.reason === 'not-yet';
    if (!isMarker && this.#rounds.observed(check)) this.#endRound();
  }

  #endRound(): void {
    const summary = this.#rounds.summary(this.#clock.monotonicMs(), this.#dispatcher.sentCount);
    // Observations first: who hears that a round ended has heard of all its devices.
    this.#flush();
    const isSettled = this.#status.now.phase === 'settling' && !this.#interruptions.isAsleep;
    this.#status.roundEnded(summary);
    if (isSettled) this.#status.say({ phase: 'probing', message: this.#usualMessage });
    this.#events.roundEnded(summary);
    const sweeps = this.#sweeps;
    this.#sweeps = [];
    for (const resolve of sweeps) resolve(summary);
    if (this.#isRunning) this.#beginRound();
  }

  #beginRound(): void {
    this.#rounds.begin(this.#targets.size, {
      now: this.#clock.monotonicMs(),
      epochMs: this.#clock.epochMs(),
      sentCount: this.#dispatcher.sentCount,
    });
  }

  #beginAgain(): void {
    this.#beginRound();
    if (this.#isRunning || this.#sweeps.length > 0) this.checkNow(null);
  }

  #dueNow(check: Check): void {
    if (check.phase === 'idle') this.#due.set(check, this.#clock.monotonicMs());
  }

  #scheduleNext(check: Check): void {
    const { deviceId } = check.target;
    this.#due.set(check, nextTurnMs(deviceId, this.#settings.periodMs, this.#clock.monotonicMs()));
  }

  #flush(): void {
    if (this.#observed.length === 0) return;
    const observations = this.#observed;
    this.#observed = [];
    this.#events.observed(observations);
  }
}
