import type { ImportPreview, LeftOutColumn, RosterField } from '../../../../shared/model/roster-import.ts';

/** What a field is called in the preview, and what the console does with it. */
interface FieldWords {
  readonly name: string;
  readonly use: string;
}

/** In the order of the mapping table: who it is, how it is reached, where it stands, the rest. */
export const FIELD_WORDS: Readonly<Record<RosterField, FieldWords>> = {
  label: { name: 'Label', use: 'What people call the device. Shown on its tile.' },
  serial: { name: 'Serial number', use: 'Recognizes the device when you import again.' },
  assetTag: { name: 'Asset tag', use: 'Recognizes the device when there is no serial number.' },
  mac: { name: 'MAC address', use: 'Follows the device when its address changes.' },
  host: { name: 'Host name', use: 'Looked up for the current address.' },
  address: { name: 'IP address', use: 'Where the device is checked.' },
  room: { name: 'Room', use: 'Puts the device into a room.' },
  building: { name: 'Building', use: 'Tells rooms of the same number apart.' },
  cart: { name: 'Cart', use: 'Puts the device into a cart.' },
  seat: { name: 'Seat or slot', use: 'Where in the room or cart it belongs.' },
  orgUnit: { name: 'Org unit', use: 'Rooms and carts are guessed from it.' },
  category: { name: 'Category or group', use: 'Rooms and carts are guessed from it.' },
  notes: { name: 'Notes', use: 'Read for room and cart names only. The text is not kept.' },
  kind: { name: 'Kind of device', use: 'Chromebook, Windows, Mac, iPad, Linux or other.' },
  model: { name: 'Model', use: 'Shown beside the device.' },
  platform: { name: 'Operating system', use: 'Tells the kind of device.' },
  osVersion: { name: 'System version', use: 'Compared with what the testing platform supports.' },
  lastSeen: { name: 'Last seen', use: 'Says how old an address is.' },
  updatesEnd: { name: 'Updates end', use: 'Warned of before a testing day.' },
  memory: { name: 'Memory', use: 'Compared with what the testing platform needs.' },
  screen: { name: 'Screen resolution', use: 'Compared with what the testing platform needs.' },
  testnavVersion: { name: 'TestNav version', use: 'The app on the device, compared before a testing day.' },
  drcInsightVersion: { name: 'DRC INSIGHT version', use: 'The app on the device, compared before a testing day.' },
  appVersions: { name: 'Testing apps', use: 'All versions in one cell, as our own export writes them.' },
  status: { name: 'Status', use: 'Retired devices are left out.' },
  retired: { name: 'Retired', use: 'Yes or no. Retired devices are left out.' },
  spare: { name: 'Spare', use: 'Marks a spare device.' },
  paused: { name: 'Paused', use: 'Paused devices are not checked.' },
  studentLabel: { name: 'Student label', use: 'A seat number, initials or last digits. Never a name.' },
  position: { name: 'Place in the room', use: 'Row and column, from our own export.' },
  accessPoint: { name: 'Access point', use: 'Noted for the room that the device is in.' },
  uplink: { name: 'Switch or uplink', use: 'Noted for the room that the device is in.' },
  roomNote: { name: 'Room note', use: 'From our own export.' },
  roomKind: { name: 'Room or cart', use: 'From our own export.' },
  roomColumns: { name: 'Seats across the room', use: 'From our own export.' },
  addressLearned: { name: 'Address learned', use: 'How old the address is, from our own export.' },
};

/** All fields in the order of {@link FIELD_WORDS}. */
export const FIELDS_IN_ORDER = Object.keys(FIELD_WORDS) as readonly RosterField[];

export const ENCODING_WORDS: Readonly<Record<ImportPreview['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
};

export const DELIMITER_WORDS: Readonly<Record<ImportPreview['delimiter'], string>> = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'bars',
};

/** Why columns are left out; person columns first, because that is what people ask about. */
export const LEFT_OUT_WORDS: readonly {
  readonly reason: LeftOutColumn['reason'];
  readonly title: string;
  readonly why: string;
}[] = [
  {
    reason: 'person',
    title: 'About people',
    why: 'These columns hold names, accounts or e-mail addresses. The console works without them, so they are not read into it.',
  },
  { reason: 'chosen', title: 'Left out by you', why: 'You took these columns out of the mapping.' },
  { reason: 'not-needed', title: 'Not needed', why: 'The console has no use for these columns.' },
  { reason: 'empty', title: 'Empty', why: 'There is nothing in these columns.' },
];
