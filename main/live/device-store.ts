import type { UncheckedReason } from '../../shared/model/evidence.ts';
import type { ChartSample, DeviceLive, Transition } from '../../shared/model/live.ts';
import type { Device, DeviceId, Room } from '../../shared/model/roster.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { type Liveness, lossRatio, NEVER_CHECKED, observe, typicalRtt } from '../liveness/liveness.ts';
import type { Observation } from '../probe/engine.ts';
import { MinuteRollups } from './minute-rollups.ts';
import { SampleRing } from './sample-ring.ts';

/** A check may be late by its own duration and some pacing before the tile is called stale. */
const STALE_GRACE_MS = 3 * SECOND_MS;

/** A state change before it is stored and has an id. */
export type NewTransition = Omit<Transition, 'id'>;

/** What one step changed: rows to publish, and transitions to store before they are published. */
export interface StoreChange {
  readonly devices: readonly DeviceLive[];
  readonly removed: readonly DeviceId[];
  readonly transitions: readonly NewTransition[];
}

interface Entry {
  device: Device;
  roomName: string | null;
  liveness: Liveness;
  live: DeviceLive;
  samples: SampleRing | null;
}

/**
 * The only truth about what every device does now. Observations go in, visible changes come out; nobody else writes state.
 * A new round trip alone is not a visible change: it travels with the next one, and the device panel asks for its own detail.
 */
export class DeviceStore {
  readonly #entries = new Map<DeviceId, Entry>();
  readonly #rollups = new MinuteRollups();
  readonly #clock: Clock;
  #settings: ProbeSettings;

