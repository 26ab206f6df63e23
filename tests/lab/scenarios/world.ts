import type { DiagnosedRoom, RoomActivity } from '../../../main/diagnosis/input.ts';
import type { PathFailureCode, PathTarget } from '../../../shared/model/path.ts';
import type { SimDevice, SimSchool } from './school.ts';

/** When something holds, in milliseconds from the scenario's start. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * What the world does to devices.
 *
 * - `dark`    nothing comes back; `spreadMs`: they go at random moments within it, `returnMs`: come back within it
 * - `lids`    the same for what people do: each closes at its own moment, most of them early
 * - `loss`    that share of packets is lost; `growMs`: rises to it over that time
 * - `slow`    so much is added to the round trip
 * - `no-ping` echo is dropped; Windows refuses TCP at once, others show in the neighbor table after up to a minute
 */
export type DeviceEffect =
  | { readonly kind: 'dark'; readonly spreadMs?: number; readonly returnMs?: number }
  | { readonly kind: 'lids'; readonly spreadMs: number; readonly returnMs?: number }
  | { readonly kind: 'loss'; readonly share: number; readonly growMs?: number }
  | { readonly kind: 'slow'; readonly addedMs: number; readonly growMs?: number }
  | { readonly kind: 'no-ping'; readonly isSeenOtherwise: boolean };

export interface DeviceEvent extends Span {
  readonly on: (device: SimDevice, room: DiagnosedRoom) => boolean;
  readonly effect: DeviceEffect;
}

export interface PathEvent extends Span {
  readonly on: (target: PathTarget) => boolean;
  readonly effect:
    | { readonly kind: 'fail'; readonly code: PathFailureCode }
    | { readonly kind: 'slow'; readonly addedMs: number };
}

export interface LaptopEvent extends Span {
  /** `asleep`: nothing is probed meanwhile. `unplugged`: no link. `roaming`: nothing answers, then it is on another access point. */
  readonly kind: 'asleep' | 'unplugged' | 'roaming';
}

/** A session state that people set. */
export interface ActivityEvent extends Span {
  readonly on: (room: DiagnosedRoom) => boolean;
  readonly activity: RoomActivity;
}

export interface World {
  readonly devices: readonly DeviceEvent[];
  readonly paths: readonly PathEvent[];
  readonly laptop: readonly LaptopEvent[];
  readonly activity: readonly ActivityEvent[];
  readonly reports: readonly { readonly atMs: number; readonly deviceId: string; readonly code: string }[];
}

export function together(...worlds: readonly Partial<World>[]): World {
  return {
    devices: worlds.flatMap((world) => world.devices ?? []),
    paths: worlds.flatMap((world) => world.paths ?? []),
    laptop: worlds.flatMap((world) => world.laptop ?? []),
    activity: worlds.flatMap((world) => world.activity ?? []),
    reports: worlds.flatMap((world) => world.reports ?? []),
  };
}

const failing = (code: PathFailureCode) => ({ kind: 'fail', code }) as const;
const isOutside = ({ kind }: PathTarget) => kind === 'internet' || kind === 'platform-host';

/** One access point loses power: its box and all devices of its rooms but the wired ones. */
export function accessPointFails(span: Span, name: string, wired: readonly string[] = []): Partial<World> {
  return {
    devices: [
      {
        ...span,
        on: ({ id }, room) => room.accessPoint === name && !wired.includes(id),
        effect: { kind: 'dark', spreadMs: 500, returnMs: 6_000 },
      },
    ],
    paths: [{ ...span, on: ({ id }) => id === `box:${name}`, effect: failing('timeout') }],
  };
}

/** Devices of these rooms go at one instant, no box with them. */
export function roomsFail(span: Span, ids: readonly string[], spreadMs = 500): Partial<World> {
  return {
    devices: [
      { ...span, on: ({ roomId }) => ids.includes(roomId), effect: { kind: 'dark', spreadMs, returnMs: 6_000 } },
    ],
  };
}

/** A switch: its rooms, their access points, and itself. */
export function switchFails(span: Span, name: string, school: SimSchool): Partial<World> {
  const boxes = new Set([name, ...school.network.filter(({ uplink }) => uplink === name).map((box) => box.name)]);
  return {
    devices: [{ ...span, on: (_, room) => room.uplink === name, effect: { kind: 'dark', returnMs: 20_000 } }],
    paths: [{ ...span, on: (target) => boxes.has(target.name), effect: failing('timeout') }],
  };
}

/** The gateway and everything behind it; `rooms`: the student network hangs on it too. */
export function gatewayFails(span: Span, withRooms: boolean): Partial<World> {
  return {
    devices: withRooms ? [{ ...span, on: () => true, effect: { kind: 'dark', returnMs: 3_000 } }] : [],
    paths: [
      {
        ...span,
        on: ({ kind }) => kind === 'gateway' || kind === 'dns' || isOutside({ kind } as PathTarget),
        effect: failing('timeout'),
      },
    ],
  };
}

/** The link to the outside; an outside name server goes with it. */
export function internetFails(span: Span, isNameServerOutside = false): Partial<World> {
  return {
    paths: [
      {
        ...span,
        on: (target) => isOutside(target) || (isNameServerOutside && target.kind === 'dns'),
        effect: failing('timeout'),
      },
    ],
  };
}

/** Names only: hosts that are asked by name cannot be found, internet targets are addresses. */
export function namesFail(span: Span): Partial<World> {
  return {
    paths: [
      { ...span, on: ({ kind }) => kind === 'dns', effect: failing('timeout') },
      { ...span, on: ({ kind }) => kind === 'platform-host', effect: failing('name-service-down') },
    ],
  };
}

export function platformsFail(
  span: Span,
  ids: readonly string[],
  code: PathFailureCode,
  hosts?: readonly string[],
): Partial<World> {
  return {
    paths: [
      {
        ...span,
        on: ({ id, kind, platformId }) =>
          kind === 'platform-host' &&
          platformId !== null &&
          ids.includes(platformId) &&
          (hosts === undefined || hosts.some((host) => id.endsWith(host))),
        effect: failing(code),
      },
    ],
  };
}

export function pathsSlow(span: Span, on: (target: PathTarget) => boolean, addedMs: number): Partial<World> {
  return { paths: [{ ...span, on, effect: { kind: 'slow', addedMs } }] };
}

export function devicesDo(span: Span, on: DeviceEvent['on'], effect: DeviceEffect): Partial<World> {
  return { devices: [{ ...span, on, effect }] };
}

/** People of these rooms close their lids, each at its own moment. */
export function lidsClose(
  span: Span,
  ids: readonly string[] | null,
  spreadMs: number,
  returnMs = 60_000,
): Partial<World> {
  return devicesDo(span, ({ roomId }) => ids === null || ids.includes(roomId), { kind: 'lids', spreadMs, returnMs });
}
