import type { Migration } from './migration.ts';

export const sessionsAndReadiness: Migration = {
  version: 3,
  why: 'Test sessions, what is true of the school, and what readiness found, people confirmed and signed.',
  apply(database) {
    database.exec(SESSIONS);
    database.exec(SITE);
    database.exec(SWEEPS);
    database.exec(CONFIRMATIONS);
    database.exec(SIGN_OFFS);
  },
};

/** Rooms and moves stay in the session's row: they are read and written with it and never searched for in SQL. */
const SESSIONS = `
CREATE TABLE sessions (
  id                TEXT PRIMARY KEY,
  name              TEXT NOT NULL,
  platform_id       TEXT NOT NULL,
  management_system TEXT,
  subject           TEXT NOT NULL,
  grade             TEXT NOT NULL,
  rooms             TEXT NOT NULL CHECK (json_valid(rooms) AND json_type(rooms) = 'array'),
  planned_start_at  INTEGER NOT NULL,
  planned_end_at    INTEGER NOT NULL,
  state             TEXT NOT NULL,
  since             INTEGER NOT NULL,
  moves             TEXT NOT NULL CHECK (json_valid(moves) AND json_type(moves) = 'array')
) STRICT, WITHOUT ROWID;
`;

/** One row for each part (`network`, `platform/testnav`), so that one that no longer fits does not take the others with it. */
const SITE = `
CREATE TABLE site (
  part       TEXT PRIMARY KEY,
  value      TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** Results of a sweep are read together or not at all, so they are one text; the summary beside it serves the list of sweeps. */
const SWEEPS = `
CREATE TABLE sweeps (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,
  is_recheck INTEGER NOT NULL CHECK (is_recheck IN (0, 1)),
  ended_at   INTEGER NOT NULL,
  summary    TEXT NOT NULL CHECK (json_valid(summary)),
  results    TEXT NOT NULL CHECK (json_valid(results) AND json_type(results) = 'array')
) STRICT;
CREATE TRIGGER sweeps_are_never_edited BEFORE UPDATE ON sweeps
BEGIN SELECT RAISE(ABORT, 'A finished sweep is never edited'); END;
`;

/** The console takes no tick away: a person who sees it otherwise adds another one. */
const CONFIRMATIONS = `
CREATE TABLE confirmations (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  platform_id TEXT NOT NULL,
  item_id     TEXT NOT NULL,
  room_id     TEXT,
  said_by     TEXT NOT NULL CHECK (said_by <> ''),
  at          INTEGER NOT NULL,
  is_ok       INTEGER NOT NULL CHECK (is_ok IN (0, 1)),
  note        TEXT NOT NULL
) STRICT;
CREATE INDEX confirmations_by_item ON confirmations (platform_id, item_id, room_id, number);
CREATE TRIGGER confirmations_are_never_edited BEFORE UPDATE ON confirmations
BEGIN SELECT RAISE(ABORT, 'A confirmation is never edited'); END;
CREATE TRIGGER confirmations_are_never_removed BEFORE DELETE ON confirmations
BEGIN SELECT RAISE(ABORT, 'A confirmation is never removed'); END;
`;

const SIGN_OFFS = `
CREATE TABLE sign_offs (
  number           INTEGER PRIMARY KEY AUTOINCREMENT,
  id               TEXT NOT NULL UNIQUE,
  room_id          TEXT NOT NULL,
  signed_by        TEXT NOT NULL CHECK (signed_by <> ''),
  at               INTEGER NOT NULL,
  verdicts         TEXT NOT NULL CHECK (json_valid(verdicts) AND json_type(verdicts) = 'object'),
  device_ids       TEXT NOT NULL CHECK (json_valid(device_ids) AND json_type(device_ids) = 'array'),
  reopened_at      INTEGER,
  reopened_because TEXT,
  CHECK ((reopened_at IS NULL) = (reopened_because IS NULL))
) STRICT;
CREATE INDEX sign_offs_by_room ON sign_offs (room_id, number);
CREATE TRIGGER sign_offs_are_reopened_once BEFORE UPDATE ON sign_offs
WHEN OLD.reopened_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.room_id <> OLD.room_id OR NEW.signed_by <> OLD.signed_by
  OR NEW.at <> OLD.at OR NEW.verdicts <> OLD.verdicts OR NEW.device_ids <> OLD.device_ids
BEGIN SELECT RAISE(ABORT, 'A sign-off is only ever reopened, and once'); END;
CREATE TRIGGER sign_offs_are_never_removed BEFORE DELETE ON sign_offs
BEGIN SELECT RAISE(ABORT, 'A sign-off is never removed'); END;
`;
