import { z } from 'zod';
import {
  Device,
  DeviceId,
  DevicePatch,
  Placement,
  Room,
  RoomId,
  RoomKind,
  RoomPatch,
  RosterDelta,
  RosterSnapshot,
} from '../model/roster.ts';
import { ImportChoices, ImportCounts, ImportPreview, ImportProgress, UndoInfo } from '../model/roster-import.ts';
import { nothing, push, request } from './entry.ts';

const ids = z.array(DeviceId).max(10_000);
/** 64 MiB: a 100,000-row export is about 30. The file dialog in `main/app/file-dialogs.ts` keeps to it as well. */
export const MAX_ROSTER_FILE_BYTES = 64 * 1024 * 1024;
const fileBytes = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength <= MAX_ROSTER_FILE_BYTES, 'The file is larger than 64 MB.');

/** Rooms and devices, and the files they come from. */
export const rosterChannels = {
  'roster.snapshot': request(nothing, RosterSnapshot, 'All rooms and devices.'),
  'roster.pickFile': request(
    nothing,
    ImportPreview.nullable(),
    'Asks the person for a file and reads it; null: they changed their mind.',
  ),
  'roster.readFile': request(
    z.object({ name: z.string().max(255), bytes: fileBytes }),
    ImportPreview,
    'Reads a file that was dropped on the window.',
  ),
  'roster.reread': request(
    z.object({ previewId: z.string(), choices: ImportChoices }),
    ImportPreview,
    'The same file with corrected choices.',
  ),
  'roster.commitImport': request(
    z.object({ previewId: z.string() }),
    ImportCounts,
    'Saves a preview. Nothing is saved before this.',
  ),
  'roster.cancelImport': request(nothing, nothing, 'Stops reading and forgets the preview.'),
  'roster.export': request(
    nothing,
    z.string().nullable(),
    'Saves the roster as CSV where the person says; replies with the file name, null if not saved.',
  ),
  'roster.undoInfo': request(nothing, UndoInfo, 'What `roster.undo` would take back.'),
  'roster.undo': request(nothing, UndoInfo, 'Takes the last roster change back; replies with what was taken back.'),
  'rooms.create': request(z.object({ name: Room.shape.name, kind: RoomKind }), Room, 'Makes an empty room.'),
  'rooms.update': request(
    z.object({ roomId: RoomId, patch: RoomPatch }),
    Room,
    'Renames a room or changes its layout.',
  ),
  'rooms.reorder': request(
    z.object({ roomIds: z.array(RoomId).max(1_000) }),
    nothing,
    'Rooms in the order wanted on screen.',
  ),
  'rooms.remove': request(z.object({ roomId: RoomId }), nothing, 'Removes a room; its devices stay, without a room.'),
  'devices.create': request(
    DevicePatch.required({ label: true }).extend({ roomId: RoomId.nullable() }),
    Device,
    'Adds one device by hand.',
  ),
  'devices.update': request(
    z.object({ deviceIds: ids.min(1), patch: DevicePatch }),
    nothing,
    'Edits one device, or the same fields of several.',
  ),
  'devices.place': request(
    z.object({ placements: z.array(Placement).min(1).max(10_000) }),
    nothing,
    'Moves devices between rooms and seats.',
  ),
  'devices.remove': request(z.object({ deviceIds: ids.min(1) }), nothing, 'Removes devices from the roster.'),
  'roster.changed': push(RosterDelta, 'The roster changed.'),
  'roster.importProgress': push(ImportProgress, 'A large file is being read.'),
} as const;
