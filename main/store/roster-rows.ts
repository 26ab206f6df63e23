import { z } from 'zod';
import { Device, Room } from '../../shared/model/roster.ts';
import type { SqlRow, SqlValue } from './sql.ts';

/** Columns of `rooms`, in the order of {@link roomValues}. */
export const ROOM_COLUMNS = [
  'id',
  'name',
  'kind',
  'note',
  'display_order',
  'column_count',
  'access_point',
  'uplink',
] as const;

/** Columns of `devices`, in the order of {@link deviceValues}. */
export const DEVICE_COLUMNS = [
  'id',
  'label',
  'serial',
  'asset_tag',
  'macs',
  'host',
  'address',
  'address_learned_at',
  'kind',
  'model',
  'os_version',
  'last_seen_at',
  'updates_end_at',
  'room_id',
  'seat',
  'position_row',
  'position_column',
  'is_spare',
  'is_paused',
  'student_label',
  'memory_mib',
  'screen_width_px',
  'screen_height_px',
  'app_versions',
  'is_retired',
] as const;

export function roomValues(room: Room): SqlValue[] {
  return [room.id, room.name, room.kind, room.note, room.order, room.columns, room.accessPoint, room.uplink];
}

export function deviceValues(device: Device): SqlValue[] {
  return [
    device.id,
    device.label,
    device.serial,
    device.assetTag,
    JSON.stringify(device.macs),
    device.host,
    device.address,
    wholeMs(device.addressLearnedAt),
    device.kind,
    device.model,
    device.osVersion,
    wholeMs(device.lastSeenAt),
    wholeMs(device.updatesEndAt),
    device.roomId,
    device.seat,
    device.position?.row ?? null,
    device.position?.column ?? null,
    Number(device.isSpare),
    Number(device.isPaused),
    device.studentLabel,
    device.memoryMiB,
    device.screen?.widthPx ?? null,
    device.screen?.heightPx ?? null,
    JSON.stringify(device.appVersions),
    Number(device.isRetired),
  ];
}

/** A row as the model has it; `null` and the reason where it no longer fits the model. */
export type Read<T> = { readonly row: T; readonly reason: null } | { readonly row: null; readonly reason: string };

export function readRoom(row: SqlRow): Read<Room> {
  return read(Room, {
    id: row.id,
    name: row.name,
    kind: row.kind,
    note: row.note,
    order: row.display_order,
    columns: row.column_count,
    accessPoint: row.access_point,
    uplink: row.uplink,
  });
}

export function readDevice(row: SqlRow): Read<Device> {
  return read(Device, {
    id: row.id,
    label: row.label,
    serial: row.serial,
    assetTag: row.asset_tag,
    macs: fromJson(row.macs),
    host: row.host,
    address: row.address,
    addressLearnedAt: row.address_learned_at,
    kind: row.kind,
    model: row.model,
    osVersion: row.os_version,
    lastSeenAt: row.last_seen_at,
    updatesEndAt: row.updates_end_at,
    roomId: row.room_id,
    seat: row.seat,
    position: row.position_row === null ? null : { row: row.position_row, column: row.position_column },
    isSpare: row.is_spare === 1,
    isPaused: row.is_paused === 1,
    studentLabel: row.student_label,
    memoryMiB: row.memory_mib,
    screen: row.screen_width_px === null ? null : { widthPx: row.screen_width_px, heightPx: row.screen_height_px },
    appVersions: fromJson(row.app_versions),
    isRetired: row.is_retired === 1,
  });
}

/** Checks what came from disk against the model. */
export function read<T>(schema: z.ZodType<T>, value: unknown): Read<T> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { row: parsed.data, reason: null } : { row: null, reason: z.prettifyError(parsed.error) };
}

/** Undefined, which no schema takes, where the text is not JSON. */
export function fromJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Times are kept as whole milliseconds. */
function wholeMs(at: number | null): number | null {
  return at === null ? null : Math.round(at);
}
