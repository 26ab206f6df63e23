import type { Migration } from './migration.ts';

export const exhibits: Migration = {
  version: 5,
  why: 'Accounts of what happened that people keep as evidence.',
  apply(database) {
    database.exec(EXHIBITS);
  },
};

/** Frozen: evidence that could be edited later would be none. Bound to no other row, so that pruning history leaves it whole. */
const EXHIBITS = `
CREATE TABLE exhibits (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  id      TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  exhibit TEXT NOT NULL CHECK (json_valid(exhibit))
) STRICT;
CREATE TRIGGER exhibits_are_never_edited BEFORE UPDATE ON exhibits
BEGIN SELECT RAISE(ABORT, 'An exhibit is never edited'); END;
`;
