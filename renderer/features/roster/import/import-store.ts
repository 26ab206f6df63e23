import { create } from 'zustand';
import {
  DEFAULT_IMPORT_CHOICES,
  type ImportChoices,
  type ImportCounts,
  type ImportPreview,
  type ImportProgress,
  type RoomGuess,
} from '../../../../shared/model/roster-import.ts';
import type { Result } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { showDone, showError } from '../../../ui/notify.ts';
import { showDoneWithUndo } from '../undo.tsx';
import type { ColumnMapping } from './column-mapping.ts';
import { describeCounts, hasChanges } from './preview-words.ts';

/** Corrections within this time go to the main process as one, so that typing a room name does not read the file ten times. */
const REREAD_DELAY_MS = 300;
/** The limit of the contract table, said here before 64 MB are copied for nothing. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** A preview under correction. */
export interface ImportDraft {
  /** As the main process last read the file. */
  readonly preview: ImportPreview;
  /** As the person wants it; ahead of `preview.choices` while a correction is on its way. */
  readonly choices: ImportChoices;
  /** What the console chose by itself, to mark corrections. */
  readonly automaticMapping: ColumnMapping;
  /** Every room the file implied so far: one that was set to "no room" stays in the list. */
  readonly rooms: readonly RoomGuess[];
  readonly isRereading: boolean;
  readonly isSaving: boolean;
}

/** The import flow: a file is read, its preview corrected, then saved or dropped. One file at a time. */
export interface ImportStore {
  /** The file dialog of the system is open, or its file is being read. */
  readonly isPicking: boolean;
  readonly reading: { readonly file: string; readonly progress: ImportProgress | null } | null;
  readonly draft: ImportDraft | null;
  /** Files dropped together wait here for their turn. */
  readonly waiting: readonly File[];
  pick(): Promise<void>;
  drop(files: readonly File[]): void;
  showProgress(progress: ImportProgress): void;
  choose(patch: Partial<ImportChoices>): void;
  /** By `RoomGuess.key`: a name, null for "no room", undefined to go back to the guess. */
  nameRoom(key: string, name: string | null | undefined): void;
  commit(): Promise<void>;
  /** Stops reading, or drops the preview. Goes on with the next waiting file. */
  cancel(): Promise<void>;
}

const IDLE = { isPicking: false, reading: null, draft: null, waiting: [] } as const;

export const useImportStore = create<ImportStore>()((set, get) => {
  /** Grows with every file and every cancel; a reply that comes back to an older number is not wanted any more. */
  let attempt = 0;
  let rereadTimer: ReturnType<typeof setTimeout> | undefined;

  function receive(result: Result<ImportPreview | null>, forAttempt: number): void {
    if (forAttempt !== attempt) return;
    set({ isPicking: false, reading: null });
    if (!result.ok) showError(result.error);
    if (result.ok && result.value !== null) set({ draft: startDraft(result.value) });
    else void readNext();
  }

  async function readNext(): Promise<void> {
    const [file, ...waiting] = get().waiting;
    if (file === undefined) return;
    attempt += 1;
    const mine = attempt;
    set({ waiting, reading: { file: file.name, progress: null } });
    receive(await readFile(file), mine);
  }

  async function reread(): Promise<void> {
    const { draft } = get();
    if (draft === null) return;
    const mine = attempt;
    const sent = draft.choices;
    const result = await request('roster.reread', { previewId: draft.preview.id, choices: toSend(sent) });
    const current = get().draft;
    // A newer correction is on its way; its reply will show this one too.
    if (mine !== attempt || current === null || current.choices !== sent) return;
    if (result.ok) set({ draft: continueDraft(current, result.value) });
    else {
      showError(result.error);
      set({ draft: { ...current, choices: current.preview.choices, isRereading: false } });
    }
  }

  function leave(): void {
    attempt += 1;
    clearTimeout(rereadTimer);
    set({ isPicking: false, reading: null, draft: null });
  }

  return {
    ...IDLE,
    async pick() {
      const { isPicking, reading, draft } = get();
      if (isPicking || reading !== null || draft !== null) return;
      attempt += 1;
      const mine = attempt;
      set({ isPicking: true });
      receive(await request('roster.pickFile'), mine);
    },
    drop(files) {
      set(({ waiting }) => ({ waiting: [...waiting, ...files] }));
      const { isPicking, reading, draft } = get();
      if (!isPicking && reading === null && draft === null) void readNext();
    },
    showProgress(progress) {
      const { isPicking, reading } = get();
      if (isPicking || reading !== null) set({ reading: { file: progress.file, progress } });
    },
    choose(patch) {
      const { draft } = get();
      if (draft === null) return;
      set({ draft: { ...draft, choices: { ...draft.choices, ...patch }, isRereading: true } });
      clearTimeout(rereadTimer);
      rereadTimer = setTimeout(() => void reread(), REREAD_DELAY_MS);
    },
    nameRoom(key, name) {
      const { draft, choose } = get();
      if (draft === null) return;
      const { [key]: _previous, ...others } = draft.choices.roomNames;
      choose({ roomNames: name === undefined ? others : { ...others, [key]: name } });
    },
    async commit() {
      const { draft } = get();
      if (draft === null || draft.isSaving || draft.isRereading || draft.preview.errors.length > 0) return;
      set({ draft: { ...draft, isSaving: true } });
      const result = await request('roster.commitImport', { previewId: draft.preview.id });
      if (!result.ok) {
        showError(result.error);
        set(({ draft: now }) => ({ draft: now === null ? null : { ...now, isSaving: false } }));
        // Somebody changed the roster meanwhile: compare the file with it again, as the sentence promises.
        if (result.error.code === 'preview-outdated') get().choose({});
        return;
      }
      leave();
      tellImported(draft.preview.file, result.value);
      void readNext();
    },
    async cancel() {
      leave();
      await request('roster.cancelImport');
      void readNext();
    },
  };
});

