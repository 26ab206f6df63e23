import type { AppInfo, AppNotice, ClientError } from '../shared/contract/app.ts';
import type { PushPayload, RequestParsed } from '../shared/contract/channels.ts';
import type { Alert, AlertChannel } from '../shared/model/alert.ts';
import type { DiagnosisSnapshot } from '../shared/model/diagnosis.ts';
import type { Exhibit, ExhibitSummary, HistoryAccount } from '../shared/model/exhibit.ts';
import type { DeviceDetail, LiveDelta, LiveSnapshot, Pulse } from '../shared/model/live.ts';
import type { PathSnapshot } from '../shared/model/path.ts';
import type {
  Confirmation,
  ReadinessDelta,
  ReadinessSnapshot,
  ReportAudience,
  ReportFormat,
  SignOff,
  SweepSummary,
} from '../shared/model/readiness.ts';
import type { Device, DeviceId, Room, RoomId, RosterDelta, RosterSnapshot } from '../shared/model/roster.ts';
import type { ImportChoices, ImportCounts, ImportPreview, UndoInfo } from '../shared/model/roster-import.ts';
import type { SessionId, TestSession } from '../shared/model/session.ts';
import type { Settings, SettingsPatch } from '../shared/model/settings.ts';
import type { Site } from '../shared/model/site.ts';
import type {
  HistoryScope,
  HistorySeries,
  HistoryStatistics,
  Timeline,
  TimeSpan,
  TrendDay,
} from '../shared/model/timeline.ts';
import type { ProfileList } from '../shared/profiles/list.ts';
import type { ProgramList } from '../shared/programs/schema.ts';
import type { Result } from '../shared/result.ts';
import type { AccessServices, ExchangeServices, IncidentServices, LeavingFile } from './incidents/services.ts';
import type { NamedBytes, NamedText, Soon, Unsubscribe } from './service-types.ts';

export type { NamedBytes, NamedText, Soon, Unsubscribe } from './service-types.ts';

