import type { AppInfo, AppNotice, ClientError } from '../shared/contract/app.ts';
import type { PushPayload, RequestParsed } from '../shared/contract/channels.ts';
import type { DeviceDetail, LiveDelta, LiveSnapshot, Pulse } from '../shared/model/live.ts';
import type { Device, DeviceId, Room, RosterDelta, RosterSnapshot } from '../shared/model/roster.ts';
import type { ImportChoices, ImportCounts, ImportPreview, UndoInfo } from '../shared/model/roster-import.ts';
import type { Settings, SettingsPatch } from '../shared/model/settings.ts';
import type { Result } from '../shared/result.ts';

/** Stops a subscription. */
export type Unsubscribe = () => void;
/** A reply now or later: the window waits either way. */
export type Soon<T> = T | Promise<T>;

/** A file that the person chose or dropped: its name without folders, and what is in it. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A roster as a file to save. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

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
}
