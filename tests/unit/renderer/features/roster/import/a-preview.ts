import {
  DEFAULT_IMPORT_CHOICES,
  type ImportChoices,
  type ImportPreview,
  type PreviewRow,
  type RoomGuess,
} from '../../../../../../shared/model/roster-import.ts';

export function aRow(over: Partial<PreviewRow> = {}): PreviewRow {
  return {
    line: 2,
    change: 'added',
    label: 'CB-0417',
    room: 'Room 114',
    seat: 'A3',
    kind: 'chromebook',
    address: '10.20.4.117',
    host: null,
    mac: '3c:18:a0:11:22:33',
    note: '',
    ...over,
  };
}

export function aGuess(over: Partial<RoomGuess> = {}): RoomGuess {
  return { key: 'Rm 114', name: 'Room 114', kind: 'room', from: 'room', matchedRows: 12, exists: false, ...over };
}

/** A Google export of 111 rows: 28 new, 3 updated, 80 unchanged. */
export function aPreview(over: Partial<ImportPreview> = {}): ImportPreview {
  return {
    id: 'preview-1',
    file: 'chromebooks.csv',
    kind: 'google-api',
    kindLabel: 'Google Admin (API or GAM export)',
    encoding: 'utf-8',
    delimiter: ',',
    rows: 111,
    columns: ['deviceId', 'serialNumber', 'annotatedAssetId', 'annotatedLocation', 'notes', 'ipAddress', 'macAddress'],
    mapping: {
      label: 'annotatedAssetId',
      serial: 'serialNumber',
      assetTag: 'annotatedAssetId',
      room: 'annotatedLocation',
      address: 'ipAddress',
      mac: 'macAddress',
    },
    examples: { label: ['CB-0417'], serial: ['5CD1000001'], room: ['Rm 114'] },
    leftOut: [{ column: 'annotatedUser', reason: 'person' }],
    rooms: [aGuess()],
    roomlessRows: 0,
    counts: { added: 28, updated: 3, unchanged: 80, skipped: 0, retired: 0 },
    sample: [aRow()],
    warnings: [],
    errors: [],
    choices: DEFAULT_IMPORT_CHOICES,
    ...over,
  };
}

/** What the main process would answer: the same file, read with these choices. */
export function reread(preview: ImportPreview, choices: ImportChoices): ImportPreview {
  return {
    ...preview,
    choices,
    mapping: choices.mapping ?? preview.mapping,
    rooms: preview.rooms.map((room) => ({ ...room, name: choices.roomNames[room.key] ?? room.name })),
  };
}
