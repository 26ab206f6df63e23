import { type DeviceMemory, NOTHING_REMEMBERED, rememberCheck } from '../../../main/diagnosis/device-memory.ts';
import { diagnose, isSettling } from '../../../main/diagnosis/diagnose.ts';
import type { DiagnosedDevice, DiagnosedRoom, DiagnosisInput, LaptopFacts } from '../../../main/diagnosis/input.ts';
import { type PathMemory, rememberProbe, unaskedPath, withStaleness } from '../../../main/diagnosis/path-memory.ts';
import { NOTHING_TRACKED, shownFindings, type TrackerState, trackFindings } from '../../../main/diagnosis/tracker.ts';
import { type Liveness, NEVER_CHECKED, observe } from '../../../main/liveness/liveness.ts';
import { nextTurnMs } from '../../../main/probe/core/schedule.ts';
import type { DiagnosisSnapshot } from '../../../shared/model/diagnosis.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { PathTarget } from '../../../shared/model/path.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { Dice } from './random.ts';
import type { Scenario } from './scenario.ts';
import type { SimDevice } from './school.ts';
import type { DeviceEvent, Span } from './world.ts';

/** An epoch that is no round number, so that nothing depends on it: 22 September 2026, 9:00 in New York. */
export const STARTS_AT = 1_790_082_000_000;
const TICK_MS = 1_000;
const { probe: PROBE } = DEFAULT_SETTINGS;
/** Wi-Fi that is well: one packet in a hundred is lost, one in fifty comes late. */
const CALM_LOSS = 0.01;
const HICCUP_SHARE = 0.02;
/** The neighbor table notices within a minute that a device without ping is there. */
const NEIGHBOUR_WITHIN_MS = 60_000;

interface SimulatedDevice {
  readonly device: SimDevice;
  readonly room: DiagnosedRoom;
  readonly usualRttMs: number;
  liveness: Liveness;
  memory: DeviceMemory;
  /** Made anew only when a check changed it. */
  asJudged: DiagnosedDevice;
  nextAt: number;
  /** The check that is under way. */
  pending: Checked | null;
}

interface Checked {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly isFirstAnswered: boolean | null;
  readonly evidence: Evidence;
}

interface SimulatedHop {
  readonly target: PathTarget;
  readonly usualRttMs: number;
  memory: PathMemory;
  /** 0–1: its place in the period. */
  readonly turn: number;
  nextAt: number;
  askedAt: number;
  outOfTurnAt: number;
  pending: {
    readonly startedAt: number;
    readonly finishedAt: number;
    readonly rttMs: number | null;
    readonly code: string | null;
  } | null;
}

/** What people were shown at one second of the scenario. */
export interface Moment {
  /** From the scenario's start. */
  readonly atMs: number;
  readonly shown: DiagnosisSnapshot;
}

/**
 * Plays a scenario second by second through the real parts: the echo engine's timing (period, stable offsets, re-probes, time-out)
 * with chance for loss and jitter, the real liveness and memories, `diagnose` and the tracker.
 */
export function* play(scenario: Scenario, seed = 1): Generator<Moment> {
  const player = new Player(scenario, seed);
  for (let atMs = TICK_MS; atMs <= scenario.durationMs; atMs += TICK_MS) yield { atMs, shown: player.advance(atMs) };
}

class Player {
  readonly #scenario: Scenario;
  readonly #dice: Dice;
  readonly #devices: SimulatedDevice[];
  readonly #hops: SimulatedHop[];
  /** When a device goes and returns within an event's spread, by event and device. */
  readonly #moments = new Map<
    DeviceEvent,
    Map<string, { readonly goes: number; readonly returns: number; readonly seen: number }>
  >();
  #tracker: TrackerState = NOTHING_TRACKED;
  #laptop: LaptopFacts;
  #wasBlind = false;

