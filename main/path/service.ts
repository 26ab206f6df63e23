import { networkInterfaces } from 'node:os';
import type {
  PathEvent,
  PathMinute,
  PathSnapshot,
  PathState,
  PathTarget,
  PathTargetId,
} from '../../shared/model/path.ts';
import type { Site } from '../../shared/model/site.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import type { LaptopFacts } from '../diagnosis/input.ts';
import {
  forgetFailure,
  type PathMemory,
  type PathProbe,
  rememberProbe,
  unaskedPath,
  withStaleness,
} from '../diagnosis/path-memory.ts';
import { Listeners } from '../listeners.ts';
import type { HopTarget } from '../live/live-service.ts';
import type { Log } from '../log.ts';
import type { Observation } from '../probe/engine.ts';
import { probeFromEcho } from './echo-probes.ts';
import { linkFrom, type RadioReading, rememberLink, rememberRadio, UNREAD_LAPTOP } from './laptop-link.ts';
import { PathRecorder } from './recorder.ts';
import { Repairs } from './repairs.ts';
import { PathSchedule } from './schedule.ts';
import { pathTargets, type WatchedPlatform, type WayOut } from './targets.ts';

const TICK_MS = 500;
const LINK_MS = SECOND_MS;
const WAY_OUT_MS = 30 * SECOND_MS;
const RADIO_MS = MINUTE_MS / 2;
const RECORD_MS = 10 * SECOND_MS;

/** Pings of hops go through the echo engine, which already knows how to send them. */
export interface HopEcho {
  watchHops(targets: readonly HopTarget[]): void;
  onHops(listener: (observations: readonly Observation[]) => void): () => void;
}

export interface PathServiceOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly echo: HopEcho;
  /** One probe over a real socket; the demo school answers from its script. Must not reject. */
  readonly probe: (target: PathTarget, signal: AbortSignal) => Promise<PathProbe>;
  readonly readWayOut: () => Promise<WayOut>;
  readonly readRadio: () => Promise<RadioReading>;
  readonly readInterfaces?: typeof networkInterfaces;
  /** Keeps how the way out did; may fail, watching goes on. */
  readonly record?: (events: readonly PathEvent[], minutes: readonly PathMinute[]) => void;
}

/**
 * Watches the way out beside the devices: this laptop's link, gateway, name servers, network devices, services, internet and platforms.
 * Constant and light: a handful of packets a second inside the school, one connection a minute to each host of others.
 */
export class PathService {
  readonly #options: PathServiceOptions;
  readonly #clock: Clock;
  readonly #schedule = new PathSchedule();
  readonly #changes = new Listeners<[PathSnapshot]>();
  readonly #recorder = new PathRecorder();
  readonly #repairs = new Repairs();
  readonly #abort = new AbortController();
  readonly #memories = new Map<PathTargetId, PathMemory>();
  #targets: readonly PathTarget[] = [];
  #site: Site | null = null;
  #platforms: readonly WatchedPlatform[] = [];
  #pingPeriodMs = 5 * SECOND_MS;
  #wayOut: WayOut = { gateway: null, nameServers: [] };
  #laptop: LaptopFacts = UNREAD_LAPTOP;
  #accessPointId: string | null = null;
  #ends: (() => void)[] = [];

  constructor(options: PathServiceOptions) {
    this.#options = options;
    this.#clock = options.clock;
  }

  /** What the school watches; call with every change of site, sessions or profiles. */
  configure(site: Site, platforms: readonly WatchedPlatform[], pingPeriodMs: number): void {
    this.#site = site;
    this.#platforms = platforms;
    this.#pingPeriodMs = pingPeriodMs;
    this.#retarget();
  }

