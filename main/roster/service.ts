import type { RequestParsed } from '../../shared/contract/channels.ts';
import type { Device, DeviceId, Room, RoomId, RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';
import type {
  ImportChoices,
  ImportCounts,
  ImportPreview,
  ImportProgress,
  UndoInfo,
} from '../../shared/model/roster-import.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { Listeners } from '../listeners.ts';
import type { RosterChange, RosterRepository } from '../store/repositories.ts';
import { applyRosterDelta } from './apply-change.ts';
import * as edits from './edits.ts';
import { exportRoster } from './export.ts';
import type { ReadFile, ReadOptions } from './importer.ts';
import type { ImportPlan } from './plan.ts';

export interface RosterServiceOptions {
  readonly repository: RosterRepository;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface OpenPreview {
  readonly id: string;
  readonly read: ReadFile;
  readonly plan: ImportPlan;
  /** The roster that it was compared with. */
  readonly revision: number;
}

/**
 * The roster while the console runs: the current snapshot, every change to it, and the one import under way.
 * Expected refusals are results; only the store may throw.
 */
export class RosterService {
  readonly #repository: RosterRepository;
  readonly #makeId: () => string;
  readonly #now: () => number;
  readonly #changed = new Listeners<[delta: RosterDelta]>();
  readonly #progress = new Listeners<[progress: ImportProgress]>();
  #roster: RosterSnapshot;
  #preview: OpenPreview | null = null;
  #reading = new AbortController();

  constructor({ repository, makeId, now }: RosterServiceOptions) {
    this.#repository = repository;
    this.#makeId = makeId;
    this.#now = now;
    this.#roster = repository.load();
  }

  snapshot(): RosterSnapshot {
    return this.#roster;
  }

  /** @returns Its own end. */
  onChange(listener: (delta: RosterDelta) => void): () => void {
    return this.#changed.add(listener);
  }

  /** Only long files tell progress. @returns Its own end. */
  onImportProgress(listener: (progress: ImportProgress) => void): () => void {
    return this.#progress.add(listener);
  }

  /**
   * Reads a file and compares it with the roster; nothing is saved. A file read before is forgotten. A file that cannot be
   * imported is a preview with `errors`. Fails with `import-cancelled`.
   */
  async readFile(
    file: { readonly name: string; readonly bytes: Uint8Array },
    options: ReadOptions = {},
  ): Promise<Result<ImportPreview>> {
    const signal = this.#startReading(options.signal);
    const onProgress = (progress: ImportProgress) => {
      options.onProgress?.(progress);
      this.#progress.tell(progress);
    };
    return this.#orCancelled(signal, async () => {
      const { readImportFile, proposedChoices } = await loadImporter();
      const read = await readImportFile(file.name, file.bytes, { signal, onProgress });
      return this.#plan(this.#makeId(), read, proposedChoices(read, this.#roster), signal);
    });
  }

  /** The file of the open preview with corrected choices. Fails with `no-preview` or `import-cancelled`. */
  async reread(previewId: string, choices: ImportChoices): Promise<Result<ImportPreview>> {
    const open = this.#preview;
    if (open?.id !== previewId) return noPreview();
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    return this.#orCancelled(reading.signal, () => this.#plan(previewId, open.read, choices, reading.signal));
  }

  /**
   * Saves the open preview as one step that can be undone. Fails with `no-preview`, `not-importable` for one with errors,
   * `preview-outdated` when the roster changed since; nothing is saved then.
   */
  commitImport(previewId: string): Result<ImportCounts> {
    const open = this.#preview;
    if (open?.id !== previewId) return noPreview();
    const { preview, change } = open.plan;
    const error = preview.errors[0];
    if (error !== undefined) return fail('not-importable', `${error.message} Nothing was changed.`);
    if (open.revision !== this.#roster.revision) {
      return fail(
        'preview-outdated',
        'The roster changed since this preview was made. Look at the new preview, then import.',
      );
    }
    if (change !== null) this.#write(change);
    this.#preview = null;
    return ok(preview.counts);
  }

  /** Stops reading and forgets the preview. */
  cancelImport(): void {
    this.#reading.abort();
    this.#preview = null;
  }

  exportCsv(): Result<{ readonly name: string; readonly text: string }> {
    const day = new Date(this.#now()).toISOString().slice(0, 10);
    return ok({ name: `testing-day-roster-${day}.csv`, text: exportRoster(this.#roster) });
  }

  undoInfo(): UndoInfo {
    return this.#repository.undoInfo();
  }

  /** Takes the newest change back. Null: there was none. */
  undo(): Result<UndoInfo> {
    const undone = this.#repository.undo();
    if (undone === null) return ok(null);
    this.#apply(undone.delta);
    return ok({ what: undone.what, at: undone.at });
  }

  createRoom(input: RequestParsed<'rooms.create'>): Result<Room> {
    return this.#edit(edits.createRoom(this.#roster, input, this.#makeId));
  }

  updateRoom({ roomId, patch }: RequestParsed<'rooms.update'>): Result<Room> {
    return this.#edit(edits.updateRoom(this.#roster, roomId, patch));
  }

  reorderRooms(roomIds: readonly RoomId[]): Result<void> {
    return this.#edit(edits.reorderRooms(this.#roster, roomIds));
  }

  removeRoom(roomId: RoomId): Result<void> {
    return this.#edit(edits.removeRoom(this.#roster, roomId));
  }

  createDevice(input: RequestParsed<'devices.create'>): Result<Device> {
    return this.#edit(edits.createDevice(this.#roster, input, this.#makeId, this.#now()));
  }

  updateDevices({ deviceIds, patch }: RequestParsed<'devices.update'>): Result<void> {
    return this.#edit(edits.updateDevices(this.#roster, deviceIds, patch, this.#now()));
  }

  placeDevices(placements: RequestParsed<'devices.place'>['placements']): Result<void> {
    return this.#edit(edits.placeDevices(this.#roster, placements));
  }

  removeDevices(deviceIds: readonly DeviceId[]): Result<void> {
    return this.#edit(edits.removeDevices(this.#roster, deviceIds));
  }

  #startReading(outer: AbortSignal | undefined): AbortSignal {
    this.cancelImport();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    return outer === undefined ? signal : AbortSignal.any([signal, outer]);
  }

  async #plan(id: string, read: ReadFile, choices: ImportChoices, signal: AbortSignal): Promise<Result<ImportPreview>> {
    const roster = this.#roster;
    const { planReadFile } = await loadImporter();
    const plan = await planReadFile(read, { roster, choices, now: this.#now(), makeId: this.#makeId }, signal);
    this.#preview = { id, read, plan, revision: roster.revision };
    return ok({ ...plan.preview, id });
  }

  async #orCancelled<T>(signal: AbortSignal, run: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await run();
    } catch (error) {
      if (!signal.aborted) throw error;
      return fail('import-cancelled', 'Reading the file was stopped. Nothing was changed.');
    }
  }

  #edit<T>(edit: Result<edits.Edit<T>>): Result<T> {
    if (!edit.ok) return edit;
    if (edit.value.change !== null) this.#write(edit.value.change);
    return ok(edit.value.reply);
  }

  #write(change: RosterChange): void {
    this.#apply(this.#repository.write(change));
  }

  #apply(delta: RosterDelta): void {
    this.#roster = applyRosterDelta(this.#roster, delta);
    this.#changed.tell(delta);
  }
}

function noPreview(): Result<never> {
  return fail('no-preview', 'This preview is no longer open. Choose the file again.');
}

/** Loaded with the first file: its code pages and parsers are half a megabyte that the first grid must not wait for. */
function loadImporter() {
  return import('./importer.ts');
}