  constructor(clock: Clock, settings: ProbeSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** A new period changes how many samples fill the span, so rings start again where it differs. */
  configure(settings: ProbeSettings): void {
    if (settings.periodMs !== this.#settings.periodMs) for (const entry of this.#entries.values()) entry.samples = null;
    this.#settings = settings;
  }

  /** Follows the roster. Devices that stay keep what is known of them. */
  setRoster(rooms: readonly Room[], devices: readonly Device[]): StoreChange {
    const roomNames = new Map(rooms.map((room) => [room.id, room.name]));
    const kept = new Set(devices.map((device) => device.id));
    const removed = [...this.#entries.keys()].filter((id) => !kept.has(id));
    for (const id of removed) this.#entries.delete(id);

    const change = new ChangeCollector();
    for (const device of devices) {
      const roomName = device.roomId === null ? null : (roomNames.get(device.roomId) ?? null);
      const entry = this.#entries.get(device.id);
      if (entry === undefined) this.#add(device, roomName, change);
      else {
        const wasProbedAs = probeIdentity(entry.device);
        entry.device = device;
        entry.roomName = roomName;
        if (wasProbedAs !== probeIdentity(device)) this.#set(entry, this.#startOf(device), change);
      }
    }
    return change.done(removed);
  }

  observed(observations: readonly Observation[]): StoreChange {
    const change = new ChangeCollector();
    for (const observation of observations) {
      const entry = this.#entries.get(observation.deviceId);
      // Taken off the roster, or paused, while its check was under way.
      if (entry === undefined || entry.device.isPaused) continue;
      this.#set(entry, observe(entry.liveness, observation, this.#settings), change, observation);
      this.#remember(entry, observation);
    }
    return change.done();
  }

  /** What was known is no longer worth anything: the network changed, the laptop woke, or the engine died. */
  forgetAll(reason: UncheckedReason): StoreChange {
    const change = new ChangeCollector();
    for (const entry of this.#entries.values()) {
      if (entry.device.isPaused) continue;
      this.#set(entry, { ...NEVER_CHECKED, evidence: { kind: 'unchecked', reason } }, change);
    }
    return change.done();
  }

  /** Marks overdue checks, so that an old green is never shown as fresh. Call about once a second. */
  markStale(): StoreChange {
    const change = new ChangeCollector();
    const limit = this.#clock.now() - 2 * this.#settings.periodMs - STALE_GRACE_MS;
    for (const entry of this.#entries.values()) {
      const { live } = entry;
      const isStale = !entry.device.isPaused && live.checkedAt !== null && live.checkedAt < limit;
      if (isStale !== live.isStale) {
        entry.live = { ...live, isStale };
        change.device(entry.live);
      }
    }
    return change.done();
  }

  all(): DeviceLive[] {
    return [...this.#entries.values()].map((entry) => freshLive(entry));
  }

  get(id: DeviceId): { readonly live: DeviceLive; readonly samples: ChartSample[] } | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return null;
    return { live: freshLive(entry), samples: entry.samples?.since(this.#clock.now()) ?? [] };
  }

  /** Minutes that ended before `before`, for the disk. */
  takeRollups(before: number): ReturnType<MinuteRollups['take']> {
    return this.#rollups.take(before);
  }

  #add(device: Device, roomName: string | null, change: ChangeCollector): void {
    const liveness = this.#startOf(device);
    const live: DeviceLive = {
      id: device.id,
      state: liveness.state,
      since: this.#clock.now(),
      evidence: liveness.evidence,
      address: device.address,
      addressSource: device.address === null ? null : 'roster',
      isAddressDrifted: false,
      rttMs: null,
      lossRatio: 0,
      checkedAt: null,
      isStale: false,
    };
    this.#entries.set(device.id, { device, roomName, liveness, live, samples: null });
    change.device(live);
  }

  #startOf(device: Device): Liveness {
    return device.isPaused ? { ...NEVER_CHECKED, state: 'paused' } : NEVER_CHECKED;
  }

  #set(entry: Entry, liveness: Liveness, change: ChangeCollector, observation?: Observation): void {
    const before = entry.live;
    const at = observation?.finishedAt ?? this.#clock.now();
    const address = observation === undefined ? entry.device.address : observation.address;
    const isChanged = before.state !== liveness.state;
    entry.liveness = liveness;
    entry.live = {
      id: before.id,
      state: liveness.state,
      since: isChanged ? at : before.since,
      evidence: liveness.evidence,
      address,
      addressSource: observation === undefined ? (address === null ? null : 'roster') : observation.addressSource,
      isAddressDrifted: address !== null && entry.device.address !== null && address !== entry.device.address,
      rttMs: before.rttMs,
      lossRatio: before.lossRatio,
      checkedAt: observation?.finishedAt ?? null,
      isStale: false,
    };
    if (isChanged) change.transition(transitionOf(entry, before.state, at));
    if (isChanged || isVisiblyDifferent(before, entry.live)) {
      entry.live = freshLive(entry);
      change.device(entry.live);
    }
  }

  #remember(entry: Entry, observation: Observation): void {
    const { evidence, startedAt } = observation;
    if (evidence.kind === 'unchecked') return;
    const rttMs = evidence.kind === 'echo' || evidence.kind === 'late-echo' ? evidence.rttMs : null;
    const sample: ChartSample = { at: startedAt, rttMs, state: entry.liveness.state };
    entry.samples ??= new SampleRing(this.#settings.periodMs);
    entry.samples.push(sample);
    this.#rollups.add(entry.device.id, sample);
  }
}

/** Collects changes of one step; the last one of a device wins. */
class ChangeCollector {
  readonly #devices = new Map<DeviceId, DeviceLive>();
  readonly #transitions: NewTransition[] = [];

  device(live: DeviceLive): void {
    this.#devices.set(live.id, live);
  }

  transition(transition: NewTransition): void {
    this.#transitions.push(transition);
  }

  done(removed: readonly DeviceId[] = []): StoreChange {
    return { devices: [...this.#devices.values()], removed, transitions: this.#transitions };
  }
}

function transitionOf(entry: Entry, from: DeviceLive['state'], at: number): NewTransition {
  const { device, roomName, liveness } = entry;
  const { id: deviceId, label: deviceLabel, seat } = device;
  return { at, deviceId, deviceLabel, roomName, seat, from, to: liveness.state, evidence: liveness.evidence };
}

/** Round trip and loss are filled in when somebody looks, not at every check. */
function freshLive(entry: Entry): DeviceLive {
  return { ...entry.live, rttMs: typicalRtt(entry.liveness), lossRatio: lossRatio(entry.liveness) };
}

/** What a change must touch to be worth a message: everything but the numbers that every check moves. */
function isVisiblyDifferent(a: DeviceLive, b: DeviceLive): boolean {
  return (
    a.address !== b.address ||
    a.addressSource !== b.addressSource ||
    a.isAddressDrifted !== b.isAddressDrifted ||
    a.isStale !== b.isStale ||
    evidenceIdentity(a) !== evidenceIdentity(b)
  );
}

function evidenceIdentity({ evidence }: DeviceLive): string {
  switch (evidence.kind) {
    case 'tcp-open':
    case 'tcp-refused':
      return `${evidence.kind} ${evidence.port}`;
    case 'neighbour':
      return `${evidence.kind} ${evidence.mac}`;
    case 'silent':
    case 'unchecked':
      return `${evidence.kind} ${evidence.reason}`;
    default:
      return evidence.kind;
  }
}

/** A device that is reached in another way is another device to the engine: what was known no longer holds. */
function probeIdentity(device: Device): string {
  return JSON.stringify([device.address, device.host, device.macs, device.isPaused]);
}
