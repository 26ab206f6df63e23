import type { DeviceState } from '../../shared/model/device-state.ts';
import type { PathState, PathTarget } from '../../shared/model/path.ts';
import type { DeviceId, DeviceKind, RoomId, RoomKind } from '../../shared/model/roster.ts';
import type { NetworkDevice } from '../../shared/model/site.ts';
import type { PlatformId } from '../../shared/profiles/schema.ts';
import type { DeviceMemory } from './device-memory.ts';

/** What a room is doing: devices of a `paused` room may go quiet without anybody being called. */
export type RoomActivity = 'testing' | 'paused' | 'none';

export interface DiagnosedRoom {
  readonly id: RoomId;
  readonly name: string;
  readonly kind: RoomKind;
  /** Name of the access point; rooms may share one. Null: not known. */
  readonly accessPoint: string | null;
  /** Name of the switch or floor; rooms may share one. Null: not known. */
  readonly uplink: string | null;
  readonly activity: RoomActivity;
  /** Platforms of its session; empty without one. */
  readonly platformIds: readonly PlatformId[];
}

export interface DiagnosedDevice {
  readonly id: DeviceId;
  readonly label: string;
  readonly seat: string | null;
  readonly kind: DeviceKind;
  readonly roomId: RoomId | null;
  readonly isSpare: boolean;
  readonly isPaused: boolean;
  readonly hasStudent: boolean;
  readonly state: DeviceState;
  readonly memory: DeviceMemory;
}

/** This laptop's own connection. Times: epoch milliseconds, null: not since start. */
export interface LaptopFacts {
  readonly link: 'up' | 'down' | 'unknown';
  readonly medium: 'wired' | 'wifi' | 'unknown';
  /** When `link` became what it is. */
  readonly linkSince: number | null;
  /** The last times at which the link was lost, newest last; a loose cable shows here. */
  readonly linkLosses: readonly number[];
  readonly wokeAt: number | null;
  /** Went to another access point or another network. */
  readonly roamedAt: number | null;
  /** 0–100; null: wired, or not known. */
  readonly signalPercent: number | null;
}

/** A platform that a session of today uses. */
export interface DiagnosedPlatform {
  readonly id: PlatformId;
  readonly name: string;
  /** From its profile's `outage`; null: not known. */
  readonly retryMinutes: number | null;
  /** What happens after them, from the profile; empty without one. */
  readonly outageMeaning: string;
}

/** A person said what a student's screen shows. */
export interface AppReport {
  readonly deviceId: DeviceId;
  /** Epoch milliseconds. */
  readonly at: number;
  /** As typed or recognised: `8026`. */
  readonly code: string;
  /** What the profile knows of it; empty: nothing. */
  readonly meaning: string;
  readonly firstAction: string;
}

/** Everything that a diagnosis rests on. Nothing else is looked at: no clock, no socket, no database. */
export interface DiagnosisInput {
  /** Epoch milliseconds. */
  readonly now: number;
  /** A time of day for sentences, in the laptop's zone: `9:41:36`. */
  readonly clockTime: (at: number) => string;
  /** Time between two checks of one device, in milliseconds. */
  readonly periodMs: number;
  /** Median round trip above which a device is slow, in milliseconds (`ProbeSettings.slowAboveMs`). */
  readonly slowAboveMs: number;
  /** In the order of the screen. */
  readonly rooms: readonly DiagnosedRoom[];
  readonly devices: readonly DiagnosedDevice[];
  /** Access points, switches and controllers as the school names them. */
  readonly network: readonly Pick<NetworkDevice, 'name' | 'kind' | 'uplink'>[];
  readonly targets: readonly PathTarget[];
  readonly paths: readonly PathState[];
  readonly laptop: LaptopFacts;
  readonly platforms: readonly DiagnosedPlatform[];
  readonly reports: readonly AppReport[];
}
