import type { Migration } from './migration.ts';

export const findingsAndAlerts: Migration = {
  version: 4,
  why: 'Whose fault it was, who was told and when they saw it, and how the way out did.',
  apply(database) {
    database.exec(FINDINGS);
    database.exec(ALERTS);
    database.exec(PATH);
  },
};

/** One row for each occurrence, written when it is found and whenever it changes. What comes back soon is the same occurrence. */
const FINDINGS = `
CREATE TABLE findings (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  id       TEXT NOT NULL,
  since    INTEGER NOT NULL,
  ended_at INTEGER,
  finding  TEXT NOT NULL CHECK (json_valid(finding)),
  UNIQUE (id, since)
) STRICT;
CREATE INDEX findings_by_time ON findings (since);
`;

const ALERTS = `
CREATE TABLE alerts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id     TEXT NOT NULL UNIQUE,
  at     INTEGER NOT NULL,
  alert  TEXT NOT NULL CHECK (json_valid(alert))
) STRICT;
CREATE INDEX alerts_by_time ON alerts (at);
`;

/** Changes of a hop's state as they came, and one row a minute for each hop. */
const PATH = `
CREATE TABLE path_events (
  number    INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  target_id TEXT NOT NULL,
  name      TEXT NOT NULL,
  state     TEXT NOT NULL,
  sentence  TEXT NOT NULL
) STRICT;
CREATE INDEX path_events_by_time ON path_events (at);
CREATE TRIGGER path_events_are_never_edited BEFORE UPDATE ON path_events
BEGIN SELECT RAISE(ABORT, 'A recorded event is never edited'); END;

CREATE TABLE path_minutes (
  minute_at  INTEGER NOT NULL,
  target_id  TEXT NOT NULL,
  probes     INTEGER NOT NULL CHECK (probes >= 0),
  failed     INTEGER NOT NULL CHECK (failed >= 0),
  rtt_min_ms REAL,
  rtt_avg_ms REAL,
  rtt_max_ms REAL,
  PRIMARY KEY (minute_at, target_id)
) STRICT, WITHOUT ROWID;
`;
