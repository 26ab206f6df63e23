import type { Migration } from './migration.ts';

export const incidents: Migration = {
  version: 6,
  why: 'Incidents: a ledger that is only added to, unfinished reports, files, and what the list shows of each incident.',
  apply(database) {
    database.exec(LEDGER);
    database.exec(NEVER_CHANGED);
    database.exec(DRAFTS_AND_FILES);
  },
};

/** The columns of a `LedgerEntry`; `said_by` and `payload` are canonical JSON, kept byte for byte since hashes cover them. */
const LEDGER = `
CREATE TABLE ledger (
  seq           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  at            INTEGER NOT NULL,
  clock_at      INTEGER,
  incident_id   TEXT,
  kind          TEXT NOT NULL,
  said_by       TEXT NOT NULL,
  payload_hash  TEXT NOT NULL,
  ledger_prev   TEXT,
  incident_prev TEXT,
  hash          TEXT NOT NULL UNIQUE,
  payload       TEXT,
  salt          TEXT
) STRICT;
CREATE INDEX ledger_by_incident ON ledger (incident_id, seq);
`;

/** The hashes would show it anyway; this keeps our own mistakes out. A purge may erase payload and salt, and nothing else. */
const NEVER_CHANGED = `
CREATE TRIGGER ledger_is_added_to_at_its_end BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger) OR NEW.payload IS NULL OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'The ledger is only added to at its end'); END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'Nothing is removed from the ledger'); END;
CREATE TRIGGER ledger_headers_never_change BEFORE UPDATE OF
  seq, id, at, clock_at, incident_id, kind, said_by, payload_hash, ledger_prev, incident_prev, hash ON ledger
BEGIN SELECT RAISE(ABORT, 'The header of an entry never changes'); END;
CREATE TRIGGER ledger_payloads_are_only_erased BEFORE UPDATE OF payload, salt ON ledger
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'What an entry says is never changed, only erased'); END;
`;

/** `incident_summaries` can be made again from the ledger. */
const DRAFTS_AND_FILES = `
CREATE TABLE incident_drafts (
  id       TEXT PRIMARY KEY,
  saved_at INTEGER NOT NULL,
  draft    TEXT NOT NULL CHECK (json_valid(draft))
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_summaries (
  id      TEXT PRIMARY KEY,
  summary TEXT NOT NULL CHECK (json_valid(summary))
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_files (
  incident_id   TEXT NOT NULL,
  attachment_id TEXT NOT NULL,
  bytes         BLOB NOT NULL,
  PRIMARY KEY (incident_id, attachment_id)
) STRICT;
`;
