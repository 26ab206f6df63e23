import type { Migration } from './migration.ts';

/**
 * Checks in SQL guard structure only (flags, pairs, JSON that is JSON). Which words a column may hold is the model's
 * business, checked on every read, so that a new word needs no rebuilt table.
 */
export const firstTables: Migration = {
  version: 1,
  why: 'The roster, its undo steps, settings and history.',
  apply(database) {
    database.exec(ROSTER);
    database.exec(SETTINGS);
    database.exec(HISTORY);
  },
};

/** A device's MACs stay in its row: they are read and written with it and never searched for in SQL. */
const ROSTER = `
CREATE TABLE roster_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT;
INSERT INTO roster_state (only_row, revision) VALUES (1, 0);

CREATE TABLE rooms (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  note          TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  column_count  INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id                 TEXT PRIMARY KEY,
  label              TEXT NOT NULL CHECK (label <> ''),
  serial             TEXT,
  asset_tag          TEXT,
  macs               TEXT NOT NULL CHECK (json_valid(macs) AND json_type(macs) = 'array'),
  host               TEXT,
  address            TEXT,
  address_learned_at INTEGER,
  kind               TEXT NOT NULL,
  model              TEXT,
  os_version         TEXT,
  last_seen_at       INTEGER,
  updates_end_at     INTEGER,
  room_id            TEXT REFERENCES rooms (id),
  seat               TEXT,
  position_row       INTEGER,
  position_column    INTEGER,
  is_spare           INTEGER NOT NULL CHECK (is_spare IN (0, 1)),
  is_paused          INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
  student_label      TEXT,
  CHECK ((position_row IS NULL) = (position_column IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_by_room ON devices (room_id);

CREATE TABLE roster_changes (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  what    TEXT NOT NULL,
  inverse TEXT NOT NULL CHECK (json_valid(inverse))
) STRICT;
`;

/** One row for each setting that a person changed; what is not here follows the program's defaults. */
const SETTINGS = `
CREATE TABLE settings (
  key        TEXT PRIMARY KEY,
  value      TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * Roll-ups are ordered by minute first: a minute of 5,000 devices then lands on neighbouring pages instead of on one page
 * for each device, and old minutes go in one piece. A device's own row is found minute by minute through the same key.
 */
const HISTORY = `
CREATE TABLE transitions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  device_id    TEXT NOT NULL,
  device_label TEXT NOT NULL,
  room_name    TEXT,
  seat         TEXT,
  from_state   TEXT NOT NULL,
  to_state     TEXT NOT NULL,
  evidence     TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;
CREATE INDEX transitions_by_device ON transitions (device_id, id);
CREATE INDEX transitions_by_time ON transitions (at);
CREATE TRIGGER transitions_are_never_edited BEFORE UPDATE ON transitions
BEGIN SELECT RAISE(ABORT, 'A recorded transition is never edited'); END;

CREATE TABLE history_devices (
  number    INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE rollups (
  minute_at     INTEGER NOT NULL,
  device_number INTEGER NOT NULL REFERENCES history_devices (number),
  checks        INTEGER NOT NULL CHECK (checks >= 0),
  lost          INTEGER NOT NULL CHECK (lost >= 0),
  rtt_min_ms    REAL,
  rtt_avg_ms    REAL,
  rtt_max_ms    REAL,
  worst         TEXT NOT NULL,
  PRIMARY KEY (minute_at, device_number)
) STRICT, WITHOUT ROWID;
`;
