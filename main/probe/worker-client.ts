import { Worker } from 'node:worker_threads';
import type { EngineStatus, RoundSummary } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { EchoEngine, EchoEngineEvents, ProbeTarget } from './engine.ts';
import { RestartPolicy } from './restart-policy.ts';
import type { SimulatedOptions } from './transports/simulated.ts';
import type { WorkerCommand, WorkerEvent, WorkerMessage, WorkerStart } from './worker-messages.ts';

/** The part of a worker thread that is used; tests bring their own. */
export interface EngineThread {
  post(command: WorkerCommand): void;
  terminate(): Promise<unknown>;
}

export interface ThreadEvents {
  message(message: WorkerMessage): void;
  /** It ended: after `stop` as wanted, else a crash. `why` is for people, null when nothing is known. */
  ended(why: string | null): void;
}

export interface EchoEngineOptions {
  /** The built `probe-worker.js`. */
  readonly workerUrl: URL;
  /** `settings.transport` says how to ping. */
  readonly settings: ProbeSettings;
  /** Which lab to play; needed for the simulated transport only. */
  readonly simulation?: SimulatedOptions | undefined;
  readonly events: EchoEngineEvents;
  readonly clock?: Clock;
  readonly startThread?: (start: WorkerStart, events: ThreadEvents) => EngineThread;
}

/** Starts the echo engine in its own thread. It comes back by itself after a crash, with its targets and settings. */
export function startEchoEngine(options: EchoEngineOptions): EchoEngine {
  return new WorkerClient(options);
}

class WorkerClient implements EchoEngine {
  readonly #options: EchoEngineOptions;
  readonly #clock: Clock;
  readonly #restarts = new RestartPolicy();
  #settings: ProbeSettings;
  #targets: readonly ProbeTarget[] = [];
  #isRunning = false;
  #isAsleep = false;
  #thread: EngineThread | null = null;
  /** Set while it is being ended on purpose. */
  #threadEnded: (() => void) | null = null;
  #ending: Promise<void> | null = null;
  #isStopped = false;
  #cancelRestart = () => {};
  #status: EngineStatus;
  readonly #sweeps = new Map<number, (summary: RoundSummary) => void>();
  #nextSweepId = 1;