/** Back to the beginning, for tests. */
export function resetImportStore(): void {
  useImportStore.setState(IDLE);
}

/** An import that changed nothing made no step to undo; the button would take back an older one. */
function tellImported(file: string, counts: ImportCounts): void {
  const message = `Imported ${file}: ${describeCounts(counts)}.`;
  if (hasChanges(counts)) showDoneWithUndo('roster-imported', message);
  else showDone(message);
}

async function readFile(file: File): Promise<Result<ImportPreview>> {
  if (file.size > MAX_FILE_BYTES) {
    const message = `${file.name} is larger than 64 MB, too large for a roster. Export only the columns that are needed, as CSV.`;
    return { ok: false, error: { code: 'roster.file-too-large', message } };
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await request('roster.readFile', { name: file.name.slice(0, 255), bytes });
  } catch {
    // A dropped folder, or a file on a drive that was pulled out.
    const message = `${file.name} could not be opened. Drop a file, not a folder, and check that it is still there.`;
    return { ok: false, error: { code: 'roster.file-unreadable', message } };
  }
}

function startDraft(preview: ImportPreview): ImportDraft {
  return {
    preview,
    choices: preview.choices,
    automaticMapping: preview.mapping,
    rooms: preview.rooms,
    isRereading: false,
    isSaving: false,
  };
}

function continueDraft(draft: ImportDraft, preview: ImportPreview): ImportDraft {
  return {
    ...draft,
    preview,
    automaticMapping: preview.choices.mapping === null ? preview.mapping : draft.automaticMapping,
    rooms: mergeRooms(draft, preview),
    isRereading: false,
  };
}

/** New guesses in the places of the old ones, so that the list stays still under the hands of whoever corrects it. */
function mergeRooms(draft: ImportDraft, preview: ImportPreview): RoomGuess[] {
  const fresh = new Map(preview.rooms.map((room) => [room.key, room]));
  const known = draft.rooms.flatMap((room) => {
    const isDismissed = draft.choices.roomNames[room.key] === null;
    return fresh.get(room.key) ?? (isDismissed ? room : []);
  });
  const knownKeys = new Set(draft.rooms.map((room) => room.key));
  return [...known, ...preview.rooms.filter((room) => !knownKeys.has(room.key))];
}

/** A room name that is being retyped is empty for a moment; the guess stands in for it. */
function toSend(choices: ImportChoices): ImportChoices {
  const named = Object.entries(choices.roomNames).filter(([, name]) => name === null || name.trim() !== '');
  return { ...DEFAULT_IMPORT_CHOICES, ...choices, roomNames: Object.fromEntries(named) };
}
