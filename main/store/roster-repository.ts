import {
  Device,
  type DeviceId,
  Room,
  type RoomId,
  type RosterDelta,
  type RosterSnapshot,
} from '../../shared/model/roster.ts';
import type { Clock } from '../clock.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { RosterChange, RosterRepository } from './repositories.ts';
import { isEmptyEdit, type RosterById, RosterEdit, resolveChange } from './roster-change.ts';
import {
  DEVICE_COLUMNS,
  deviceValues,
  fromJson,
  ROOM_COLUMNS,
  read,
  readDevice,
  readRoom,
  roomValues,
} from './roster-rows.ts';
import type { SqlDatabase } from './sql.ts';

/** Undo steps kept; an import's step may hold thousands of devices. */
const KEPT_UNDO_STEPS = 50;

const UPSERT_ROOM = upsert('rooms', ROOM_COLUMNS);
const UPSERT_DEVICE = upsert('devices', DEVICE_COLUMNS);

/**
 * The roster on disk, with a copy in memory: the folder is ours alone while it is open, so the copy cannot grow old, and
 * a snapshot of 5,000 devices costs no reading.
 */
export class SqlRosterRepository implements RosterRepository {
  readonly #database: SqlDatabase;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #report: ReportProblem;
  readonly #rooms: Map<RoomId, Room>;
  readonly #devices: Map<DeviceId, Device>;
  #revision: number;

  /** @throws StoreFault when the disk fails. Rows that no longer fit the model are reported and left out. */
  constructor(database: SqlDatabase, clock: Pick<Clock, 'now'>, report: ReportProblem) {
    this.#database = database;
    this.#clock = clock;
    this.#report = report;
    const rooms = readRows('rooms', database.prepare('SELECT * FROM rooms').all(), readRoom, report);
    const devices = readRows('devices', database.prepare('SELECT * FROM devices').all(), readDevice, report);
    this.#rooms = new Map(rooms.map((room) => [room.id, room]));
    this.#devices = new Map(devices.map((device) => [device.id, withKnownRoom(device, this.#rooms)]));
    this.#revision = Number(database.prepare('SELECT revision FROM roster_state').all()[0]?.revision ?? 0);
  }

  load(): RosterSnapshot {
    return { revision: this.#revision, rooms: [...this.#rooms.values()], devices: [...this.#devices.values()] };
  }

  write(change: RosterChange): RosterDelta {
    const { edit, inverse } = resolveChange(this.#current(), change);
    return this.#commit(edit, () => {
      if (isEmptyEdit(edit)) return;
      // Steps from before would bring back parts of another roster.
      if (change.isUndoable === false) this.#forgetUndoSteps();
      else this.#keepUndoStep(change.what, inverse);
    });
  }

  undoInfo(): { readonly what: string; readonly at: number } | null {
    const row = this.#database.prepare('SELECT what, at FROM roster_changes ORDER BY id DESC LIMIT 1').all()[0];
    return row === undefined ? null : { what: String(row.what), at: Number(row.at) };
  }

  undo(): { readonly what: string; readonly at: number; readonly delta: RosterDelta } | null {
    const row = this.#database.prepare('SELECT * FROM roster_changes ORDER BY id DESC LIMIT 1').all()[0];
    if (row === undefined) return null;
    const inverse = readRows('undo steps', [row], (raw) => read(RosterEdit, fromJson(raw.inverse)), this.#report)[0];
    if (inverse === undefined) return this.#forgetUndoSteps();
    const rooms = new Map([...this.#rooms, ...inverse.rooms.map((room): [RoomId, Room] => [room.id, room])]);
    const devices = inverse.devices.map((device) => withKnownRoom(device, rooms));
    const { edit } = resolveChange(this.#current(), { what: String(row.what), ...inverse, devices });
    const delta = this.#commit(edit, () => {
      this.#database.prepare('DELETE FROM roster_changes WHERE id = ?').run([row.id ?? null]);
    });
    return { what: String(row.what), at: Number(row.at), delta };
  }

  #current(): RosterById {
    return { rooms: this.#rooms, devices: this.#devices };
  }

  /** Disk first, memory after: a failed write changes neither. */
  #commit(edit: RosterEdit, alsoInTransaction: () => void): RosterDelta {
    const revision = this.#revision + 1;
    this.#database.transaction(() => {
      this.#writeEdit(edit);
      this.#database.prepare('UPDATE roster_state SET revision = ?').run([revision]);
      alsoInTransaction();
    });
    for (const room of edit.rooms) this.#rooms.set(room.id, room);
    for (const device of edit.devices) this.#devices.set(device.id, device);
    for (const id of edit.removedDevices) this.#devices.delete(id);
    for (const id of edit.removedRooms) this.#rooms.delete(id);
    this.#revision = revision;
    return { revision, ...edit };
  }

  /** An unreadable step takes the older ones with it: they start from what it would have brought back. */
  #forgetUndoSteps(): null {
    this.#database.prepare('DELETE FROM roster_changes').run();
    return null;
  }

  /** Rows are checked on the way in too: one that does not fit would be left out at the next start. */
  #writeEdit(edit: RosterEdit): void {
    for (const room of edit.rooms) this.#database.prepare(UPSERT_ROOM).run(roomValues(Room.parse(room)));
    // In the order of the table, whose keys are random: else a long import reads and encrypts the same pages over and over.
    for (const device of edit.devices.toSorted(byId)) {
      this.#database.prepare(UPSERT_DEVICE).run(deviceValues(Device.parse(device)));
    }
    for (const id of edit.removedDevices) this.#database.prepare('DELETE FROM devices WHERE id = ?').run([id]);
    for (const id of edit.removedRooms) {
      // Devices that could be read are in the edit; this is for those that were left out as damaged.
      this.#database
        .prepare('UPDATE devices SET room_id = NULL, position_row = NULL, position_column = NULL WHERE room_id = ?')
        .run([id]);
      this.#database.prepare('DELETE FROM rooms WHERE id = ?').run([id]);
    }
  }

  #keepUndoStep(what: string, inverse: RosterEdit): void {
    this.#database
      .prepare('INSERT INTO roster_changes (at, what, inverse) VALUES (?, ?, ?)')
      .run([Math.round(this.#clock.now()), what, JSON.stringify(inverse)]);
    this.#database
      .prepare('DELETE FROM roster_changes WHERE id <= (SELECT max(id) FROM roster_changes) - ?')
      .run([KEPT_UNDO_STEPS]);
  }
}

/** A device whose room could not be read is shown without one. */
function withKnownRoom(device: Device, rooms: ReadonlyMap<RoomId, Room>): Device {
  if (device.roomId === null || rooms.has(device.roomId)) return device;
  return { ...device, roomId: null, position: null };
}

function byId(a: Device, b: Device): number {
  return a.id < b.id ? -1 : 1;
}

function upsert(table: string, columns: readonly string[]): string {
  const assignments = columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')}`;
}
