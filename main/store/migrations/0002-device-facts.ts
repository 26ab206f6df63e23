import type { Migration } from './migration.ts';

export const deviceFacts: Migration = {
  version: 2,
  why: 'What readiness asks of devices and rooms: memory, screen, testing apps, retirement, access point, uplink.',
  apply(database) {
    database.exec(ROOM_FACTS);
    database.exec(DEVICE_FACTS);
    database.exec(UNDO_STEPS);
  },
};

const ROOM_FACTS = `
ALTER TABLE rooms ADD COLUMN access_point TEXT;
ALTER TABLE rooms ADD COLUMN uplink TEXT;
`;

/** A screen is one fact: the check on its two halves stands at the second one, since SQLite adds columns one by one. */
const DEVICE_FACTS = `
ALTER TABLE devices ADD COLUMN memory_mib INTEGER;
ALTER TABLE devices ADD COLUMN screen_width_px INTEGER;
ALTER TABLE devices ADD COLUMN screen_height_px INTEGER
  CHECK ((screen_width_px IS NULL) = (screen_height_px IS NULL));
ALTER TABLE devices ADD COLUMN app_versions TEXT NOT NULL DEFAULT '{}'
  CHECK (json_valid(app_versions) AND json_type(app_versions) = 'object');
ALTER TABLE devices ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1));
`;

/** Steps kept before the upgrade hold whole rooms and devices; without the new facts they could not be taken back. */
const UNDO_STEPS = `
UPDATE roster_changes SET inverse = json_set(
  inverse,
  '$.rooms', (
    SELECT json_group_array(json_set(value, '$.accessPoint', NULL, '$.uplink', NULL))
    FROM json_each(roster_changes.inverse, '$.rooms')
  ),
  '$.devices', (
    SELECT json_group_array(
      json_set(value, '$.memoryMiB', NULL, '$.screen', NULL, '$.appVersions', json('{}'), '$.isRetired', json('false'))
    )
    FROM json_each(roster_changes.inverse, '$.devices')
  )
);
`;
