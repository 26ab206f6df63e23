import type { Alert } from '../../shared/model/alert.ts';
import type { DeviceState } from '../../shared/model/device-state.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { DistrictAnswer, ReceivedRequest, TrustedKey } from '../../shared/model/district-exchange.ts';
import type { Exhibit, ExhibitSummary } from '../../shared/model/exhibit.ts';
import type { HeldRequest } from '../../shared/model/held-request.ts';
import type { MinuteRollup, Transition } from '../../shared/model/live.ts';
import type { PathEvent, PathMinute } from '../../shared/model/path.ts';
import type {
  CheckKey,
  CheckResult,
  Confirmation,
  SignOff,
  SweepSummary,
  Verdict,
} from '../../shared/model/readiness.ts';
import type { Device, DeviceId, Room, RoomId, RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';
import type { UndoInfo } from '../../shared/model/roster-import.ts';
import type { SessionId, TestSession } from '../../shared/model/session.ts';
import type { Settings, SettingsPatch } from '../../shared/model/settings.ts';
import type { Site } from '../../shared/model/site.ts';
import type { KeptPerson } from '../incidents/access/kept-person.ts';
import type { OwnKeys } from '../incidents/exchange/own-keys.ts';
import type { IncidentRepository } from '../incidents/repository.ts';

/** A change of the roster as one step: applied whole, undone whole. */
export interface RosterChange {
  /** For people, past tense: `Imported chromebooks.csv: 28 new, 3 updated`. Shown on the undo button. */
  readonly what: string;
  readonly rooms?: readonly Room[];
  readonly removedRooms?: readonly RoomId[];
  readonly devices?: readonly Device[];
  readonly removedDevices?: readonly DeviceId[];
  /** False where nobody did it, such as filling the demo school: it is not offered for undo, nor is anything before it. */
  readonly isUndoable?: boolean;
}

/** Every write is one transaction, on disk (`synchronous=FULL`) before it returns. */
export interface RosterRepository {
  load(): RosterSnapshot;
  /** Upserts and removals together; the inverse is kept for `undo`. */
  write(change: RosterChange): RosterDelta;
  undoInfo(): UndoInfo;
  /** Takes the newest change back; null when there is none. Undone changes are not offered again. */
  undo(): { readonly what: string; readonly at: number; readonly delta: RosterDelta } | null;
}

export interface HistoryRepository {
  /** Gives ids in the order given and returns the stored rows. */
  addTransitions(transitions: readonly Omit<Transition, 'id'>[]): Transition[];
  /** Newest last. */
  latestTransitions(limit: number): Transition[];
  /** Newest first. */
  transitionsOf(deviceId: DeviceId, limit: number): Transition[];
  /** Adds to a minute that exists already (restart within the minute). */
  addRollups(rollups: readonly MinuteRollup[]): void;
  /** Newest last. `sinceAt`: epoch milliseconds. */
  rollupsOf(deviceId: DeviceId, sinceAt: number): MinuteRollup[];
  /** Removes history older than `beforeAt`; returns how many rows. */
  prune(beforeAt: number): number;
}

/** A transition without its evidence: what bands and statistics need, thousands at a time. */
export interface StateChange {
  readonly at: number;
  readonly deviceId: DeviceId;
  readonly deviceLabel: string;
  readonly roomName: string | null;
  /** From `at` on. */
  readonly state: DeviceState;
}

/** Minutes of checks added up. `rttSumMs` over `answered` is the average; `rttMaxMs` null: nothing answered. */
export interface CheckTotals {
  readonly checks: number;
  readonly lost: number;
  readonly answered: number;
  readonly rttSumMs: number;
  readonly rttMaxMs: number | null;
}
export type DeviceTotals = CheckTotals & { readonly deviceId: DeviceId };
export type MinuteTotals = CheckTotals & { readonly minuteAt: number };

/**
 * Looks back at the history. All spans: from `from` (included) to `to` (not included), oldest first. Each call reads its span in
 * one go; whoever asks for a day goes through it in pieces so that probing goes on.
 */
export interface HistoryReader {
  transitionsBetween(from: number, to: number): Transition[];
  changesBetween(from: number, to: number): StateChange[];
  /** The newest change of each device before `at`, however old. */
  lastChangesBefore(at: number): StateChange[];
  /** Starts of the minutes in which anything was checked. */
  minutesBetween(from: number, to: number): number[];
  deviceTotals(from: number, to: number): DeviceTotals[];
  /** Of these devices; null: all. */
  minuteTotals(from: number, to: number, deviceIds: readonly DeviceId[] | null): MinuteTotals[];
  rollupsBetween(from: number, to: number): MinuteRollup[];
}

/** Kept accounts. Never changed, and no part of history's pruning. */
export interface ExhibitRepository {
  add(exhibit: Exhibit): void;
  /** Newest first. */
  list(): ExhibitSummary[];
  /** Null: there is none of that id. */
  get(id: string): Exhibit | null;
}

export interface SettingsRepository {
  /** Defaults where nothing was set; a stored value that no longer fits its schema falls back to its default. */
  read(): Settings;
  update(patch: SettingsPatch): Settings;
}

export interface SessionRepository {
  /** In order of their planned start. */
  load(): TestSession[];
  write(session: TestSession): void;
  remove(sessionId: SessionId): void;
}

export interface SiteRepository {
  /** `EMPTY_SITE` when nothing was saved; parts that no longer fit their schema fall back and are reported. */
  read(): Site;
  write(site: Site): void;
}

/**
 * A finished or stopped sweep. `results`: of a recheck what it found; of any other sweep the whole board at its end, so that
 * a sweep of one room does not lose what was known of the others.
 */
export interface SweepRecord {
  readonly summary: SweepSummary;
  readonly results: readonly CheckResult[];
}

export interface ReadinessRepository {
  addSweep(sweep: SweepRecord): void;
  /** Newest first, rechecks included. */
  summaries(limit: number): SweepSummary[];
  /** The newest full sweep, and after it the rechecks, oldest first; empty: never swept. */
  latestSweeps(): SweepRecord[];
  /** Verdicts at the end of the full sweep before the newest one; null: there was none. */
  previousVerdicts(): { readonly at: number; readonly verdicts: Readonly<Record<CheckKey, Verdict>> } | null;
  /** The newest for each item and room. */
  confirmations(): Confirmation[];
  addConfirmation(confirmation: Confirmation): void;
  /** The newest for each room. */
  signOffs(): SignOff[];
  writeSignOff(signOff: SignOff): void;
  /** Every sign-off made or reopened from `from` (included) to `to` (not included), also those that a later one replaced. */
  signOffsBetween(from: number, to: number): SignOff[];
  /** Removes sweeps older than `beforeAt`, the newest two kept in any case; returns how many. */
  prune(beforeAt: number): number;
}

/** Occurrences of faults. */
export interface FindingRepository {
  /** Adds, or replaces the same occurrence (`id` and `since`). */
  write(findings: readonly DiagnosisFinding[]): void;
  /** Those that lasted at some time from `from` (included) to `to` (not included), by their beginning. */
  between(from: number, to: number): DiagnosisFinding[];
  /** At start: what was open when the console ended counts as over since then. */
  endOpen(at: number): void;
  prune(beforeAt: number): number;
}

export interface AlertRepository {
  /** Oldest first. */
  latest(limit: number): Alert[];
  between(from: number, to: number): Alert[];
  /** Adds, or replaces the one with this id. */
  write(alert: Alert): void;
  prune(beforeAt: number): number;
}

/** How the way out did. */
export interface PathRepository {
  add(events: readonly PathEvent[], minutes: readonly PathMinute[]): void;
  /** From `from` (included) to `to` (not included), oldest first. */
  eventsBetween(from: number, to: number): PathEvent[];
  minutesBetween(from: number, to: number): PathMinute[];
  prune(beforeAt: number): number;
}

/** The file under an open store, for whoever copies it. */
export interface StoreFile {
  /** The data folder, absolute. */
  readonly dataDir: string;
  /** Opens this database and every copy of it. Secret: it never leaves the main process. */
  readonly passphrase: string;
  /**
   * While `read` runs, the database file does not change and holds everything that was written before; what is written
   * meanwhile waits in the log. Not nestable.
   *
   * @param read  Given the path of the database. Must end: the log grows meanwhile.
   * @throws StoreFault  What was written before cannot be brought into the file.
   */
  holdStill<T>(read: (file: string) => Promise<T>): Promise<T>;
}

/** People of this laptop. Writing one is a single statement: it may be part of a larger transaction. */
export interface PeopleRepository {
  load(): KeptPerson[];
  /** Adds, or replaces the one with this id. */
  write(person: KeptPerson): void;
  remove(personId: string): void;
}

export interface HeldRequestOutline extends HeldRequest {
  /** By whose rules it is kept. */
  readonly programId: string | null;
}

/** Keys and requests of decisions by file. Each write is a single statement: it may be part of a larger transaction. */
export interface ExchangeRepository {
  /** Null: none were made yet. */
  ownKeys(): OwnKeys | null;
  writeOwnKeys(keys: OwnKeys): void;
  /** By name. */
  trusted(): TrustedKey[];
  /** Adds, or replaces the one with this signing key. */
  trust(key: TrustedKey): void;
  forget(signingKey: string): void;
  /** Newest first. */
  received(): ReceivedRequest[];
  /** Null: none of that id. */
  receivedOf(requestId: string): ReceivedRequest | null;
  /** All of them in outline, oldest first. */
  held(): HeldRequestOutline[];
  /** Never replaces. */
  addReceived(received: ReceivedRequest): void;
  /** Once for a request; a second answer throws. */
  answer(requestId: string, answer: DistrictAnswer): void;
  removeReceived(requestId: string): void;
}

export interface Store {
  /** Null: a store in memory. */
  readonly file: StoreFile | null;
  readonly roster: RosterRepository;
  readonly history: HistoryRepository;
  readonly past: HistoryReader;
  readonly exhibits: ExhibitRepository;
  readonly settings: SettingsRepository;
  readonly sessions: SessionRepository;
  readonly site: SiteRepository;
  readonly readiness: ReadinessRepository;
  readonly findings: FindingRepository;
  readonly alerts: AlertRepository;
  readonly path: PathRepository;
  readonly people: PeopleRepository;
  readonly exchange: ExchangeRepository;
  readonly incidents: IncidentRepository;
  /** Checkpoints and closes. */
  close(): void;
}
