import { isIP } from 'node:net';
import type {
  DeviceDetail,
  DeviceLive,
  EngineStatus,
  LiveDelta,
  LiveSnapshot,
  Pulse,
  RoundSummary,
} from '../../shared/model/live.ts';
import type { DeviceId, RosterSnapshot } from '../../shared/model/roster.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { EchoEngine, EchoEngineEvents, Observation, ProbeTarget } from '../probe/engine.ts';
import type { HistoryRepository } from '../store/repositories.ts';
import { DeltaPublisher } from './delta-publisher.ts';
import { DeviceStore, type StoreChange } from './device-store.ts';

const PULSE_MS = SECOND_MS;
/** Roll-ups go to disk soon after their minute ended; a crash loses at most the running minute. */
const ROLLUP_MS = 10 * SECOND_MS;
/** Our own choice: longer than a testing season, short enough to stay small. */
const KEEP_HISTORY_MS = 180 * DAY_MS;
const SNAPSHOT_TRANSITIONS = 200;
const DETAIL_TRANSITIONS = 50;

/** Something that is no device but is pinged by the same engine: a gateway, an access point. */
export interface HopTarget {
  /** Never the id of a device: ids of hops have a colon or are one word. */
  readonly id: string;
  /** A name or an address; null: not known now. */
  readonly host: string | null;
}

export interface LiveServiceOptions {
  readonly clock: Clock;
  readonly history: HistoryRepository;
  readonly settings: ProbeSettings;
  /** Unique for every start of the process. */
  readonly epoch: string;
  readonly startEngine: (events: EchoEngineEvents) => EchoEngine;
  /** History could not be written; probing goes on. */
  readonly onHistoryFailure: (cause: unknown) => void;
}

/**
 * The live side of the console: hands the roster to the engine, its observations to the device store, transitions to the
 * disk, and what became visible to whoever listens. Disk first, then the grid.
 */
export class LiveService {
  readonly #clock: Clock;
  readonly #history: HistoryRepository;
  readonly #onHistoryFailure: (cause: unknown) => void;
  readonly #devices: DeviceStore;
  readonly #publisher: DeltaPublisher;
  readonly #engine: EchoEngine;
  readonly #pulses = new Listeners<[Pulse]>();
  readonly #rounds = new Listeners<[RoundSummary]>();
  readonly #timers: readonly (() => void)[];
  readonly #hopObservations = new Listeners<[readonly Observation[]]>();
  readonly #deviceObservations = new Listeners<[readonly Observation[]]>();
  #hops: readonly ProbeTarget[] = [];
  #hopIds: ReadonlySet<string> = new Set();
  #devicesToCheck: readonly ProbeTarget[] = [];
  #phase: EngineStatus['phase'] = 'starting';

