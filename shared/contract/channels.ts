import { z } from 'zod';
import { Alert } from '../model/alert.ts';
import { DiagnosisSnapshot } from '../model/diagnosis.ts';
import { Exhibit, ExhibitSummary, HistoryAccount } from '../model/exhibit.ts';
import { DeviceDetail, LiveDelta, LiveSnapshot, Pulse } from '../model/live.ts';
import { PathSnapshot } from '../model/path.ts';
import {
  CheckKey,
  Confirmation,
  ReadinessDelta,
  ReadinessSnapshot,
  ReportAudience,
  ReportFormat,
  SignOff,
  SweepSummary,
} from '../model/readiness.ts';
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
import { SessionDraft, SessionId, SessionState, TestSession } from '../model/session.ts';
import { Settings, WindowSettingsPatch } from '../model/settings.ts';
import { Site } from '../model/site.ts';
import { HistoryScope, HistorySeries, HistoryStatistics, Timeline, TimeSpan, TrendDay } from '../model/timeline.ts';
import { ProfileList } from '../profiles/list.ts';
import { PlatformId } from '../profiles/schema.ts';
import { AppInfo, AppNotice, ClientError, MenuCommand } from './app.ts';
import { nothing, push, request } from './entry.ts';
import { incidentChannels } from './incident-channels.ts';

const ids = z.array(DeviceId).max(10_000);
/** 64 MiB: a 100,000-row export is about 30. The file dialog in `main/app/dialogs.ts` keeps to it as well. */
export const MAX_ROSTER_FILE_BYTES = 64 * 1024 * 1024;
const fileBytes = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength <= MAX_ROSTER_FILE_BYTES, 'The file is larger than 64 MB.');

/**
 * Everything that crosses between the window and the main process: names, schemas and meaning in one place.
 *
 * `main/ipc/register.ts` walks this table (sender check, schema check, handler, result), the preload turns its names into
 * functions, and the types on both sides are inferred from it. To add a message: one entry here, its name in `names.ts`
 * (the compiler asks for it), and for a request one handler in `main/ipc/handlers.ts`.
 *
 * Names: `area.verb` for requests, `area.happened` for pushes.
 */