/** What the window needs of the running console. Implemented by the composition root, `main/console.ts`. */
export interface ConsoleServices {
  readonly live: {
    snapshot(): LiveSnapshot;
    /** `unknown-device` when the roster no longer has it. */
    detail(deviceId: DeviceId): Result<DeviceDetail>;
    /** Null: all devices. */
    checkNow(deviceIds: readonly DeviceId[] | null): void;
    onDelta(listener: (delta: LiveDelta) => void): Unsubscribe;
    onPulse(listener: (pulse: Pulse) => void): Unsubscribe;
  };
  readonly roster: {
    snapshot(): RosterSnapshot;
    readFile(file: NamedBytes): Soon<Result<ImportPreview>>;
    reread(previewId: string, choices: ImportChoices): Soon<Result<ImportPreview>>;
    commitImport(previewId: string): Soon<Result<ImportCounts>>;
    cancelImport(): void;
    exportCsv(): Soon<Result<NamedText>>;
    undoInfo(): UndoInfo;
    undo(): Soon<Result<UndoInfo>>;
    createRoom(input: RequestParsed<'rooms.create'>): Soon<Result<Room>>;
    updateRoom(input: RequestParsed<'rooms.update'>): Soon<Result<Room>>;
    reorderRooms(roomIds: RequestParsed<'rooms.reorder'>['roomIds']): Soon<Result<void>>;
    removeRoom(roomId: RequestParsed<'rooms.remove'>['roomId']): Soon<Result<void>>;
    createDevice(input: RequestParsed<'devices.create'>): Soon<Result<Device>>;
    updateDevices(input: RequestParsed<'devices.update'>): Soon<Result<void>>;
    placeDevices(placements: RequestParsed<'devices.place'>['placements']): Soon<Result<void>>;
    removeDevices(deviceIds: RequestParsed<'devices.remove'>['deviceIds']): Soon<Result<void>>;
    onChange(listener: (delta: RosterDelta) => void): Unsubscribe;
    onImportProgress(listener: (progress: PushPayload<'roster.importProgress'>) => void): Unsubscribe;
  };
  readonly settings: {
    get(): Settings;
    update(patch: SettingsPatch): Soon<Result<Settings>>;
    onChange(listener: (settings: Settings) => void): Unsubscribe;
  };
  readonly sessions: {
    list(): readonly TestSession[];
    /** `sessionId` null: a new one, planned. */
    save(input: RequestParsed<'sessions.save'>): Soon<Result<TestSession>>;
    /** `illegal-move` with a sentence when the state does not allow it. */
    move(input: RequestParsed<'sessions.move'>): Soon<Result<TestSession>>;
    remove(sessionId: SessionId): Soon<Result<void>>;
    onChange(listener: (sessions: readonly TestSession[]) => void): Unsubscribe;
  };
  readonly site: {
    get(): Site;
    update(site: Site): Soon<Result<Site>>;
    /** The site as a file would make it; saved only with `update`. */
    read(file: NamedBytes): Soon<Result<Site>>;
    /** As a site file; secret fields are left out. */
    export(): Soon<Result<NamedText>>;
    onChange(listener: (site: Site) => void): Unsubscribe;
  };
  readonly profiles: {
    list(): ProfileList;
  };
  readonly readiness: {
    snapshot(): ReadinessSnapshot;
    /** Starts a full sweep; `sweep-running` when one is under way. Null: everything. */
    start(input: RequestParsed<'readiness.start'>): Soon<Result<SweepSummary>>;
    /** Runs some checks again and puts their results in the place of the old ones. */
    recheck(input: RequestParsed<'readiness.recheck'>): Soon<Result<SweepSummary>>;
    /** Ends what runs; partial results are kept. */
    stop(): void;
    confirm(confirmation: Omit<Confirmation, 'at'>): Soon<Result<void>>;
    signOff(input: { readonly roomId: RoomId; readonly by: string }): Soon<Result<SignOff>>;
    /** Takes a sign-off back, visibly. */
    reopen(input: { readonly roomId: RoomId; readonly because: string }): Soon<Result<void>>;
    /** The report on the board as it is now; `pdf` comes as HTML for the application to print. */
    report(audience: ReportAudience, format: Exclude<ReportFormat, 'pdf'>): Soon<Result<NamedText>>;
    /** Newest first. */
    history(): readonly SweepSummary[];
    onChange(listener: (delta: ReadinessDelta) => void): Unsubscribe;
  };
  readonly path: {
    snapshot(): PathSnapshot;
    onChange(listener: (snapshot: PathSnapshot) => void): Unsubscribe;
  };
  readonly diagnosis: {
    snapshot(): DiagnosisSnapshot;
    /** What a student's screen shows: the profile's help with that code goes into the finding. */
    report(input: { readonly deviceId: DeviceId; readonly code: string }): Result<void>;
    /** Runs the one check that would decide between the readings of a finding. */
    decide(findingId: string): Result<void>;
    onChange(listener: (snapshot: DiagnosisSnapshot) => void): Unsubscribe;
  };
  readonly alerts: {
    list(): readonly Alert[];
    acknowledge(alertId: string, by: string): Result<Alert>;
    test(channel: 'webhook' | 'email'): Soon<Result<string>>;
    onChange(listener: (alerts: readonly Alert[]) => void): Unsubscribe;
    /** For the channels that the application serves: desktop, sound, badge. */
    onRaised(listener: (alert: Alert, channels: readonly AlertChannel[]) => void): Unsubscribe;
  };
  readonly history: {
    timeline(span: TimeSpan): Soon<Result<Timeline>>;
    series(span: TimeSpan, scope: HistoryScope): Soon<Result<HistorySeries[]>>;
    statistics(span: TimeSpan): Soon<Result<HistoryStatistics>>;
    /** `dayStarts`: midnights, ascending, and the end of the last day. */
    trend(scope: HistoryScope, dayStarts: readonly number[]): Soon<Result<TrendDay[]>>;
    account(span: TimeSpan, scope: HistoryScope): Soon<Result<HistoryAccount>>;
    keepExhibit(span: TimeSpan, scope: HistoryScope): Soon<Result<ExhibitSummary>>;
    /** Newest first. */
    exhibits(): readonly ExhibitSummary[];
    exhibit(exhibitId: string): Result<Exhibit>;
    statisticsFile(span: TimeSpan, format: 'csv' | 'json'): Soon<Result<NamedText>>;
  };
  readonly access: AccessServices;
  readonly incidents: IncidentServices;
  readonly exchange: ExchangeServices;
  readonly programs: {
    list(): ProgramList;
  };
  onNotice(listener: (notice: AppNotice) => void): Unsubscribe;
}

/** What the window needs of the application around the console: dialogs, restart, log. Implemented in `main/app/`. */
export interface ShellServices {
  /** Everything of `app.info` except what only the roster knows. */
  info(): Omit<AppInfo, 'hasRoster'>;
  reportClientError(error: ClientError): void;
  restartInDemo(): void;
  restartWithRealData(): void;
  /** Null: the person changed their mind. */
  pickRosterFile(): Promise<Result<NamedBytes | null>>;
  /** Replies with the name of the file written; null: not saved. */
  saveRosterFile(file: NamedText): Promise<Result<string | null>>;
  pickSiteFile(): Promise<Result<NamedBytes | null>>;
  saveSiteFile(file: NamedText): Promise<Result<string | null>>;
  /** Saves a table of the history where the person says. */
  saveHistory(file: NamedText, format: 'csv' | 'json'): Promise<Result<string | null>>;
  /** Saves a report where the person says; `pdf`: prints `file`, which is HTML. */
  saveReport(file: NamedText, format: ReportFormat): Promise<Result<string | null>>;
  /** Asks where; only then is the file made, printed if it is a PDF, and written. */
  saveLeavingFile(file: LeavingFile): Promise<Result<string | null>>;
  saveBytes(file: NamedBytes): Promise<Result<string | null>>;
  pickAttachment(): Promise<Result<NamedBytes | null>>;
  /** Cards, requests and answers between consoles: `.tdcx`. */
  pickExchangeFile(): Promise<Result<NamedBytes | null>>;
  saveExchangeFile(file: NamedText): Promise<Result<string | null>>;
}
