import type { Migration } from './migration.ts';

export const peopleAndKeys: Migration = {
  version: 7,
  why: 'Who may decide on this laptop, and the keys with which decisions travel between two consoles.',
  apply(database) {
    database.exec(PEOPLE);
    database.exec(KEYS);
  },
};

/** `pin` is a hash. Tries are counted here so that a restart does not forget them. */
const PEOPLE = `
CREATE TABLE people (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL CHECK (name <> ''),
  role        TEXT NOT NULL,
  pin         TEXT NOT NULL CHECK (json_valid(pin)),
  wrong_tries INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
  wait_from   INTEGER,
  wait_until  INTEGER,
  CHECK ((wait_from IS NULL) = (wait_until IS NULL))
) STRICT, WITHOUT ROWID;
`;

/** A request that was answered keeps its answer: the same decision can be saved again, another one cannot. */
const KEYS = `
CREATE TABLE console_keys (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  keys     TEXT NOT NULL CHECK (json_valid(keys))
) STRICT;

CREATE TABLE trusted_keys (
  signing_key TEXT PRIMARY KEY,
  trusted     TEXT NOT NULL CHECK (json_valid(trusted))
) STRICT, WITHOUT ROWID;

CREATE TABLE received_requests (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id  TEXT NOT NULL UNIQUE,
  received_at INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  request     TEXT NOT NULL CHECK (json_valid(request)),
  answer      TEXT CHECK (answer IS NULL OR json_valid(answer))
) STRICT;
CREATE TRIGGER received_answers_stay BEFORE UPDATE ON received_requests WHEN old.answer IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'An answer is never changed'); END;
`;