  /** Begins to watch. */
  run(): void {
    const { echo } = this.#options;
    this.#ends = [
      echo.onHops((observations) => {
        for (const observation of observations) this.#ended(observation.deviceId, probeFromEcho(observation));
      }),
      this.#clock.every(TICK_MS, () => this.#tick()),
      this.#clock.every(LINK_MS, () => this.#readLink()),
      this.#clock.every(WAY_OUT_MS, () => void this.#readWayOut()),
      this.#clock.every(RADIO_MS, () => void this.#readRadio()),
      this.#clock.every(RECORD_MS, () => this.#record(false)),
    ];
    this.#readLink();
    void this.#readWayOut();
    void this.#readRadio();
  }

  stop(): void {
    this.#abort.abort();
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#record(true);
  }

  snapshot(): PathSnapshot {
    return { targets: [...this.#targets], states: this.#targets.map(({ id }) => this.#memory(id).state) };
  }

  get laptop(): LaptopFacts {
    return this.#laptop;
  }

  onChange(listener: (snapshot: PathSnapshot) => void): () => void {
    return this.#changes.add(listener);
  }

  /** Something looks wrong among the devices: ask everything now, as far as politeness allows. */
  askAll(): void {
    this.#schedule.askAll(this.#clock.now());
    this.#tick();
  }

  /** The laptop slept: what is known is old, and the first probes after it prove nothing about the school. */
  woke(): void {
    this.#laptop = { ...this.#laptop, wokeAt: this.#clock.now() };
    for (const id of this.#memories.keys()) this.#memories.set(id, unaskedPath(id, this.#clock.now()));
    void this.#readWayOut();
    this.askAll();
  }

  #retarget(): void {
    if (this.#site === null) return;
    this.#targets = pathTargets(this.#site, this.#platforms, this.#wayOut, this.#pingPeriodMs);
    const ids = new Set(this.#targets.map(({ id }) => id));
    for (const id of this.#memories.keys()) if (!ids.has(id)) this.#memories.delete(id);
    for (const id of ids) this.#memories.set(id, this.#memory(id));
    this.#schedule.setTargets(
      this.#targets.filter(({ method }) => method !== 'ping' && method !== 'link'),
      this.#clock.now(),
    );
    this.#options.echo.watchHops(
      this.#targets.flatMap(({ id, method, host, address }) =>
        method === 'ping' ? [{ id, host: address ?? host }] : [],
      ),
    );
    this.#publish();
  }

  #tick(): void {
    const now = this.#clock.now();
    for (const target of this.#schedule.takeDue(now)) void this.#ask(target);
    if (this.#markStale(now)) this.#publish();
  }

  async #ask(target: PathTarget): Promise<void> {
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(target.timeoutMs * 2)]);
    const probe = await this.#options.probe(target, signal);
    if (!this.#abort.signal.aborted) this.#ended(target.id, probe);
  }

  #ended(id: PathTargetId, probe: PathProbe): void {
    const target = this.#targets.find((candidate) => candidate.id === id);
    if (target === undefined) return;
    this.#recorder.probed(id, probe);
    this.#schedule.ended(id, probe.failure, this.#clock.now());
    if (probe.failure !== null && this.#repairs.isOutdated(target.kind, probe.startedAt)) return;
    const before = this.#memory(id);
    const after = this.#keep(target, rememberProbe(before, probe, target));
    if (before.state.failingSince !== null && probe.failure === null) this.#repaired(target, probe.startedAt);
    if (hasVisiblyChanged(before.state, after.state)) this.#publish();
  }

  #keep(target: PathTarget, after: PathMemory): PathMemory {
    this.#recorder.changed(target, this.#memory(target.id).state, after.state);
    this.#memories.set(target.id, after);
    return after;
  }

  /** What failed behind it may have failed only with it: that is forgotten, and asked as soon as politeness allows. */
  #repaired({ kind }: PathTarget, at: number): void {
    this.#repairs.note(kind, at);
    for (const target of this.#targets) {
      if (this.#repairs.isOnTheWayTo(target.kind, kind)) this.#keep(target, forgetFailure(this.#memory(target.id), at));
    }
    this.#schedule.askFailing(this.#clock.now());
  }

  #record(isLast: boolean): void {
    const { events, minutes } = this.#recorder.take(isLast);
    if (events.length + minutes.length > 0) this.#options.record?.(events, minutes);
  }

  #markStale(now: number): boolean {
    let hasChanged = false;
    for (const target of this.#targets) {
      const memory = this.#memory(target.id);
      const state = withStaleness(memory.state, target, now);
      if (state === memory.state) continue;
      this.#memories.set(target.id, { ...memory, state });
      hasChanged = true;
    }
    return hasChanged;
  }

  #readLink(): void {
    const now = this.#clock.now();
    const link = linkFrom((this.#options.readInterfaces ?? networkInterfaces)());
    const before = this.#laptop;
    this.#laptop = rememberLink(before, link, now);
    const failure =
      link === 'down' ? ({ code: 'unreachable', sentence: 'Cable out, Wi-Fi off, or no address.' } as const) : null;
    this.#ended('laptop-link', { startedAt: now, finishedAt: now, rttMs: null, failure });
    if (before.link !== link) void this.#readWayOut();
  }

  async #readWayOut(): Promise<void> {
    const wayOut = await this.#options.readWayOut().catch((error: unknown) => {
      this.#options.log.warn('The way out could not be read', error);
      return null;
    });
    if (wayOut === null || this.#abort.signal.aborted || isSame(wayOut, this.#wayOut)) return;
    this.#wayOut = wayOut;
    this.#retarget();
  }

  async #readRadio(): Promise<void> {
    const reading = await this.#options.readRadio().catch(() => null);
    if (reading === null) return;
    this.#laptop = rememberRadio(this.#laptop, reading, this.#accessPointId, this.#clock.now());
    this.#accessPointId = reading.accessPointId;
  }

  #memory(id: PathTargetId): PathMemory {
    return this.#memories.get(id) ?? unaskedPath(id, this.#clock.now());
  }

  #publish(): void {
    this.#changes.tell(this.snapshot());
  }
}

/** A few milliseconds more or less are no news. */
function hasVisiblyChanged(before: PathState, after: PathState): boolean {
  return (
    before.state !== after.state ||
    before.failure?.code !== after.failure?.code ||
    before.isStale !== after.isStale ||
    Math.abs((before.rttMs ?? 0) - (after.rttMs ?? 0)) > 1
  );
}

function isSame(a: WayOut, b: WayOut): boolean {
  return a.gateway === b.gateway && a.nameServers.join() === b.nameServers.join();
}