  constructor(options: EchoEngineOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#settings = options.settings;
    this.#status = {
      phase: 'starting',
      transport: null,
      transportLabel: '',
      message: null,
      periodMs: options.settings.periodMs,
      deviceCount: 0,
      lastRound: null,
    };
    this.#start();
  }

  get status(): EngineStatus {
    return this.#status;
  }

  setTargets(targets: readonly ProbeTarget[]): void {
    this.#targets = targets;
    this.#thread?.post({ type: 'targets', targets });
    if (this.#status.phase === 'failed') this.#reportEngineDown();
  }

  configure(settings: ProbeSettings): void {
    const isTransportNew = settings.transport !== this.#settings.transport;
    this.#settings = settings;
    if (isTransportNew) void this.#replaceThread();
    else this.#thread?.post({ type: 'configure', settings });
  }

  checkNow(deviceIds: readonly DeviceId[] | null): void {
    this.#thread?.post({ type: 'checkNow', deviceIds });
  }

  sweep(): Promise<RoundSummary> {
    if (this.#status.phase === 'failed' || this.#status.phase === 'stopped') {
      this.#reportEngineDown();
      return Promise.resolve(this.#emptyRound());
    }
    const sweepId = this.#nextSweepId;
    this.#nextSweepId += 1;
    const swept = new Promise<RoundSummary>((resolve) => this.#sweeps.set(sweepId, resolve));
    this.#thread?.post({ type: 'sweep', sweepId });
    return swept;
  }

  run(): void {
    this.#isRunning = true;
    this.#thread?.post({ type: 'run' });
  }

  suspend(): void {
    this.#isAsleep = true;
    this.#thread?.post({ type: 'suspend' });
  }

  resume(): void {
    this.#isAsleep = false;
    this.#thread?.post({ type: 'resume' });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#endThread();
    this.#say({ ...this.#status, phase: 'stopped', message: null });
    this.#endSweeps();
  }

  /** Another transport is another start; what was asked is handed over. Also the way out of `failed`. */
  async #replaceThread(): Promise<void> {
    this.#say({ ...this.#status, phase: 'starting', transport: null, transportLabel: '', message: null });
    await this.#endThread();
    if (!this.#isStopped && this.#thread === null) this.#start();
  }

  async #endThread(): Promise<void> {
    this.#cancelRestart();
    const thread = this.#thread;
    if (thread === null) return;
    this.#ending ??= new Promise<void>((resolve) => {
      this.#threadEnded = resolve;
      thread.post({ type: 'stop' });
    });
    const cancel = this.#clock.after(STOP_DEADLINE_MS, () => void thread.terminate());
    await this.#ending;
    cancel();
  }

  #start(): void {
    const start: WorkerStart = { settings: this.#settings, simulation: this.#options.simulation ?? null };
    const startThread =
      this.#options.startThread ?? ((data, events) => startWorker(this.#options.workerUrl, data, events));
    const thread = startThread(start, {
      message: (message) => {
        for (const event of message) this.#handle(event);
      },
      ended: (why) => this.#ended(why),
    });
    this.#thread = thread;
    // What was asked of a thread that crashed is asked of the next one.
    if (this.#targets.length > 0) thread.post({ type: 'targets', targets: this.#targets });
    if (this.#isAsleep) thread.post({ type: 'suspend' });
    if (this.#isRunning) thread.post({ type: 'run' });
    for (const sweepId of this.#sweeps.keys()) thread.post({ type: 'sweep', sweepId });
  }

  #handle(event: WorkerEvent): void {
    switch (event.type) {
      case 'observed':
        this.#options.events.observed(event.observations);
        return;
      case 'roundEnded':
        this.#status = { ...this.#status, lastRound: event.summary };
        this.#options.events.roundEnded(event.summary);
        return;
      case 'statusChanged':
        // The end of the thread is reported when it has ended.
        if (event.status.phase !== 'stopped') this.#say(event.status);
        if (event.status.phase === 'failed') this.#giveUp();
        return;
      case 'swept':
        this.#sweeps.get(event.sweepId)?.(event.summary);
        this.#sweeps.delete(event.sweepId);
        return;
    }
  }

  #ended(why: string | null): void {
    this.#thread = null;
    if (this.#threadEnded !== null) {
      this.#threadEnded();
      this.#threadEnded = null;
      this.#ending = null;
      return;
    }
    const { delayMs, crashes } = this.#restarts.crashed(this.#clock.now());
    const detail = why === null ? '' : ` (${why})`;
    if (delayMs === null) {
      const message = `Checking stopped: the echo engine crashed ${crashes} times within a minute${detail}. Restart the console; if it happens again, choose another way to ping in Settings.`;
      this.#say({ ...this.#status, phase: 'failed', message });
      this.#giveUp();
      return;
    }
    const times = crashes === 1 ? 'once' : `${crashes} times`;
    const message = `The echo engine crashed ${times} in the last minute and is starting again by itself${detail}.`;
    this.#say({ ...this.#status, phase: 'restarting', message });
    this.#cancelRestart = this.#clock.after(delayMs, () => this.#start());
  }

  /** No more results are to come: devices become unknown, and nobody waits for a sweep any longer. */
  #giveUp(): void {
    this.#reportEngineDown();
    this.#endSweeps();
  }

  #reportEngineDown(): void {
    if (this.#targets.length === 0) return;
    const now = this.#clock.now();
    this.#options.events.observed(
      this.#targets.map(({ deviceId }) => ({
        deviceId,
        startedAt: now,
        finishedAt: now,
        address: null,
        addressSource: null,
        isFirstAnswered: null,
        evidence: { kind: 'unchecked', reason: 'engine-down' },
      })),
    );
  }

  #endSweeps(): void {
    for (const resolve of this.#sweeps.values()) resolve(this.#emptyRound());
    this.#sweeps.clear();
  }

  #emptyRound(): RoundSummary {
    return { at: this.#clock.now(), elapsedMs: 0, devices: this.#targets.length, sent: 0 };
  }

  #say(status: EngineStatus): void {
    this.#status = status;
    this.#options.events.statusChanged(status);
  }
}

/** A thread that does not end by itself is ended. */
const STOP_DEADLINE_MS = 3_000;

function startWorker(workerUrl: URL, start: WorkerStart, events: ThreadEvents): EngineThread {
  const worker = new Worker(workerUrl, { workerData: start, name: 'echo engine' });
  let why: string | null = null;
  worker.on('message', (message: WorkerMessage) => events.message(message));
  worker.on('error', (error) => {
    why = error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', () => events.ended(why));
  return {
    post: (command) => worker.postMessage(command),
    terminate: () => worker.terminate(),
  };
}