export const channels = {
  'app.info': request(nothing, AppInfo, 'Version, platform, demo or real, where the data lies.'),
  'app.reportError': request(ClientError, nothing, 'Writes an error of the window into the main log.'),
  'app.openDemo': request(nothing, nothing, 'Restarts the console with the demo school; real data is not touched.'),
  'app.leaveDemo': request(nothing, nothing, 'Restarts the console with the real data.'),

  'live.snapshot': request(nothing, LiveSnapshot, 'All live states now. Ask after subscribing to `live.changed`.'),
  'live.detail': request(z.object({ deviceId: DeviceId }), DeviceDetail, 'What the device panel draws.'),
  'live.checkNow': request(
    z.object({ deviceIds: ids.nullable() }),
    nothing,
    'Checks these devices at once, all of them for null; results arrive as deltas.',
  ),

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

  'settings.get': request(nothing, Settings, 'All settings.'),
  'settings.update': request(WindowSettingsPatch, Settings, 'Changes some settings; replies with all of them.'),

  'sessions.list': request(nothing, z.array(TestSession), 'All test sessions, in order of their planned start.'),
  'sessions.save': request(
    z.object({ sessionId: SessionId.nullable(), draft: SessionDraft }),
    TestSession,
    'Makes a session (`sessionId` null) or changes one that has not ended.',
  ),
  'sessions.move': request(
    z.object({ sessionId: SessionId, to: SessionState, by: z.string().trim().max(80) }),
    TestSession,
    'Moves a session on, such as from ready to testing; a move that makes no sense is refused with a sentence.',
  ),
  'sessions.remove': request(z.object({ sessionId: SessionId }), nothing, 'Removes a session that never began.'),

  'site.get': request(nothing, Site, 'What is true of this school.'),
  'site.update': request(Site, Site, 'Replaces it.'),
  'site.pickFile': request(
    nothing,
    Site.nullable(),
    'The site as a file that the person chooses would make it; `site.update` saves it. Null: they changed their mind.',
  ),
  'site.saveFile': request(
    nothing,
    z.string().nullable(),
    'Saves a site file for the next laptop; replies with its name.',
  ),
  'profiles.list': request(
    nothing,
    ProfileList,
    'All platform profiles, and the profile files that could not be read.',
  ),

  'readiness.snapshot': request(
    nothing,
    ReadinessSnapshot,
    'The board now. Ask after subscribing to `readiness.changed`.',
  ),
  'readiness.start': request(
    z.object({
      roomIds: z.array(RoomId).max(1_000).nullable(),
      platformIds: z.array(PlatformId).max(20).nullable(),
    }),
    SweepSummary,
    'Starts a sweep; null: everything. Results arrive as deltas.',
  ),
  'readiness.recheck': request(
    z.union([z.object({ keys: z.array(CheckKey).min(1).max(5_000) }), z.object({ roomId: RoomId })]),
    SweepSummary,
    'Looks again at these checks, or at everything that concerns one room.',
  ),
  'readiness.stop': request(nothing, nothing, 'Ends the running sweep; what was found is kept.'),
  'readiness.confirm': request(
    Confirmation.omit({ at: true }),
    nothing,
    'A person ticks an item, or says it is not so.',
  ),
  'readiness.signOff': request(
    z.object({ roomId: RoomId, by: SignOff.shape.by }),
    SignOff,
    'Declares a room ready; refused with the reason while something stands against it.',
  ),
  'readiness.reopen': request(
    z.object({ roomId: RoomId, because: z.string().trim().min(1).max(200) }),
    nothing,
    'Takes a sign-off back.',
  ),
  'readiness.saveReport': request(
    z.object({ audience: ReportAudience, format: ReportFormat }),
    z.string().nullable(),
    'Saves a report where the person says; replies with the file name, null if not saved.',
  ),
  'readiness.history': request(nothing, z.array(SweepSummary), 'Past sweeps, newest first.'),

  'path.snapshot': request(nothing, PathSnapshot, 'The way out: every hop that is watched, and how it is.'),
  'diagnosis.snapshot': request(nothing, DiagnosisSnapshot, 'What is wrong now and what was lately, worst first.'),
  'diagnosis.report': request(
    z.object({ deviceId: DeviceId, code: z.string().trim().min(1).max(80) }),
    nothing,
    "A person says what a student's screen shows; it counts in the diagnosis.",
  ),
  'diagnosis.decide': request(
    z.object({ findingId: z.string().max(600) }),
    nothing,
    'Runs the one check that would decide a finding: its hops and devices are asked at once.',
  ),
  'alerts.list': request(nothing, z.array(Alert), 'Who was told of what, oldest first.'),
  'alerts.acknowledge': request(
    z.object({ alertId: z.string().max(64), by: z.string().trim().min(1).max(80) }),
    Alert,
    'Somebody saw it; the first one counts.',
  ),
  'alerts.test': request(
    z.object({ channel: z.enum(['webhook', 'email']) }),
    z.string(),
    'Sends a test message; replies with a sentence, or says why it did not go.',
  ),

  'history.timeline': request(
    z.object({ span: TimeSpan }),
    Timeline,
    'Rooms as rows over a span of time, with what happened beside the states.',
  ),
  'history.series': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    z.array(HistorySeries),
    'Latency and loss by the minute: of the scope first, then of every hop of the way out.',
  ),
  'history.statistics': request(
    z.object({ span: TimeSpan }),
    HistoryStatistics,
    'How every device and room did in a span, and which devices to look at when testing is over.',
  ),
  'history.trend': request(
    z.object({ scope: HistoryScope, dayStarts: z.array(z.number()).min(2).max(32) }),
    z.array(TrendDay),
    'Day by day; `dayStarts`: midnights in ascending order, and the end of the last day.',
  ),
  'history.account': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    HistoryAccount,
    'What happened, as text and as the records behind it.',
  ),
  'history.keepExhibit': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    ExhibitSummary,
    'Keeps such an account as evidence; later measurements change nothing in it.',
  ),
  'history.exhibits': request(nothing, z.array(ExhibitSummary), 'Kept accounts, newest first.'),
  'history.exhibit': request(z.object({ exhibitId: z.string().max(64) }), Exhibit, 'One kept account.'),
  'history.saveStatistics': request(
    z.object({ span: TimeSpan, format: z.enum(['csv', 'json']) }),
    z.string().nullable(),
    'Saves the statistics where the person says; replies with the file name, null if not saved.',
  ),

  ...incidentChannels,

  'live.changed': push(LiveDelta, 'What changed since the last one, at most five a second.'),
  'live.pulse': push(Pulse, 'Every second, so that silence shows.'),
  'roster.changed': push(RosterDelta, 'The roster changed.'),
  'roster.importProgress': push(ImportProgress, 'A large file is being read.'),
  'sessions.changed': push(z.array(TestSession), 'Sessions changed; all of them.'),
  'site.changed': push(Site, 'The site changed.'),
  'readiness.changed': push(ReadinessDelta, 'The board changed, at most five times a second.'),
  'path.changed': push(PathSnapshot, 'The way out changed.'),
  'diagnosis.changed': push(DiagnosisSnapshot, 'What is wrong changed.'),
  'alerts.changed': push(z.array(Alert), 'Alerts changed; the latest of them.'),
  'alerts.sounded': push(Alert, 'People are told of this now, with a sound.'),
  'settings.changed': push(Settings, 'Settings changed.'),
  'app.noticed': push(AppNotice, 'Something that a person should know and nobody asked about.'),
  'app.menuChosen': push(MenuCommand, 'A menu item or shortcut of the application menu.'),
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type RequestName = {
  [Name in ChannelName]: Channels[Name]['direction'] extends 'request' ? Name : never;
}[ChannelName];
export type PushName = Exclude<ChannelName, RequestName>;

type RequestOf<Name extends RequestName> = Extract<Channels[Name], { direction: 'request' }>;
type PushOf<Name extends PushName> = Extract<Channels[Name], { direction: 'push' }>;

/** What a caller passes; `undefined` for a channel without input. */
export type RequestInput<Name extends RequestName> = z.input<RequestOf<Name>['request']>;
/** What a handler receives after the schema check. */
export type RequestParsed<Name extends RequestName> = z.output<RequestOf<Name>['request']>;
export type Reply<Name extends RequestName> = z.output<RequestOf<Name>['reply']>;
export type PushPayload<Name extends PushName> = z.output<PushOf<Name>['payload']>;