  constructor(options: LiveServiceOptions) {
    this.#clock = options.clock;
    this.#history = options.history;
    this.#onHistoryFailure = options.onHistoryFailure;
    this.#devices = new DeviceStore(options.clock, options.settings);
    this.#publisher = new DeltaPublisher(options.clock, options.epoch);
    this.#engine = options.startEngine({
      observed: (observations) => this.#observed(observations),
      roundEnded: (summary) => this.#rounds.tell(summary),
      statusChanged: (status) => this.#statusChanged(status),
    });
    this.#timers = [
      this.#clock.every(PULSE_MS, () => this.#pulse()),
      this.#clock.every(ROLLUP_MS, () => this.#writeRollups(this.#clock.now())),
      this.#clock.every(HOUR_MS, () => this.#toHistory(() => this.#history.prune(this.#clock.now() - KEEP_HISTORY_MS))),
    ];
  }

  /** Follows the roster; call with every new revision. */
  setRoster(roster: RosterSnapshot): void {
    this.#publish(this.#devices.setRoster(roster.rooms, roster.devices));
    const checked = roster.devices.filter((device) => !device.isPaused);
    this.#devicesToCheck = checked.map(({ id: deviceId, address, host, macs }) => ({ deviceId, address, host, macs }));
    this.#retarget();
  }

  /** Has these pinged beside the devices; what comes of it goes to {@link onHops} and nowhere else. */
  watchHops(hops: readonly HopTarget[]): void {
    this.#hops = hops.map(({ id: deviceId, host }) => {
      const isNumeric = host !== null && isIP(host) !== 0;
      return { deviceId, address: isNumeric ? host : null, host: isNumeric ? null : host, macs: [] };
    });
    this.#hopIds = new Set(hops.map(({ id }) => id));
    this.#retarget();
  }

  /** Every check of a device as it came in, after it went into the live states. */
  onObserved(listener: (observations: readonly Observation[]) => void): () => void {
    return this.#deviceObservations.add(listener);
  }

  onHops(listener: (observations: readonly Observation[]) => void): () => void {
    return this.#hopObservations.add(listener);
  }

  configure(settings: ProbeSettings): void {
    this.#devices.configure(settings);
    this.#engine.configure(settings);
  }

  /** Publishes what waits for the next tick now. */
  flush(): void {
    this.#publisher.flush();
  }

  snapshot(): LiveSnapshot {
    // What waits goes out first, so that the snapshot's number is the number of its content.
    this.flush();
    return {
      epoch: this.#publisher.epoch,
      seq: this.#publisher.seq,
      at: this.#clock.now(),
      devices: this.#devices.all(),
      status: this.status,
      transitions: this.#history.latestTransitions(SNAPSHOT_TRANSITIONS),
    };
  }

  /** Every device's state now; without the history that {@link snapshot} reads from disk. */
  states(): DeviceLive[] {
    return this.#devices.all();
  }

  detail(deviceId: DeviceId): Result<DeviceDetail> {
    const found = this.#devices.get(deviceId);
    if (found === null)
      return fail('unknown-device', 'This device is no longer in the roster. Close the panel and choose another one.');
    return ok({
      ...found,
      rollups: this.#history.rollupsOf(deviceId, this.#clock.now() - DAY_MS),
      transitions: this.#history.transitionsOf(deviceId, DETAIL_TRANSITIONS),
    });
  }

  checkNow(deviceIds: readonly DeviceId[] | null): void {
    this.#engine.checkNow(deviceIds);
  }

  /** Periodic rounds from now on. */
  run(): void {
    this.#engine.run();
  }

  /** One round; resolves when every device has been observed. */
  sweep(): Promise<RoundSummary> {
    return this.#engine.sweep();
  }

  suspend(): void {
    this.#engine.suspend();
  }

  resume(): void {
    this.#engine.resume();
  }

  get status(): EngineStatus {
    // The engine counts what it pings; people count devices.
    return { ...this.#engine.status, deviceCount: this.#devicesToCheck.length };
  }

  onDelta(listener: (delta: LiveDelta) => void): () => void {
    return this.#publisher.onDelta(listener);
  }

  onPulse(listener: (pulse: Pulse) => void): () => void {
    return this.#pulses.add(listener);
  }

  onRound(listener: (summary: RoundSummary) => void): () => void {
    return this.#rounds.add(listener);
  }

  /** Ends the engine and brings what is still in memory to disk. */
  async stop(): Promise<void> {
    for (const end of this.#timers) end();
    await this.#engine.stop();
    this.#writeRollups(Number.POSITIVE_INFINITY);
    this.#publisher.flush();
  }

  #retarget(): void {
    this.#engine.setTargets([...this.#devicesToCheck, ...this.#hops]);
  }

  #observed(observations: readonly Observation[]): void {
    const ofHops = observations.filter(({ deviceId }) => this.#hopIds.has(deviceId));
    if (ofHops.length > 0) this.#hopObservations.tell(ofHops);
    const ofDevices =
      ofHops.length > 0 ? observations.filter(({ deviceId }) => !this.#hopIds.has(deviceId)) : observations;
    this.#publish(this.#devices.observed(ofDevices));
    this.#deviceObservations.tell(ofDevices);
  }

  #statusChanged(status: EngineStatus): void {
    if (status.phase === this.#phase) return;
    this.#phase = status.phase;
    if (status.phase === 'settling') this.#publish(this.#devices.forgetAll('not-yet'));
    if (status.phase === 'restarting' || status.phase === 'failed')
      this.#publish(this.#devices.forgetAll('engine-down'));
    this.#pulse();
  }

  #publish(change: StoreChange): void {
    const transitions = change.transitions.length === 0 ? [] : this.#stored(change.transitions);
    this.#publisher.add(change.devices, change.removed, transitions);
  }

  /** Transitions with their ids; where the disk fails, the grid still learns of the states but the history does not. */
  #stored(transitions: StoreChange['transitions']): ReturnType<HistoryRepository['addTransitions']> {
    return this.#toHistory(() => this.#history.addTransitions(transitions)) ?? [];
  }

  #writeRollups(before: number): void {
    const rollups = this.#devices.takeRollups(before);
    if (rollups.length > 0) this.#toHistory(() => this.#history.addRollups(rollups));
  }

  #toHistory<T>(write: () => T): T | null {
    try {
      return write();
    } catch (cause) {
      this.#onHistoryFailure(cause);
      return null;
    }
  }

  #pulse(): void {
    this.#publish(this.#devices.markStale());
    this.#pulses.tell({
      epoch: this.#publisher.epoch,
      seq: this.#publisher.seq,
      at: this.#clock.now(),
      status: this.status,
    });
  }
}