  constructor(scenario: Scenario, seed: number) {
    this.#scenario = scenario;
    this.#dice = new Dice(seed);
    const { school } = scenario;
    const rooms = new Map(school.rooms.map((room) => [room.id, room]));
    this.#devices = school.devices.flatMap((device) => {
      const room = rooms.get(device.roomId);
      if (room === undefined) return [];
      const nextAt = nextTurnMs(device.id, PROBE.periodMs, 0);
      const usualRttMs = this.#dice.between(4, 12);
      return [
        {
          device,
          room,
          usualRttMs,
          liveness: NEVER_CHECKED,
          memory: NOTHING_REMEMBERED,
          asJudged: judged(device, NEVER_CHECKED, NOTHING_REMEMBERED),
          nextAt,
          pending: null,
        },
      ];
    });
    this.#hops = school.targets.map((target, index) => ({
      target,
      usualRttMs:
        target.kind === 'gateway' || target.kind === 'dns'
          ? 2
          : target.method === 'ping'
            ? 4
            : this.#dice.between(25, 60),
      memory: unaskedPath(target.id, STARTS_AT),
      // Everything once at the start, then the hosts of one platform take turns.
      nextAt: 300 + index * 50,
      turn: turnOf(school.targets, target),
      askedAt: Number.NEGATIVE_INFINITY,
      outOfTurnAt: Number.NEGATIVE_INFINITY,
      pending: null,
    }));
    this.#laptop = {
      link: 'up',
      medium: school.medium,
      linkSince: null,
      linkLosses: [],
      wokeAt: null,
      roamedAt: null,
      signalPercent: school.signalPercent,
    };
    for (const event of scenario.world.devices) this.#moments.set(event, this.#drawMoments(event));
  }

  advance(atMs: number): DiagnosisSnapshot {
    const isBlind = this.#followLaptop(atMs);
    if (!isBlind) {
      for (const one of this.#devices) this.#followDevice(one, atMs);
      for (const hop of this.#hops) this.#followHop(hop, atMs);
    }
    const now = STARTS_AT + atMs;
    if (this.#spanOf('asleep', atMs) !== null) return shownFindings(this.#tracker, now);
    const input = this.#input(atMs);
    this.#tracker = trackFindings(this.#tracker, diagnose(input), now, isSettling(this.#laptop, now));
    return shownFindings(this.#tracker, now);
  }

  #input(atMs: number): DiagnosisInput {
    const { school, world } = this.#scenario;
    const now = STARTS_AT + atMs;
    const rooms = school.rooms.map((room) => {
      const said = world.activity.findLast((event) => isIn(event, atMs) && event.on(room));
      return said === undefined ? room : { ...room, activity: said.activity };
    });
    return {
      now,
      clockTime,
      periodMs: PROBE.periodMs,
      slowAboveMs: PROBE.slowAboveMs,
      rooms,
      devices: this.#devices.map(({ asJudged }) => asJudged),
      network: school.network,
      targets: school.targets,
      paths: this.#hops.map(({ memory, target }) => withStaleness(memory.state, target, now)),
      laptop: this.#laptop,
      platforms: school.platforms,
      reports: world.reports
        .filter((report) => report.atMs <= atMs)
        .map(({ atMs: reportedMs, deviceId, code }) => ({
          deviceId,
          at: STARTS_AT + reportedMs,
          code,
          meaning: '',
          firstAction: '',
        })),
    };
  }

  /** True while nothing can be probed. */
  #followLaptop(atMs: number): boolean {
    const now = STARTS_AT + atMs;
    const isUnplugged = this.#spanOf('unplugged', atMs) !== null;
    const isAsleep = this.#spanOf('asleep', atMs) !== null;
    const isRoaming = this.#spanOf('roaming', atMs) !== null;
    const isBlind = isUnplugged || isAsleep;
    if (isBlind && !this.#wasBlind) this.#callOff(isUnplugged, now);
    if (isUnplugged && this.#laptop.link === 'up') {
      this.#laptop = { ...this.#laptop, link: 'down', linkSince: now, linkLosses: [...this.#laptop.linkLosses, now] };
    } else if (!isUnplugged && this.#laptop.link === 'down')
      this.#laptop = { ...this.#laptop, link: 'up', linkSince: now };
    if (this.#wasBlind && !isBlind) {
      if (!isUnplugged && this.#laptop.linkSince !== now) this.#laptop = { ...this.#laptop, wokeAt: now };
      for (const one of [...this.#devices, ...this.#hops]) one.nextAt = atMs + this.#dice.between(0, 1_000);
    }
    if (isRoaming) this.#laptop = { ...this.#laptop, roamedAt: now };
    this.#wasBlind = isBlind;
    return isBlind;
  }

  #callOff(isUnplugged: boolean, now: number): void {
    const reason = isUnplugged ? 'local-network-down' : 'not-yet';
    for (const one of this.#devices) {
      one.pending = null;
      this.#observed(one, {
        startedAt: now,
        finishedAt: now,
        isFirstAnswered: null,
        evidence: { kind: 'unchecked', reason },
      });
    }
    for (const hop of this.#hops) {
      hop.pending = null;
      const failure = {
        code: isUnplugged ? ('laptop-offline' as const) : ('not-yet' as const),
        sentence: 'Could not be asked.',
      };
      hop.memory = rememberProbe(hop.memory, { startedAt: now, finishedAt: now, rttMs: null, failure }, hop.target);
    }
  }

  #spanOf(kind: 'asleep' | 'unplugged' | 'roaming', atMs: number): Span | null {
    return this.#scenario.world.laptop.find((event) => event.kind === kind && isIn(event, atMs)) ?? null;
  }

  #followDevice(one: SimulatedDevice, atMs: number): void {
    for (;;) {
      if (one.pending !== null) {
        if (one.pending.finishedAt > STARTS_AT + atMs) return;
        this.#observed(one, one.pending);
        one.pending = null;
      }
      if (one.nextAt > atMs) return;
      const startedMs = one.nextAt;
      one.pending = this.#check(one, startedMs);
      one.nextAt = nextTurnMs(one.device.id, PROBE.periodMs, startedMs);
    }
  }

  #observed(one: SimulatedDevice, checked: Checked): void {
    one.liveness = observe(one.liveness, checked, PROBE);
    one.memory = rememberCheck(one.memory, checked, PROBE.slowAboveMs);
    one.asJudged = judged(one.device, one.liveness, one.memory);
  }

  /** One request, then re-probes until one is answered; the last one waits for the time-out. */
  #check(one: SimulatedDevice, startedMs: number): Checked {
    const startedAt = STARTS_AT + startedMs;
    const offsets = [0, ...PROBE.retryOffsetsMs];
    for (const [index, offsetMs] of offsets.entries()) {
      const rttMs = this.#echo(one, startedMs + offsetMs);
      if (rttMs === null || rttMs > PROBE.timeoutMs) continue;
      const finishedAt = startedAt + offsetMs + rttMs;
      return { startedAt, finishedAt, isFirstAnswered: index === 0, evidence: { kind: 'echo', rttMs } };
    }
    const finishedAt = startedAt + (offsets.at(-1) ?? 0) + PROBE.timeoutMs;
    return {
      startedAt,
      finishedAt,
      isFirstAnswered: false,
      evidence: this.#beyondEcho(one, startedMs, offsets.length),
    };
  }

  /** Round trip in milliseconds; null: lost. */
  #echo(one: SimulatedDevice, atMs: number): number | null {
    let loss = CALM_LOSS;
    let addedMs = 0;
    if (this.#isRoaming(atMs)) return null;
    for (const event of this.#eventsOn(one, atMs)) {
      const { effect } = event;
      if (effect.kind === 'dark' || effect.kind === 'lids' || effect.kind === 'no-ping') return null;
      const grown = effect.growMs === undefined ? 1 : Math.min(1, (atMs - event.fromMs) / effect.growMs);
      if (effect.kind === 'loss') loss = 1 - (1 - loss) * (1 - effect.share * grown);
      else addedMs += effect.addedMs * grown * this.#dice.between(0.7, 1.3);
    }
    if (this.#dice.share() < loss) return null;
    const hiccup = this.#dice.share() < HICCUP_SHARE ? this.#dice.between(20, 120) : 0;
    return one.usualRttMs * this.#dice.between(0.8, 1.3) + hiccup + addedMs;
  }

  #beyondEcho(one: SimulatedDevice, atMs: number, tries: number): Evidence {
    const silent: Evidence = { kind: 'silent', reason: 'timeout', tries, lookedBeyondEcho: true };
    if (this.#isRoaming(atMs)) return silent;
    const events = this.#eventsOn(one, atMs);
    const blocked = events.find(({ effect }) => effect.kind === 'no-ping');
    if (blocked === undefined || events.some(({ effect }) => effect.kind === 'dark' || effect.kind === 'lids'))
      return silent;
    if (blocked.effect.kind !== 'no-ping' || !blocked.effect.isSeenOtherwise) return silent;
    if (one.device.kind === 'windows') return { kind: 'tcp-refused', port: 445, rttMs: one.usualRttMs };
    const seen = this.#moments.get(blocked)?.get(one.device.id)?.seen ?? 0;
    return atMs >= seen ? { kind: 'neighbour', mac: '00:00:5e:00:53:01' } : silent;
  }

  #isRoaming(atMs: number): boolean {
    return this.#scenario.world.laptop.some((event) => event.kind === 'roaming' && isIn(event, atMs));
  }

  #eventsOn({ device }: SimulatedDevice, atMs: number): DeviceEvent[] {
    return this.#scenario.world.devices.filter((event) => {
      const moment = this.#moments.get(event)?.get(device.id);
      return moment !== undefined && atMs >= moment.goes && atMs < moment.returns;
    });
  }

  #drawMoments(event: DeviceEvent): Map<string, { goes: number; returns: number; seen: number }> {
    const { effect } = event;
    const spreadMs = effect.kind === 'dark' || effect.kind === 'lids' ? (effect.spreadMs ?? 0) : 0;
    const returnMs = effect.kind === 'dark' || effect.kind === 'lids' ? (effect.returnMs ?? 0) : 0;
    const on = this.#devices.filter(({ device, room }) => event.on(device, room));
    return new Map(
      on.map(({ device }) => {
        // People: most act in the first half, a few take all the time there is.
        const share =
          effect.kind === 'lids'
            ? (this.#dice.share() + this.#dice.share() * this.#dice.share()) / 2
            : this.#dice.share();
        const goes = event.fromMs + share * spreadMs;
        return [
          device.id,
          {
            goes,
            returns: event.toMs + this.#dice.share() * returnMs,
            seen: goes + this.#dice.between(5_000, NEIGHBOUR_WITHIN_MS),
          },
        ];
      }),
    );
  }

  #followHop(hop: SimulatedHop, atMs: number): void {
    for (;;) {
      if (hop.pending !== null) {
        if (hop.pending.finishedAt > STARTS_AT + atMs) return;
        this.#answered(hop, hop.pending);
        hop.pending = null;
      }
      if (hop.nextAt > atMs) return;
      hop.pending = this.#ask(hop, hop.nextAt);
      hop.askedAt = hop.nextAt;
      // On its own beat whatever was asked out of turn, so that hosts of one platform stay a third of a minute apart.
      const { periodMs } = hop.target;
      const beat = Math.floor(hop.nextAt / periodMs - hop.turn) + 1;
      hop.nextAt = Math.max(hop.nextAt + 1, Math.round((beat + hop.turn) * periodMs));
    }
  }

  #ask(hop: SimulatedHop, atMs: number): NonNullable<SimulatedHop['pending']> {
    const startedAt = STARTS_AT + atMs;
    const events = this.#scenario.world.paths.filter((event) => isIn(event, atMs) && event.on(hop.target));
    const failure = events.flatMap(({ effect }) => (effect.kind === 'fail' ? [effect.code] : []))[0];
    const isLost = this.#isRoaming(atMs) || (hop.target.method === 'ping' && this.#dice.share() < CALM_LOSS);
    const code = failure ?? (isLost ? 'timeout' : null);
    if (code !== null) {
      const tookMs = code === 'timeout' || code === 'name-service-down' ? hop.target.timeoutMs : 30;
      return { startedAt, finishedAt: startedAt + tookMs, rttMs: null, code };
    }
    const addedMs = events.reduce(
      (sum, { effect }) => sum + (effect.kind === 'slow' ? effect.addedMs * this.#dice.between(0.7, 1.3) : 0),
      0,
    );
    const rttMs = hop.usualRttMs * this.#dice.between(0.85, 1.4) + addedMs;
    if (rttMs > hop.target.timeoutMs)
      return { startedAt, finishedAt: startedAt + hop.target.timeoutMs, rttMs: null, code: 'timeout' };
    return { startedAt, finishedAt: startedAt + rttMs, rttMs, code: null };
  }

  #answered(hop: SimulatedHop, { startedAt, finishedAt, rttMs, code }: NonNullable<SimulatedHop['pending']>): void {
    const failure = code === null ? null : { code: code as never, sentence: `No answer (${code}).` };
    const before = hop.memory;
    hop.memory = rememberProbe(before, { startedAt, finishedAt, rttMs, failure }, hop.target);
    const finishedMs = finishedAt - STARTS_AT;
    const isNews = before.failures === 0 && hop.memory.failures === 1;
    const isSlowNews = before.slows === 0 && hop.memory.slows === 1;
    if (isNews || isSlowNews || (hop.target.method === 'ping' && hop.memory.failures > 0 && hop.memory.failures < 3)) {
      hop.nextAt = Math.min(hop.nextAt, finishedMs + (hop.target.method === 'ping' ? 500 : 2_000));
    }
    if ((isNews || isSlowNews) && hop.target.method !== 'ping') this.#askWitnesses(hop, finishedMs);
    if (before.failures > 0 && hop.memory.failures === 0) this.#askFailing(hop, finishedMs);
    if (hop.target.kind === 'gateway' && hop.memory.failures === 2) this.#askWitnesses(hop, finishedMs);
  }

  /** When one hop is back, those that fail are asked again. */
  #askFailing(back: SimulatedHop, atMs: number): void {
    for (const hop of this.#hops) {
      if (hop === back || hop.pending !== null || hop.memory.failures === 0 || atMs - hop.askedAt < 5_000) continue;
      hop.nextAt = Math.min(hop.nextAt, atMs + this.#dice.between(50, 500));
    }
  }

  /** When one hop fails the others are asked at once, vendors at most every 30 s, so that the picture is of one moment. */
  #askWitnesses(failed: SimulatedHop, atMs: number): void {
    for (const hop of this.#hops) {
      // Hosts of others are spared; the school's own network and the agreed targets are not that shy.
      const restMs = hop.target.kind === 'platform-host' ? 30_000 : 5_000;
      if (hop === failed || hop.pending !== null || atMs - hop.outOfTurnAt < restMs) continue;
      hop.outOfTurnAt = atMs;
      hop.nextAt = Math.min(hop.nextAt, atMs + this.#dice.between(50, 500));
    }
  }
}

/** Hops of one kind share the period evenly; hosts of different platforms alternate. */
function turnOf(targets: readonly PathTarget[], target: PathTarget): number {
  const alike = targets.filter(({ kind, platformId }) => kind === target.kind && platformId === target.platformId);
  const platforms = [...new Set(targets.map(({ platformId }) => platformId))];
  const shift = platforms.indexOf(target.platformId) / platforms.length / alike.length;
  return (alike.indexOf(target) + 1) / alike.length - shift / 2;
}

function judged(device: SimDevice, { state }: Liveness, memory: DeviceMemory): DiagnosedDevice {
  return { ...device, isPaused: false, state, memory };
}

function isIn({ fromMs, toMs }: Span, atMs: number): boolean {
  return atMs >= fromMs && atMs < toMs;
}

/** In UTC, whatever the machine's zone: the same text everywhere. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
