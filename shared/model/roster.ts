import { z } from 'zod';

/** Longest label, name or free text a roster may carry; longer is cut by the importer with a warning. */
export const MAX_LABEL_LENGTH = 80;
/** RFC 1035: a full host name has at most 253 characters. */
export const MAX_HOST_LENGTH = 253;
/** Seats across a room; more than this does not fit a projector. */
export const MAX_ROOM_COLUMNS = 20;
export const MAX_ROOM_ROWS = 60;

const label = z.string().min(1).max(MAX_LABEL_LENGTH);

export const DeviceId = z.string().min(1).max(64);
export type DeviceId = z.infer<typeof DeviceId>;
export const RoomId = z.string().min(1).max(64);
export type RoomId = z.infer<typeof RoomId>;

export const DeviceKind = z.enum(['chromebook', 'windows', 'mac', 'ipad', 'linux', 'other']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/**
 * Where an address came from. It decides how far it is trusted and what is said of it:
 * `roster` typed or imported, `dns` resolved from the host name, `neighbour` followed by MAC in the ARP/NDP table.
 */
export const AddressSource = z.enum(['roster', 'dns', 'neighbour']);
export type AddressSource = z.infer<typeof AddressSource>;

/** Row and column of a seat in its room's grid, from 0. */
export const SeatPosition = z.object({
  row: z
    .int()
    .min(0)
    .max(MAX_ROOM_ROWS - 1),
  column: z
    .int()
    .min(0)
    .max(MAX_ROOM_COLUMNS - 1),
});
export type SeatPosition = z.infer<typeof SeatPosition>;

/**
 * One device of the roster. It may have an address, a host name and MACs in any combination, or none of them yet.
 * There is no field for a person: students appear only as `studentLabel` (seat number, initials, last digits).
 */
export const Device = z.object({
  id: DeviceId,
  /** What people call it: asset tag, sticker or name. Never empty; not necessarily unique. */
  label,
  serial: label.nullable(),
  assetTag: label.nullable(),
  /** Lower-case, colon-separated (`aa:bb:cc:dd:ee:ff`), unique within the device. */
  macs: z.array(z.string().regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)).max(8),
  host: z.string().min(1).max(MAX_HOST_LENGTH).nullable(),
  /** IPv4 or IPv6 in canonical form, as the roster has it; what is probed now is in `DeviceLive.address`. */
  address: z.string().min(2).max(45).nullable(),
  /** Epoch milliseconds when the roster learned `address`; null when it has none. */
  addressLearnedAt: z.number().nullable(),
  kind: DeviceKind,
  model: label.nullable(),
  osVersion: label.nullable(),
  /** Epoch milliseconds; when the management system last heard of it. */
  lastSeenAt: z.number().nullable(),
  /** Epoch milliseconds; end of automatic updates. */
  updatesEndAt: z.number().nullable(),
  /** As the management system reports it. */
  memoryMiB: z.int().positive().max(16_777_216).nullable(),
  screen: z
    .strictObject({ widthPx: z.int().positive().max(32_767), heightPx: z.int().positive().max(32_767) })
    .nullable(),
  /** Installed testing apps by platform id: `{ "drc-insight": "17.0.0" }`. Empty where the export has no such column. */
  appVersions: z.record(z.string().max(64), z.string().min(1).max(40)),
  /** Taken out of service in the management system; imported all the same. */
  isRetired: z.boolean(),
  roomId: RoomId.nullable(),
  /** What the sticker or the plan says: `A3`, `12`, `slot 7`. Free text; the place on screen is `position`. */
  seat: z.string().min(1).max(20).nullable(),
  /** Null: laid out automatically after the placed ones, see `layoutRoom`. */
  position: SeatPosition.nullable(),
  isSpare: z.boolean(),
  isPaused: z.boolean(),
  studentLabel: z.string().min(1).max(12).nullable(),
});
export type Device = z.infer<typeof Device>;

export const RoomKind = z.enum(['room', 'cart']);
export type RoomKind = z.infer<typeof RoomKind>;

export const Room = z.object({
  id: RoomId,
  name: label,
  kind: RoomKind,
  /** Second line of the card, such as `Ms. Ortiz · Grade 8 ELA`. */
  note: z.string().max(MAX_LABEL_LENGTH),
  /** Rank on screen, ascending; ties by name. */
  order: z.int(),
  /** Seats across; null lets the layout choose from the number of devices. */
  columns: z.int().min(1).max(MAX_ROOM_COLUMNS).nullable(),
  /** Name of the access point that serves it, as the network team calls it; rooms may share one. */
  accessPoint: label.nullable(),
  /** Name of the switch or floor it hangs on; rooms may share one. */
  uplink: label.nullable(),
});
export type Room = z.infer<typeof Room>;

/** The whole roster at one revision. `revision` grows by one with every change. */
export const RosterSnapshot = z.object({
  revision: z.int().min(0),
  rooms: z.array(Room),
  devices: z.array(Device),
});
export type RosterSnapshot = z.infer<typeof RosterSnapshot>;

/** What changed from `revision - 1` to `revision`. A gap means: ask for the snapshot again. */
export const RosterDelta = z.object({
  revision: z.int().min(1),
  rooms: z.array(Room),
  removedRooms: z.array(RoomId),
  devices: z.array(Device),
  removedDevices: z.array(DeviceId),
});
export type RosterDelta = z.infer<typeof RosterDelta>;

/** The part of a device that a person may edit in the window. Absent keys stay as they are. */
export const DevicePatch = Device.pick({
  label: true,
  serial: true,
  assetTag: true,
  host: true,
  address: true,
  kind: true,
  seat: true,
  isSpare: true,
  isPaused: true,
  isRetired: true,
  studentLabel: true,
})
  // In any usual notation; the roster keeps them in its own.
  .extend({ macs: z.array(z.string().min(1).max(40)).max(8) })
  .partial()
  .strict();
export type DevicePatch = z.infer<typeof DevicePatch>;

/** The part of a room that a person may edit. Absent keys stay as they are. */
export const RoomPatch = Room.pick({
  name: true,
  kind: true,
  note: true,
  columns: true,
  accessPoint: true,
  uplink: true,
})
  .partial()
  .strict();
export type RoomPatch = z.infer<typeof RoomPatch>;

/** One device's new place. `position: null` hands it back to the automatic layout. */
export const Placement = z.object({
  deviceId: DeviceId,
  roomId: RoomId.nullable(),
  position: SeatPosition.nullable(),
});
export type Placement = z.infer<typeof Placement>;
